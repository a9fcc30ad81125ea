"""Seals of approvals: every signature of the ledger held against its text and the person's keys of that day."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.digest import seal_text
from sop_plugin.model.event import Approved
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.seal import Seal, Seals, Verdict, VerifySeal
from sop_plugin.rules import seals as rules


def verified_seals(ledger: Ledger, organisation: Organisation, verify: VerifySeal) -> Seals:
    """Every signature of the ledger, verified."""
    verdicts: dict[tuple[str, int], Verdict] = {}
    for event in ledger.events:
        if isinstance(event, Approved) and event.signature is not None:
            person = organisation.people.get(event.by)
            message = seal_text(event.number, event.revision, event.role, event.by, event.day, event.digest)
            keys = person.keys if person else ()
            verdicts[event.number, event.sequence] = verify(message, event.signature, keys, event.day)
    return Seals(verdicts)


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
