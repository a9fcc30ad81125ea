"""Controlled copies: held against what was released, who may issue and recall them, and which are to be exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.nearest import Nearest
from sop_plugin.checks.powers import entitled_names
from sop_plugin.checks.seals import check_seals, verified_seals
from sop_plugin.model.copies import CopyIssued, CopyLedger
from sop_plugin.model.entitlement import is_judged, may, who_may
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.powers import Power
from sop_plugin.model.seal import VerifySeal
from sop_plugin.rules import copies as rules
from sop_plugin.rules import evidence, signatures
from sop_plugin.words.voice import Words

_AGAIN = Words(
    "由有权限的人收回这份副本，需要的另发一份",
    "have somebody who may recall the copy, and issue another where one is needed",
)


def check_copies(manual: Manual, ledger: Ledger, copies: CopyLedger, verify: VerifySeal) -> Iterator[Finding]:
    """All that is wrong with what the ledger of copies says, beyond its own chain."""
    yield from _of_no_release(ledger, copies)
    yield from copy_events_in_future(manual, copies)
    yield from _without_authority(manual, copies)
    yield from check_seals(copies, verified_seals(copies, manual, verify))
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


def copy_events_in_future(manual: Manual, copies: CopyLedger) -> Iterator[Finding]:
    """The first event of each number's copies that cannot have happened yet."""
    for events in copies.by_number.values():
        event = next((event for event in events if event.day > manual.as_of), None)
        if event is not None:
            yield evidence.EVENT_IN_FUTURE.at(
                copies.place(event), event=event.name, day=event.day, today=manual.as_of
            )


def _without_authority(manual: Manual, copies: CopyLedger) -> Iterator[Finding]:
    nearest = Nearest(manual.organisation.people)
    for event in copies.events:
        if not manual.person_states(event.by, event.day):
            yield signatures.SIGNER_UNKNOWN.at(
                copies.place(event), event=event.name, person=event.by, nearest=nearest.to(event.by)
            )
            continue
        case = manual.cases.get(event.number)
        if case is None or not is_judged(manual, case):
            continue
        if not may(manual, Power.COPIES, case, event.by, event.day):
            yield signatures.RECORDED_WITHOUT_AUTHORITY.at(
                copies.place(event),
                event=event.name,
                mended=_AGAIN,
                person=manual.person_name(event.by, event.day),
                day=event.day,
                power=Power.COPIES,
                number=case.number,
                department=manual.department_term(case.department),
                entitled=entitled_names(who_may(manual, Power.COPIES, case, manual.as_of)),
                key=Power.COPIES.value,
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
