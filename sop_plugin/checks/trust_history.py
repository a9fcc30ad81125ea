"""People, keys, authority and settings held against their history in the ledger, and that history against itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sop_plugin.checks.trust import trust_place
from sop_plugin.model.finding import Finding, Rule
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.place import Place
from sop_plugin.model.seal import Verdict, VerifySeal
from sop_plugin.model.trust.changes import trust_changes
from sop_plugin.model.trust.facts import Subject, TrustRoot, as_told_before, key_of, kind_of
from sop_plugin.model.trust.history import Batch, batch_text
from sop_plugin.rules import trust as rules
from sop_plugin.words.voice import SEMICOLON, Listed, Sayable, Words

_FORGOTTEN = Words(
    "删去或改了姓名、从未签署或登记过的人员 {count} 名",
    "{count} people who never signed or recorded anything are taken out or have another name",
)
_SHOWN, _SHORT = 20, 12


def unrecorded_changes(manual: Manual, root: TrustRoot, ledger: Ledger) -> Iterator[Finding]:
    """What holds now and was never recorded, once the history was begun."""
    if not ledger.trust.begun or not manual.organisation.people:
        return
    latest = ledger.trust.latest
    if not any(kind_of(subject) is Subject.SETTINGS for subject in root):
        latest = {
            s: facts for s, facts in latest.items() if kind_of(s) not in (Subject.SETTINGS, Subject.FILES)
        }
    for change in trust_changes(latest, as_told_before(latest, root)):
        place = trust_place(manual, change.subject, is_there=change.subject in root)
        yield rules.CHANGE_NOT_RECORDED.at(place, change=change.words)


def changed_since_signed(
    manual: Manual, then: TrustRoot, root: TrustRoot, day: date, commit: str, acted: Collection[str]
) -> Iterator[Finding]:
    """What is another than ``then``, in the commit that brought the first signature, of a manual that keeps no history of it: one finding.

    It stands on the site: of who has left or has another name, and is none of those who ``acted``, it says how many there are.
    """
    forgotten = {
        subject
        for subject, facts in then.items()
        if kind_of(subject) is Subject.PEOPLE
        and key_of(subject) not in acted
        and root.get(subject, {}).get("name") != facts.get("name")
    }
    changes: list[Sayable] = [c.words for c in trust_changes(then, root) if c.subject not in forgotten]
    if forgotten:
        changes.append(_FORGOTTEN.filled(count=len(forgotten)))
    if changes:
        yield rules.CHANGED_SINCE_SIGNED.at(
            Place(manual.settings.place().path),
            day=day,
            commit=commit[:_SHORT],
            count=len(changes),
            changes=Listed(tuple(changes[:_SHOWN]), SEMICOLON),
        )


def improper_batches(ledger: Ledger, verify: VerifySeal) -> Iterator[tuple[Batch, Rule, Verdict | None]]:
    """What was recorded by people outside document control, with a broken seal, or without one by somebody who has a key."""
    for batch in ledger.trust.batches:
        if not batch.holds:
            yield batch, rules.STATEMENTS_CHANGED, None
            continue
        recorder = ledger.trust.recorder_of(batch)
        if (
            recorder is None
            or recorder.department != ledger.trust.control_of(batch)
            or not recorder.in_post(batch.day)
        ):
            yield batch, rules.STATED_BY_OUTSIDER, None
        keys = recorder.keys if recorder else ()
        if batch.signature is None and keys:
            yield batch, rules.STATED_WITHOUT_SEAL, None
        elif batch.signature is not None:
            message = batch_text(batch.digest, batch.by, batch.day)
            verdict = verify(message, batch.signature, keys, batch.day)
            if verdict is not Verdict.VALID:
                yield batch, rules.STATEMENT_SEAL_BROKEN, verdict


def improper_statements(manual: Manual, ledger: Ledger, verify: VerifySeal) -> Iterator[Finding]:
    """A finding for each; what was recorded properly since is told of the past and fails nothing."""
    for batch, rule, verdict in improper_batches(ledger, verify):
        event = batch.first
        finding = rule.at(
            ledger.place(event),
            event=event.name,
            person=manual.person_name(batch.by),
            day=batch.day,
            verdict=verdict or "",
        )
        if not ledger.trust.last_of(batch):
            finding = rules.PAST_STATEMENT.at(finding.place, problem=finding, code=finding.code)
        yield finding
