"""Controlled copies: held against what was released, who may issue and recall them, and which are to be exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sop_plugin.checks.side_ledgers import check_events
from sop_plugin.checks.signatures import as_past
from sop_plugin.model.copies import CopyEvent, CopyIssued, CopyLedger
from sop_plugin.model.finding import Finding
from sop_plugin.model.in_force import days_in_force
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.seal import VerifySeal
from sop_plugin.rules import copies as rules
from sop_plugin.words.voice import Words

_AGAIN = Words(
    "由有权限的人收回这份副本，需要的另发一份",
    "have somebody who may recall the copy, and issue another where one is needed",
)


def check_copies(manual: Manual, ledger: Ledger, copies: CopyLedger, verify: VerifySeal) -> Iterator[Finding]:
    """All that is wrong with what the ledger of copies says, beyond its own chain."""
    yield from _of_no_release(manual, ledger, copies)
    yield from _not_in_force(manual, ledger, copies)
    yield from check_events(manual, copies, verify, _AGAIN, partial(_later_of_copy, copies))
    yield from _to_exchange(manual, ledger, copies)


def _later_of_copy(copies: CopyLedger, event: CopyEvent) -> list[CopyEvent]:
    """What was recorded of the same copy since."""
    of_number = copies.by_number[event.number]
    return [e for e in of_number if e.serial == event.serial and e.sequence > event.sequence]


def _of_no_release(manual: Manual, ledger: Ledger, copies: CopyLedger) -> Iterator[Finding]:
    out = {copy.name for copy in copies.copies_on(manual.as_of) if copy.is_out}
    for event in copies.events:
        if not isinstance(event, CopyIssued):
            continue
        release = ledger.release(event.number, event.revision)
        if release is None or release.digest != event.digest:
            finding = rules.COPY_OF_NO_RELEASE.at(
                copies.place(event),
                copy=event.copy_name,
                revision=event.revision,
                digest=event.digest,
                ledger=ledger.path,
            )
            yield finding if event.copy_name in out else as_past(finding)


def _not_in_force(manual: Manual, ledger: Ledger, copies: CopyLedger) -> Iterator[Finding]:
    """Copies that are out of a revision that nobody was to work by on the day on which they were handed out."""
    for copy in copies.copies_on(manual.as_of):
        issued = copy.issued
        if not copy.is_out or ledger.release(issued.number, issued.revision) is None:
            continue  # it is back, or of no release, which is told
        if not _was_in_force(ledger, issued):
            in_force = ledger.in_force(issued.number, issued.day)
            yield rules.COPY_NOT_IN_FORCE.at(
                copies.place(issued),
                copy=copy.name,
                day=issued.day,
                revision=issued.revision,
                in_force=in_force.revision if in_force is not None else "—",
                number=issued.number,
            )


def _was_in_force(ledger: Ledger, issued: CopyIssued) -> bool:
    """Whether a copy is of the revision in force on its day, by all that is known now or by what had been recorded before that day."""
    withdrawal, day = ledger.withdrawal(issued.number), issued.day
    releases = [r for r in ledger.releases(issued.number) if r.day <= day]
    before = [r for r in releases if r.day < day or r.revision == issued.revision]
    ended = withdrawal if withdrawal is not None and withdrawal.day <= day else None
    ended_before = ended if ended is not None and ended.day < day else None
    return any(
        span.release.revision == issued.revision and span.cover(day)
        for span in (*days_in_force(releases, ended), *days_in_force(before, ended_before))
    )


def _to_exchange(manual: Manual, ledger: Ledger, copies: CopyLedger) -> Iterator[Finding]:
    for number in copies.by_number:
        in_force = ledger.in_force(number, manual.as_of)
        old = [
            copy
            for copy in copies.copies_of(number, manual.as_of)
            if copy.is_out and (in_force is None or copy.revision != in_force.revision)
        ]
        if old:
            yield rules.COPIES_TO_EXCHANGE.at(
                copies.place(old[0].issued),
                number=number,
                count=len(old),
                copies=[copy.name for copy in old],
            )
