"""Acts by people who may not do them: in the front matter, and in the ledger.

The act is judged by what held on its day. In the ledger it cannot be undone: what somebody with the authority did after it puts it
right, and it is then listed for the auditor alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sop_plugin.checks.signatures import as_past, is_past
from sop_plugin.model.document import Document
from sop_plugin.model.entitlement import is_judged, may, who_may
from sop_plugin.model.event import Approved, Event, Issued, Reviewed, Setback, Withdrawn
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.powers import AnyPower, Case, Power, power_of, signing
from sop_plugin.rules import approvals, signatures
from sop_plugin.words.voice import Words

_SHOWN = 3
_NEXT = Words(
    "以下一版次由有权限的人签署、发布", "have the next revision signed and released by somebody who may"
)
_REVIEW_AGAIN = Words("由有权限的人再复审一次", "have somebody who may hold the review again")
_FINAL = Words("作废不能重来", "a withdrawal is final")
Key = tuple[str | int, ...]


def entitled_names(people: tuple[Person, ...]) -> tuple[str, ...]:
    """The first of those who may, as a message names them; a dash where nobody may."""
    return tuple(person.name for person in people[:_SHOWN]) or ("—",)


def declared_without_authority(manual: Manual) -> Iterator[Finding]:
    """Signatures, reviews and withdrawals in the front matter; who approves is asked by a rule of its own."""
    for document in manual.documents:
        case = manual.cases.get(document.number)
        if case is None or not is_judged(manual, case):
            continue
        for keys, power, person, day in _declared(manual, document, case):
            if manual.person_states(person, day) and not may(manual, power, case, person, day):
                yield approvals.NOT_ENTITLED.at(
                    document.place(*keys), **_values(manual, power, case, person, day)
                )


def _declared(manual: Manual, document: Document, case: Case) -> Iterator[tuple[Key, AnyPower, str, date]]:
    for index, approval in enumerate(document.approvals):
        if not approval.role.approves:
            yield ("approvals", index, "person"), signing(approval.role), approval.person, approval.day
    proper = [r.day for r in document.reviews if may(manual, Power.REVIEW, case, r.by, r.day)]
    for index, review in enumerate(document.reviews):
        if not any(day >= review.day for day in proper):
            yield ("reviews", index, "by"), Power.REVIEW, review.by, review.day
    if document.withdrawal is not None:
        yield ("withdrawal", "by"), Power.WITHDRAW, document.withdrawal.by, document.withdrawal.day


def recorded_without_authority(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Events of the ledger; an approval in the role that approves is judged with the release that it led to."""
    for event in ledger.events:
        power, case = power_of(event), manual.cases.get(event.number)
        if power is None or power == Power.APPROVED or case is None or not is_judged(manual, case):
            continue
        if not manual.person_states(event.by, event.day) or may(manual, power, case, event.by, event.day):
            continue
        finding = signatures.RECORDED_WITHOUT_AUTHORITY.at(
            ledger.place(event),
            event=event.name,
            mended=_mending(event),
            **_values(manual, power, case, event.by, event.day),
        )
        yield (
            as_past(finding) if is_past(event, ledger) or _is_mended(manual, ledger, event, case) else finding
        )


def _mending(event: Event) -> Words:
    match event:
        case Reviewed():
            return _REVIEW_AGAIN
        case Withdrawn():
            return _FINAL
    return _NEXT


def _is_mended(manual: Manual, ledger: Ledger, event: Event, case: Case) -> bool:
    """Whether somebody has signed, reviewed or released after it who may."""
    later = [e for e in ledger.by_number[event.number] if e.sequence > event.sequence]
    match event:
        case Approved():
            return event not in ledger.standing_approvals(event.number, event.revision)
        case Reviewed():
            reviews = [e for e in later if isinstance(e, Reviewed) and e.revision == event.revision]
            return any(may(manual, Power.REVIEW, case, e.by, e.day) for e in reviews)
        case Issued() | Setback():
            return any(release in later for release in ledger.releases(event.number))
    return False


def _values(manual: Manual, power: AnyPower, case: Case, person: str, day: date) -> dict[str, object]:
    return {
        "person": manual.person_name(person, day),
        "day": day,
        "power": power,
        "number": case.number,
        "department": manual.department_term(case.department),
        "entitled": entitled_names(who_may(manual, power, case, manual.as_of)),
        "key": str(power),
    }
