"""Seals of approvals: every signature of the ledger held against its text and the person's keys of that day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sop_plugin.model.digest import seal_text
from sop_plugin.model.event import Approved
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.seal import Seal, Verdict, VerifySeal
from sop_plugin.rules import seals as rules

Seals = Mapping[tuple[str, int], tuple[Seal, Verdict | None]]
"""(number, sequence) of an approval → how it is bound, with the verdict on its signature where it has one."""


def seals_of(ledger: Ledger, organisation: Organisation, verify: VerifySeal) -> Seals:
    """The seal of every approval in the ledger."""
    found: dict[tuple[str, int], tuple[Seal, Verdict | None]] = {}
    for event in ledger.events:
        if isinstance(event, Approved):
            found[event.number, event.sequence] = _seal(event, organisation, verify)
    return found


def _seal(approval: Approved, organisation: Organisation, verify: VerifySeal) -> tuple[Seal, Verdict | None]:
    if approval.signature is None:
        return Seal.DIGEST, None
    person = organisation.people.get(approval.by)
    message = seal_text(
        approval.number, approval.revision, approval.role, approval.by, approval.day, approval.digest
    )
    verdict = verify(message, approval.signature, person.keys if person else (), approval.day)
    if verdict is Verdict.VALID:
        return Seal.SEALED, verdict
    return (Seal.UNVERIFIED if verdict is Verdict.UNAVAILABLE else Seal.BROKEN), verdict


def check_seals(ledger: Ledger, seals: Seals) -> Iterator[Finding]:
    """A finding for each seal that is broken or cannot be verified."""
    for event in ledger.events:
        seal, verdict = seals.get((event.number, event.sequence), (None, None))
        if seal is Seal.BROKEN:
            yield rules.SEAL_BROKEN.at(
                ledger.place(event), event=event.name, person=event.by, verdict=verdict
            )
        elif seal is Seal.UNVERIFIED:
            yield rules.SEAL_UNVERIFIED.at(ledger.place(event), event=event.name, person=event.by)
