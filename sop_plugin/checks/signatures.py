"""The signatures that the ledger recorded: complete, in order, by different people who were entitled to give them.

The ledger cannot be mended. What is wrong with the last released revision is put right by the next; what is wrong with an earlier
one, or with a document that has been withdrawn, is listed for the auditor and fails nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sop_plugin.checks.nearest import Nearest
from sop_plugin.checks.recorded import short
from sop_plugin.model.event import Adopted, Approved, Event, Issued, Released, Withdrawn
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.roles import Role, are_two
from sop_plugin.rules import signatures as rules


def unknown_signers(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """People whom the organisation does not know, each at the first event."""
    people = manual.organisation.people
    if not (people or manual.organisation.departments):
        return  # nobody is known: the organisation file is missing or cannot be read, which is told of it
    nearest = Nearest(people)
    reported: set[str] = set()
    for event in ledger.events:
        if not manual.person_states(event.by, event.day) and event.by not in reported:
            reported.add(event.by)
            yield rules.SIGNER_UNKNOWN.at(
                ledger.place(event), event=event.name, person=event.by, nearest=nearest.to(event.by)
            )


def signers_out_of_post(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Events by people who did not hold their job on that day; to give out a number is nobody's signature."""
    for event in ledger.events:
        states = manual.person_states(event.by, event.day)
        if isinstance(event, Issued) or not states or any(p.in_post(event.day) for p in states):
            continue
        person = states[-1]
        finding = rules.SIGNED_OUT_OF_POST.at(
            ledger.place(event),
            event=event.name,
            person=person.name,
            day=event.day,
            since=person.since or "…",
            until=person.until or "…",
        )
        yield as_past(finding) if is_past(event, ledger) else finding


def improper_releases(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Releases without a required approval, by one person, without authority, out of order or of another text."""
    for number in ledger.by_number:
        for release in ledger.releases(number):
            if isinstance(release, Adopted):
                continue  # nobody signed it here, which the register of exceptions tells by itself
            past = is_past(release, ledger)
            approvals = ledger.standing_approvals(number, release.revision)
            for finding in _exceptions(manual, ledger, release, approvals):
                yield as_past(finding) if past else finding


def is_past(event: Event, ledger: Ledger) -> bool:
    """Whether an event is about a revision that readers no longer work by."""
    if isinstance(event, Withdrawn):
        return False  # readers are told of it
    if ledger.withdrawal(event.number) is not None:
        return True
    releases = ledger.releases(event.number)
    revision: int | None = getattr(event, "revision", None)
    return bool(releases) and revision is not None and revision < releases[-1].revision


def as_past(finding: Finding) -> Finding:
    """What was wrong with a revision that a later one, or the end, has put right."""
    return rules.PAST_EXCEPTION.at(
        finding.place,
        problem=finding,
        code=finding.code,
    )


def _exceptions(
    manual: Manual, ledger: Ledger, release: Released, approvals: tuple[Approved, ...]
) -> Iterator[Finding]:
    issue = ledger.issue(release.number)
    revision = release.revision
    if issue is not None:
        yield from _without_entitlement(manual, ledger, release, issue, approvals)
    first_role: dict[str, Role] = {}
    for approval in approvals:
        held = first_role.setdefault(approval.by, approval.role)
        if are_two(held, approval.role):
            yield rules.RELEASED_SELF_APPROVED.at(
                ledger.place(approval),
                revision=revision,
                person=manual.person_name(approval.by, approval.day),
                first=held,
                role=approval.role,
            )
        if approval.digest != release.digest:
            yield rules.APPROVED_OTHER_TEXT.at(
                ledger.place(approval),
                revision=revision,
                person=manual.person_name(approval.by, approval.day),
                role=approval.role,
                approved=short(approval.digest),
                released=short(release.digest),
            )
    for before, after in pairwise(approvals):
        if after.role.rank < before.role.rank:
            yield rules.SIGNED_OUT_OF_ORDER.at(
                ledger.place(after),
                revision=revision,
                role=after.role,
                before=before.role,
                order=manual.settings.roles.on(manual.as_of),
            )


def _without_entitlement(
    manual: Manual, ledger: Ledger, release: Released, issue: Issued, approvals: tuple[Approved, ...]
) -> Iterator[Finding]:
    signed, day = (
        {approval.role for approval in approvals},
        max((a.day for a in approvals), default=release.day),
    )
    for role in manual.settings.missing_roles(issue.type, signed, day):
        yield rules.RELEASED_WITHOUT_ROLE.at(ledger.place(release), revision=release.revision, role=role)
    for approval in approvals:
        states, case = manual.person_states(approval.by, approval.day), (issue.type, issue.department)
        if not approval.role.approves or not states:
            continue
        if not any(person.may_approve_document(*case, approval.day) for person in states):
            yield rules.RELEASED_WITHOUT_AUTHORITY.at(
                ledger.place(approval),
                revision=release.revision,
                person=states[0].name,
                day=approval.day,
                type=manual.settings.type_name(issue.type),
                department=manual.department_term(issue.department),
            )
