"""Seals: every signature of the ledger held against what it signs and the person's keys of that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sop_plugin.model.event import Act, Approved, Event
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.place import Place
from sop_plugin.model.seal import Seal, Seals, Verdict, VerifySeal, sealed_message
from sop_plugin.rules import seals as rules


class AnyLedger(Protocol):
    """A ledger of any kind."""

    @property
    def events(self) -> Sequence[Event]: ...

    def place(self, event: Event) -> Place:
        """Where an event stands."""


@dataclass(frozen=True)
class ActsOf:
    """The acts of the ledger of documents, those of the audit trail too."""

    ledger: Ledger

    @property
    def events(self) -> Sequence[Event]:
        return self.ledger.acts

    def place(self, event: Event) -> Place:
        """Where an event stands."""
        return self.ledger.place(event)


def verified_seals(ledger: AnyLedger, manual: Manual, verify: VerifySeal) -> Seals:
    """Every signature of the ledger, verified."""
    verdicts: dict[tuple[str, int], Verdict] = {}
    for event in ledger.events:
        if isinstance(event, Act) and event.signature is not None:
            verdicts[event.number, event.sequence] = _best(sealed_message(event), event, manual, verify)
    return Seals(verdicts)


def _best(message: bytes, event: Act, manual: Manual, verify: VerifySeal) -> Verdict:
    """By the keys of that day; a key that was withdrawn since still was the person's then, and one may be recorded late."""
    states = manual.person_states(event.by, event.day)
    verdicts = [
        verify(message, event.signature or "", keys, event.day)
        for keys in dict.fromkeys(p.keys for p in states)
    ]
    if not verdicts:
        return verify(message, event.signature or "", (), event.day)
    return Verdict.VALID if Verdict.VALID in verdicts else verdicts[-1]


def check_seals(ledger: AnyLedger, seals: Seals) -> Iterator[Finding]:
    """A finding for each seal that is broken or cannot be verified."""
    for event in ledger.events:
        if not isinstance(event, Act):
            continue
        seal = seals.of(event)
        if seal is Seal.BROKEN:
            rule = rules.SEAL_BROKEN if isinstance(event, Approved) else rules.ACT_SEAL_BROKEN
            yield rule.at(
                ledger.place(event),
                event=event.name,
                kind=event.kind,
                person=event.by,
                verdict=seals.verdict(event),
            )
        elif seal is Seal.UNVERIFIED:
            yield rules.SEAL_UNVERIFIED.at(ledger.place(event), event=event.name, person=event.by)
