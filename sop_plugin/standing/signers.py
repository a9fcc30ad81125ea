"""Who may still sign one text in a role."""

from __future__ import annotations

from sop_plugin.model.document import Document
from sop_plugin.model.entitlement import cases_of, who_may
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.powers import AnyPower, Power, signing
from sop_plugin.model.roles import Role, are_two
from sop_plugin.standing.approval_block import ApprovalBlock


def may_sign(block: ApprovalBlock, role: Role) -> tuple[Person, ...]:
    """In post and with authority: first who has signed in this role before, then the nearest departments; nobody once it is signed.

    To approve takes authority for the type and department; the other roles fall to those whom the table of authority lets sign,
    of the department itself, those above it and the one that supervises it, or of any where these have nobody left.
    """
    manual, document = block.manual, block.document
    held = [signature for signature in block.signatures if signature.holds]
    if any(signature.role == role for signature in held):
        return ()
    taken = {signature.person for signature in held if are_two(signature.role, role)}
    before = {signature.person for signature in block.signatures if not are_two(signature.role, role)}
    case = manual.cases.get(document.number) or cases_of(Ledger(), (document,))[document.number]

    def left(power: AnyPower) -> list[Person]:
        return [p for p in who_may(manual, power, case, manual.as_of) if p.id not in taken]

    in_post, approvers = left(signing(role)), left(Power.APPROVED)
    near = _near(manual, document)

    def rank(person: Person) -> tuple[bool, int]:
        return person.id not in before, near.get(person.department, len(near))

    if role.approves:
        return tuple(sorted(approvers, key=rank))
    if len(approvers) == 1 and not any(signature.role.approves for signature in held):
        # Who signs here cannot approve as well: the only one who may is kept for that.
        in_post = [person for person in in_post if person != approvers[0]]
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
