"""Controlled copies: held against what was released, who may issue and recall them, and which are to be exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.side_ledgers import check_events
from sop_plugin.model.copies import CopyIssued, CopyLedger
from sop_plugin.model.finding import Finding
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
    yield from _of_no_release(ledger, copies)
    yield from check_events(manual, copies, verify, _AGAIN)
    yield from _to_exchange(manual, ledger, copies)


def _of_no_release(ledger: Ledger, copies: CopyLedger) -> Iterator[Finding]:
    for event in copies.events:
        if not isinstance(event, CopyIssued):
            continue
        release = ledger.release(event.number, event.revision)
        if release is None or release.digest != event.digest:
            yield rules.COPY_OF_NO_RELEASE.at(
                copies.place(event),
                copy=event.copy_name,
                revision=event.revision,
                digest=event.digest,
                ledger=ledger.path,
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
