"""Revisions that took effect before enough of their readers had read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from sop_plugin.model.document import ChangeClass, Document
from sop_plugin.model.entitlement import may
from sop_plugin.model.event import Adopted, Released
from sop_plugin.model.finding import Finding, Severity
from sop_plugin.model.history import Histories
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.powers import Power
from sop_plugin.model.settings_then import AskSettings, nobody_knows
from sop_plugin.model.training import TrainingLedger
from sop_plugin.rules.dates import RELEASED_ON_SHORT_NOTICE
from sop_plugin.rules.training import IN_FORCE_UNREAD, RELEASED_UNREAD
from sop_plugin.words.voice import Sayable, Words

_TWO = 2
_NOT_SAID = Words("没有写应读几人、读过几人", "it does not say how many had read it")
_NOT_KNOWN = Words(
    "写的是 {read} 人读过，阅读台账中到那天只有 {known} 人",
    "it says that {read} had read it, where the log of readings has {known} by that day",
)
_TOO_FEW = Words("应读的 {asked} 人中只有 {read} 人读过", "{read} of the {asked} who must read it had")
_NOT_ENTITLED = Words(
    "应读的 {asked} 人中只有 {read} 人读过，决定照样发布的{person}无权批准它",
    "{read} of the {asked} who must read it had, and {person}, who released it all the same, may not approve it",
)
_DECIDED = Words(
    "应读的 {asked} 人中只有 {read} 人读过，{person}照样发布，理由：{reason}",
    "{read} of the {asked} who must read it had, and {person} released it all the same: {reason}",
)
ToRead = Callable[[Person], tuple[Document, ...]]
"""Somebody → the documents that the person must read."""


@dataclass(frozen=True)
class Readers:
    """How many must read a document, and how many of them have read one revision of it, or a later one."""

    asked: int
    read: int

    @property
    def percent(self) -> int:
        """The share that has read, rounded down."""
        return self.read * 100 // self.asked if self.asked else 100

    def wanted(self, percent: int) -> int:
        """How many must have read for a share."""
        return -(-self.asked * percent // 100)


def readers_of(
    manual: Manual, histories: Histories, training: TrainingLedger, to_read: ToRead, release: Released
) -> Readers:
    """Of those in post today whom the document in force asks."""
    rules = manual.settings.training
    asked = [
        person
        for person in manual.organisation.people.values()
        if person.in_post(manual.as_of) and any(d.number == release.number for d in to_read(person))
    ]
    read = sum(
        any(
            event.revision >= release.revision
            and histories.ledger.release(event.number, event.revision) is not None
            and event.day <= manual.as_of
            and rules.counts(event, histories.questions(event.number, event.revision))
            for event in training.acknowledged(release.number, person.id)
        )
        for person in asked
    )
    return Readers(len(asked), read)


def readers_before(
    manual: Manual, training: TrainingLedger, to_read: ToRead, text: Document, digest: str
) -> Readers:
    """Of those in post today whom a text asks that is approved and yet to be released; a reading is of that very text."""
    rules, day = manual.settings.training, manual.as_of
    asked = [p for p in manual.organisation.people.values() if p.in_post(day) and to_read(p)]
    read = sum(
        any(
            event.digest == digest and event.day <= day and rules.counts(event, len(text.questions))
            for event in training.acknowledged(text.number, person.id)
        )
        for person in asked
    )
    return Readers(len(asked), read)


def released_unread(
    manual: Manual, histories: Histories, training: TrainingLedger | None
) -> Iterator[Finding]:
    """Releases of substance that too few had read before, as they say themselves and the log of readings bears out."""
    rules, ledger = manual.settings.training, histories.ledger
    if rules.read_first is None:
        return
    for number in histories.by_number:
        for release in ledger.releases(number):
            text = histories.released_text(number, release.revision)
            if isinstance(release, Adopted) or not rules.reads_first(release.day):
                continue
            if text is not None and text.is_editorial and not rules.editorial:
                continue
            problem = _unread(manual, training, release)
            if problem is None:
                continue
            finding = RELEASED_UNREAD.at(
                ledger.place(release),
                event=release.name,
                problem=problem.said,
                share=rules.read_first.share,
                since=rules.read_first.since,
                number=number,
            )
            # Decided by somebody who may: an auditor sees it, and nothing fails.
            yield replace(finding, lowered=Severity.ADVICE) if problem.decided else finding


class _Unread(NamedTuple):
    """What is wrong with what a release says of its readers, and whether somebody who may approve it gave a reason for it."""

    said: Sayable
    decided: bool = False


def _unread(manual: Manual, training: TrainingLedger | None, release: Released) -> _Unread | None:
    first, found = manual.settings.training.read_first, (release.readers or "").split("/")
    if first is None or len(found) < _TWO:
        return _Unread(_NOT_SAID)
    read, asked = map(int, found)
    if training is not None:
        known = {
            e.reader
            for e in training.events
            if e.number == release.number and e.digest == release.digest and e.day <= release.day
        }
        if len(known) < read:
            return _Unread(_NOT_KNOWN.filled(read=read, known=len(known)))
    if Readers(asked, read).percent >= first.share:
        return None
    if release.unread is None:
        return _Unread(_TOO_FEW.filled(read=read, asked=asked))
    case, person = manual.cases.get(release.number), manual.person_name(release.by, release.day)
    if case is not None and not may(manual, Power.APPROVED, case, release.by, release.day):
        return _Unread(_NOT_ENTITLED.filled(read=read, asked=asked, person=person))
    return _Unread(
        _DECIDED.filled(read=read, asked=asked, person=person, reason=release.unread), decided=True
    )


def released_on_short_notice(
    manual: Manual,
    histories: Histories,
    training: TrainingLedger | None,
    settings_then: AskSettings = nobody_knows,
) -> Iterator[Finding]:
    """Revisions that were released since readings are recorded and had fewer days: what the ledger says stays among the exceptions.

    Whoever begins to promise days promises them from then on: a release is judged by the settings of its day too, where those are known.
    """
    rules = manual.settings.training
    began = rules.since or (training.began if training is not None else None)
    if not rules.notice or began is None:
        return
    short: list[tuple[Released, str]] = []
    for number in histories.by_number:
        for release in histories.ledger.releases(number):
            text = histories.released_text(number, release.revision)
            if isinstance(release, Adopted) or text is None or release.day < began:
                continue
            notice = rules.notice.get(text.type)
            if notice is None or _days(release) >= notice or (text.is_editorial and not rules.editorial):
                continue
            short.append((release, text.type))
    then = settings_then([release for release, _ in short])
    for release, kind in short:
        known = then.get((release.number, release.sequence))
        if known is not None and known.settings.training.notice.get(kind, 0) <= _days(release):
            continue
        yield RELEASED_ON_SHORT_NOTICE.at(
            histories.ledger.place(release),
            event=release.name,
            day=release.day,
            effective=release.effective,
            days=_days(release),
            type=manual.settings.type_label(kind),
            notice=rules.notice[kind],
            number=release.number,
        )


def _days(release: Released) -> int:
    return max(0, (release.effective - release.day).days)


def in_force_unread(
    manual: Manual, histories: Histories, training: TrainingLedger, to_read: ToRead
) -> Iterator[Finding]:
    """Revisions of substance in force today that fewer have read than the settings ask before they take effect."""
    share, began = manual.settings.training.read_before, manual.settings.training.since or training.began
    if not share or began is None:
        return
    for number, history in histories.by_number.items():
        release = histories.ledger.in_force(number, manual.as_of)
        # What was in force before readings were recorded is asked by a day, and not in advance.
        if release is None or isinstance(release, Adopted) or release.effective < began:
            continue
        text = next((r.document for r in history.revisions if r.release == release), None)
        change = text.change if text is not None else None
        if change is not None and change.change_class is ChangeClass.EDITORIAL:
            continue
        readers = readers_of(manual, histories, training, to_read, release)
        if readers.percent < share:
            yield IN_FORCE_UNREAD.at(
                histories.ledger.place(release),
                event=release.name,
                revision=release.revision,
                effective=release.effective,
                read=readers.read,
                asked=readers.asked,
                share=share,
                number=number,
            )
