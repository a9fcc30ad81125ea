"""Seals of approvals: every signature of the ledger held against its text and the person's keys of that day."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.digest import seal_text
from sop_plugin.model.event import Approved
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.seal import Seal, Seals, Verdict, VerifySeal
from sop_plugin.rules import seals as rules


def verified_seals(ledger: Ledger, manual: Manual, verify: VerifySeal) -> Seals:
    """Every signature of the ledger, verified."""
    verdicts: dict[tuple[str, int], Verdict] = {}
    for event in ledger.events:
        if isinstance(event, Approved) and event.signature is not None:
            message = seal_text(event.number, event.revision, event.role, event.by, event.day, event.digest)
            verdicts[event.number, event.sequence] = _best(message, event, manual, verify)
    return Seals(verdicts)


def _best(message: bytes, event: Approved, manual: Manual, verify: VerifySeal) -> Verdict:
    """By the keys of that day; a key that was withdrawn since still was the person's then, and one may be recorded late."""
    states = manual.person_states(event.by, event.day)
    verdicts = [
        verify(message, event.signature or "", keys, event.day)
        for keys in dict.fromkeys(p.keys for p in states)
    ]
    if not verdicts:
        return verify(message, event.signature or "", (), event.day)
    return Verdict.VALID if Verdict.VALID in verdicts else verdicts[-1]


def check_seals(ledger: Ledger, seals: Seals) -> Iterator[Finding]:
    """A finding for each seal that is broken or cannot be verified."""
    for event in ledger.events:
        if not isinstance(event, Approved):
            continue
        seal = seals.of(event)
        if seal is Seal.BROKEN:
            yield rules.SEAL_BROKEN.at(
                ledger.place(event), event=event.name, person=event.by, verdict=seals.verdict(event)
            )
        elif seal is Seal.UNVERIFIED:
            yield rules.SEAL_UNVERIFIED.at(ledger.place(event), event=event.name, person=event.by)
