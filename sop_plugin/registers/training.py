"""The register of training: what each person in post has read, must read, and should have read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sop_plugin.model.copies import short_digest
from sop_plugin.model.document import ChangeClass, Document
from sop_plugin.model.event import Released
from sop_plugin.model.history import Histories
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.training import Acknowledged, ReadingState, TrainingLedger

ToRead = Callable[[Person], tuple[Document, ...]]
"""Somebody → the documents that the person must read, in their order."""


@dataclass(frozen=True)
class Reading:
    """One document that one person must read. ``asked`` is the last release that asks for it; ``acknowledged`` what answers that."""

    person: Person
    document: Document
    asked: Released
    state: ReadingState
    due: date
    acknowledged: Acknowledged | None = None

    @property
    def digest(self) -> str:
        """The short digest of the text that is asked after."""
        return short_digest(self.asked.digest)


@dataclass(frozen=True)
class ReadingCounts:
    """Readings of some people or documents, by their state."""

    asked: int
    read: int
    to_read: int
    overdue: int


def training_register(
    manual: Manual,
    histories: Histories,
    training: TrainingLedger,
    to_read: ToRead,
    to_come: ToRead = lambda _: (),
) -> tuple[Reading, ...]:
    """Everybody in post on the manual's date, in the order of the organisation; what the ledger never released asks nothing.

    ``to_come`` are the texts of ``announced`` that somebody must read before they take effect.
    """
    asked: dict[str, Released | None] = {}
    rows: list[Reading] = []
    for person in manual.organisation.people.values():
        if not person.in_post(manual.as_of):
            continue
        for document in to_read(person):
            if document.number not in asked:
                asked[document.number] = asked_release(manual, histories, document.number)
            release = asked[document.number]
            if release is not None:
                rows.append(_reading(manual, histories, training, person, document, release))
        for document in to_come(person):
            coming = histories.ledger.release(document.number, document.revision)
            if coming is not None:
                rows.append(_reading(manual, histories, training, person, document, coming))
    return tuple(rows)


def announced(manual: Manual, histories: Histories) -> tuple[Document, ...]:
    """The texts that are released, yet to take effect, and asked from their release on: of types whose readers have days before."""
    rules, found = manual.settings.training, []
    for number in histories.by_number if rules.notice else ():
        for release in histories.ledger.scheduled(number, manual.as_of):
            text = histories.released_text(number, release.revision)
            if text is not None and text.type in rules.notice and (rules.editorial or not text.is_editorial):
                found.append(text)
    return tuple(found)


def asked_release(manual: Manual, histories: Histories, number: str) -> Released | None:
    """The release in force, or the last before it that changed what people do: an editorial one asks nobody again."""
    release = histories.ledger.in_force(number, manual.as_of)
    history = histories.by_number.get(number)
    if release is None or history is None or manual.settings.training.editorial:
        return release
    for revision in reversed(history.revisions):
        if revision.release.revision > release.revision:
            continue
        change = revision.document.change if revision.document is not None else None
        if change is None or change.change_class is not ChangeClass.EDITORIAL:
            return revision.release
    return release


def _reading(
    manual: Manual,
    histories: Histories,
    training: TrainingLedger,
    person: Person,
    document: Document,
    asked: Released,
) -> Reading:
    rules, day = manual.settings.training, manual.as_of
    approved = None
    if rules.read_first is not None:
        approved = histories.ledger.approved_on(asked.number, asked.revision, asked.digest)
    known = (
        event
        for event in training.acknowledged(document.number, person.id)
        if event.revision >= asked.revision and event.day <= day and training.is_of(event, asked, approved)
        # What is approved and not released counts for no other text.
        if histories.ledger.release(event.number, event.revision) is not None
        if rules.counts(event, histories.questions(event.number, event.revision))
    )
    acknowledged = next(known, None)
    due = _due(manual, document, asked, (person.since, rules.since or training.began or day))
    if acknowledged is not None:
        state = ReadingState.READ
    else:
        state = ReadingState.OVERDUE if day > due else ReadingState.TO_READ
    return Reading(person, document, asked, state, due, acknowledged)


def _due(manual: Manual, document: Document, asked: Released, begins: Iterable[date | None]) -> date:
    """The day by which it is read: before it takes effect, for those whom the release asks, and so many days later for others.

    Who was given less notice than the settings promise has these days all the same.
    """
    rules, known = manual.settings.training, [each for each in begins if each is not None]
    notice, told = rules.notice.get(document.type), max([asked.day, *known])
    if notice is not None and told < asked.effective:
        return max(asked.effective - timedelta(days=1), _after(told, notice))
    return _after(max([asked.effective, *known]), rules.days)


def _after(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def counted(readings: Iterable[Reading]) -> ReadingCounts:
    """How many of each state."""
    states = [reading.state for reading in readings]
    return ReadingCounts(
        len(states),
        states.count(ReadingState.READ),
        states.count(ReadingState.TO_READ),
        states.count(ReadingState.OVERDUE),
    )
