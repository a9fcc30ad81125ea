"""Approvals: complete, in order, by different people who were entitled to give them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sop_plugin.model.approval import Approval, Role
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.rule_changes import day_of_rules
from sop_plugin.model.settings import Settings
from sop_plugin.rules import approvals as rules
from sop_plugin.words.terms import type_name

_ENTITLED_SHOWN = 3


def missing_roles(document: Document, settings: Settings) -> Iterator[Finding]:
    """Required roles in which nobody has signed a released document."""
    if document.status.released:
        signed = {approval.role for approval in document.approvals}
        for role in settings.missing_roles(document.type, signed, day_of_rules(document)):
            yield rules.ROLE_MISSING.at(document.place("approvals"), role=role, role_code=role.value)


def approval_order(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Approvals listed or dated against the order of the roles; each is reported once."""
    reported: set[int] = set()
    for index, approval in enumerate(document.approvals):
        above = max(document.approvals[:index], key=lambda a: a.role.rank, default=approval)
        if approval.role.rank < above.role.rank:
            reported.add(index)
            yield _out_of_order(document, index, earlier=approval, later=above)
    by_role = sorted(enumerate(document.approvals), key=lambda pair: pair[1].role.rank)
    latest: Approval | None = None
    for index, approval in by_role:
        if latest is not None and approval.day < latest.day:
            if latest.role is not approval.role and index not in reported:
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
            if held is not approval.role:
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
            if not known or approval.role is not Role.APPROVED or not states:
                continue
            if not any(person.may_approve_document(*case, approval.day) for person in states):
                if case not in entitled:
                    entitled[case] = _entitled(manual, *case)
                yield rules.NO_AUTHORITY.at(
                    document.place("approvals", index, "person"),
                    person=states[0].name,
                    type=type_name(document.type),
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
            if approval.role is Role.APPROVED:
                yield rules.DRAFT_APPROVED.at(
                    document.place("approvals", index, "role"), status=document.status
                )
    if (document.status is Status.WITHDRAWN) != (document.withdrawal is not None):
        key = "withdrawal" if document.withdrawal else "status"
        yield rules.WITHDRAWAL_MISMATCH.at(document.place(key), status=document.status)
