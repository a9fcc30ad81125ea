"""Who may still sign one text in a role."""

from __future__ import annotations

from sop_plugin.model.approval import Role
from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.standing.approval_block import ApprovalBlock


def may_sign(block: ApprovalBlock, role: Role) -> tuple[Person, ...]:
    """In post and with authority: first who has signed in this role before, then the nearest departments; nobody once it is signed.

    To approve takes authority for the type and department; the other roles fall to the department itself, those above it and the
    one that supervises it, or to anybody in post where these have nobody left.
    """
    manual, document = block.manual, block.document
    held = [signature for signature in block.signatures if signature.holds]
    if any(signature.role is role for signature in held):
        return ()
    taken = {signature.person for signature in held}
    before = {signature.person for signature in block.signatures if signature.role is role}
    people = manual.organisation.people.values()
    in_post = [person for person in people if person.in_post(manual.as_of) and person.id not in taken]
    approvers = [
        person
        for person in in_post
        if person.may_approve_document(document.type, document.department, manual.as_of)
    ]
    near = _near(manual, document)

    def rank(person: Person) -> tuple[bool, int]:
        return person.id not in before, near.get(person.department, len(near))

    if role is Role.APPROVED:
        return tuple(sorted(approvers, key=rank))
    if len(approvers) == 1 and not any(signature.role is Role.APPROVED for signature in held):
        # Who signs here cannot approve as well: the only one who may is kept for that.
        in_post.remove(approvers[0])
    nearby = [person for person in in_post if person.department in near or person.id in before]
    return tuple(sorted(nearby or in_post, key=rank))


def _near(manual: Manual, document: Document) -> dict[str, int]:
    """Code of each department concerned → how near it is."""
    codes: dict[str, int] = {}
    code: str | None = document.department
    while code and code not in codes:
        codes[code] = len(codes)
        department = manual.organisation.departments.get(code)
        code = department.parent if department else None
    if document.supervised_by:
        codes.setdefault(document.supervised_by, len(codes))
    return codes
