"""Approvals: complete, in order, by different people who were entitled to give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sop_plugin.checks.nearest import Nearest
from sop_plugin.model.approval import Approval
from sop_plugin.model.document import Document
from sop_plugin.model.event import Approved
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.roles import Role, are_two
from sop_plugin.model.rule_changes import day_of_rules
from sop_plugin.model.settings import Settings
from sop_plugin.rules import approvals as rules
from sop_plugin.words.voice import COMMA, NOTED, Listed, Sentence, spellings

_ENTITLED_SHOWN = 3


def missing_roles(document: Document, settings: Settings) -> Iterator[Finding]:
    """Required roles in which nobody has signed a released document."""
    if document.status.released:
        signed = {approval.role for approval in document.approvals}
        for role in settings.missing_roles(document.type, signed, day_of_rules(document)):
            yield rules.ROLE_MISSING.at(document.place("approvals"), role=role, role_code=str(role))


def unknown_roles(manual: Manual) -> Iterator[Finding]:
    """Signatures in roles that there were not on their day; what was released keeps whatever stands under it."""
    roles = manual.settings.roles
    for document in manual.documents:
        settled = document.status.released
        for index, approval in enumerate(document.approvals):
            there = roles.on(approval.day)
            if approval.role in there or (
                settled and (roles.known(approval.role) or document.number in manual.released)
            ):
                continue
            yield rules.ROLE_UNKNOWN.at(
                document.place("approvals", index, "role"),
                role=str(approval.role),
                day=approval.day,
                known=Listed(tuple(_to_write(role) for role in there), COMMA),
                nearest=_nearest(approval.role, there),
            )


def _nearest(written: str, there: Sequence[Role]) -> str:
    """The key that somebody may have meant, who may have written the name instead."""
    called = next((str(role) for role in there if written in spellings(role.label)), None)
    return called or Nearest(map(str, there)).to(written)


def forgotten_roles(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Roles of recorded signatures of which the settings know nothing, each at the first of them."""
    found: dict[str, list[Approved]] = {}
    for event in ledger.events:
        if isinstance(event, Approved) and not manual.settings.roles.known(event.role):
            found.setdefault(event.role, []).append(event)
    for role, signed in found.items():
        yield rules.ROLE_FORGOTTEN.at(ledger.place(signed[0]), role=str(role), count=len(signed))


def _to_write(role: Role) -> Sentence | str:
    """The key, which is to be written, with what it is called."""
    return NOTED.filled(noted=str(role), note=role)


def approval_order(document: Document, settings: Settings) -> Iterator[Finding]:
    """Approvals listed or dated against the order of the roles; each is reported once."""
    reported: set[int] = set()
    # A role of another day has no place in the order of this one, and a finding of its own.
    ordered = [(i, a) for i, a in enumerate(document.approvals) if a.role in settings.roles.on(a.day)]
    for at, (index, approval) in enumerate(ordered):
        above = max((a for _, a in ordered[:at]), key=lambda a: a.role.rank, default=approval)
        if approval.role.rank < above.role.rank:
            reported.add(index)
            yield _out_of_order(document, index, earlier=approval, later=above)
    by_role = sorted(ordered, key=lambda pair: pair[1].role.rank)
    latest: Approval | None = None
    for index, approval in by_role:
        if latest is not None and approval.day < latest.day:
            if latest.role != approval.role and index not in reported:
                yield _out_of_order(document, index, earlier=latest, later=approval)
        else:
            latest = approval


def _out_of_order(document: Document, index: int, earlier: Approval, later: Approval) -> Finding:
    return rules.APPROVALS_OUT_OF_ORDER.at(
        document.place("approvals", index, "role"),
        earlier=earlier.role,
        earlier_day=earlier.day,
        later=later.role,
        later_day=later.day,
    )


def approvals_by_one_person(manual: Manual) -> Iterator[Finding]:
    """People who signed in two roles, and roles that were given twice."""
    for document in manual.documents:
        first_role: dict[str, Role] = {}
        seen: set[tuple[Role, str]] = set()
        for index, approval in enumerate(document.approvals):
            held = first_role.setdefault(approval.person, approval.role)
            if are_two(held, approval.role):
                yield rules.SELF_APPROVAL.at(
                    document.place("approvals", index, "person"),
                    person=manual.person_name(approval.person),
                    first=held,
                    role=approval.role,
                )
            key = (approval.role, approval.person if approval.role.has_several else "")
            if key in seen:
                yield rules.ROLE_TWICE.at(
                    document.place("approvals", index, "role"),
                    role=approval.role,
                    person=manual.person_name(approval.person),
                )
            seen.add(key)


def approvers_without_authority(manual: Manual) -> Iterator[Finding]:
    """Approvals by people whom the organisation does not let approve such a document."""
    entitled: dict[tuple[str, str], tuple[str, ...]] = {}
    for document in manual.documents:
        case = (document.type, document.department)
        known = case[0] in manual.settings.types and case[1] in manual.organisation.departments
        for index, approval in enumerate(document.approvals):
            states = manual.person_states(approval.person, approval.day)
            if not known or not approval.role.approves or not states:
                continue
            if not any(person.may_approve_document(*case, approval.day) for person in states):
                if case not in entitled:
                    entitled[case] = _entitled(manual, *case)
                yield rules.NO_AUTHORITY.at(
                    document.place("approvals", index, "person"),
                    person=states[0].name,
                    type=manual.settings.type_name(document.type),
                    department=manual.department_term(document.department),
                    entitled=entitled[case],
                )


def _entitled(manual: Manual, document_type: str, department: str) -> tuple[str, ...]:
    names = [
        person.name
        for person in manual.organisation.people.values()
        if person.may_approve_document(document_type, department, manual.as_of)
        and person.in_post(manual.as_of)
    ]
    return tuple(names[:_ENTITLED_SHOWN]) or ("—",)


def signers_not_in_post(manual: Manual) -> Iterator[Finding]:
    """Approvals, reviews and withdrawals by people who did not hold their job on that day."""
    for document in manual.documents:
        for keys, person_id, day in _signatures(document):
            states = manual.person_states(person_id, day)
            if states and not any(person.in_post(day) for person in states):
                person = states[-1]
                yield rules.NOT_IN_POST.at(
                    document.place(*keys),
                    person=person.name,
                    day=day,
                    since=person.since or "…",
                    until=person.until or "…",
                )


def _signatures(document: Document) -> Iterator[tuple[tuple[str | int, ...], str, date]]:
    for index, approval in enumerate(document.approvals):
        yield ("approvals", index, "date"), approval.person, approval.day
    for index, review in enumerate(document.reviews):
        yield ("reviews", index, "date"), review.by, review.day
    if document.withdrawal is not None:
        yield ("withdrawal", "date"), document.withdrawal.by, document.withdrawal.day


def status_and_evidence(document: Document, settings: Settings) -> Iterator[Finding]:
    """Changes, approvals and withdrawals that the status wants or forbids."""
    changes = not settings.revisions.is_first(document.revision)
    if document.status is Status.APPROVED and changes and document.change is None:
        yield rules.CHANGE_MISSING.at(document.place("revision"), revision=document.revision)
    if not document.status.released:
        for index, approval in enumerate(document.approvals):
            if approval.role.approves:
                yield rules.DRAFT_APPROVED.at(
                    document.place("approvals", index, "role"), status=document.status
                )
    if (document.status is Status.WITHDRAWN) != (document.withdrawal is not None):
        key = "withdrawal" if document.withdrawal else "status"
        yield rules.WITHDRAWAL_MISMATCH.at(document.place(key), status=document.status)
