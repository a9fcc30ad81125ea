"""What holds for the ledgers beside that of documents: whose events they are, and that these have happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sop_plugin.checks.nearest import Nearest
from sop_plugin.checks.powers import entitled_names
from sop_plugin.checks.seals import AnyLedger, check_seals, verified_seals
from sop_plugin.checks.signatures import as_past
from sop_plugin.model.entitlement import is_judged, may, who_may
from sop_plugin.model.event import Event
from sop_plugin.model.finding import Finding
from sop_plugin.model.manual import Manual
from sop_plugin.model.place import Place
from sop_plugin.model.powers import power_of
from sop_plugin.model.seal import VerifySeal
from sop_plugin.rules import evidence, signatures
from sop_plugin.words.voice import Words


@dataclass(frozen=True)
class _OfKnownPeople:
    """Of somebody whose name and keys have gone no seal can be held against them: it proves no more than no seal."""

    ledger: AnyLedger
    events: tuple[Event, ...]

    def place(self, event: Event) -> Place:
        return self.ledger.place(event)


Again = Callable[[Any], Sequence[Event]]
"""An event → those after it that stand in its place, where somebody recorded them who may."""


def check_events(
    manual: Manual, ledger: AnyLedger, verify: VerifySeal, mended: Words, again: Again
) -> Iterator[Finding]:
    """Events of the future, by people without the authority, and with broken seals; ``mended`` says how it is put right."""
    yield from future_events(manual, ledger)
    yield from _without_authority(manual, ledger, mended, again)
    known = _OfKnownPeople(
        ledger, tuple(event for event in ledger.events if manual.person_states(event.by, event.day))
    )
    yield from check_seals(known, verified_seals(known, manual, verify))


def future_events(manual: Manual, ledger: AnyLedger) -> Iterator[Finding]:
    """The first event of each number that cannot have happened yet."""
    told: set[str] = set()
    for event in ledger.events:
        if event.day > manual.as_of and event.number not in told:
            told.add(event.number)
            yield evidence.EVENT_IN_FUTURE.at(
                ledger.place(event), event=event.name, day=event.day, today=manual.as_of
            )


def _may(manual: Manual, event: Event) -> bool:
    """Whether whoever recorded it could; of themselves everybody may say that they have read something."""
    power, case = power_of(event), manual.cases.get(event.number)
    return power is None or (case is not None and may(manual, power, case, event.by, event.day))


def _without_authority(manual: Manual, ledger: AnyLedger, mended: Words, again: Again) -> Iterator[Finding]:
    nearest = Nearest(manual.organisation.people)
    for event in ledger.events:
        power, case = power_of(event), manual.cases.get(event.number)
        if power is None:
            continue  # what people say of themselves, whose names may have gone since
        if not manual.person_states(event.by, event.day):
            yield signatures.SIGNER_UNKNOWN.at(
                ledger.place(event), event=event.name, person=event.by, nearest=nearest.to(event.by)
            )
            continue
        if case is None or not is_judged(manual, case) or may(manual, power, case, event.by, event.day):
            continue
        finding = signatures.RECORDED_WITHOUT_AUTHORITY.at(
            ledger.place(event),
            event=event.name,
            mended=mended,
            person=manual.person_name(event.by, event.day),
            day=event.day,
            power=power,
            number=case.number,
            department=manual.department_term(case.department),
            entitled=entitled_names(who_may(manual, power, case, manual.as_of)),
            key=str(power),
        )
        yield as_past(finding) if any(_may(manual, later) for later in again(event)) else finding
