"""Who has signed one text in which role, and who may still sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.digest import digest
from sop_plugin.model.document import Document, Role
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.seal import Seal

Seals = Mapping[tuple[str, int], Seal]


@dataclass(frozen=True)
class Signature:
    """One signature. ``holds``: it is recorded and about the text as it is now."""

    person: str
    day: date
    seal: Seal
    holds: bool


@dataclass(frozen=True)
class RoleLine:
    """A role with its signatures; ``may_sign`` are the people who could give the missing one."""

    role: Role
    required: bool
    signatures: tuple[Signature, ...]
    may_sign: tuple[Person, ...] = ()

    @property
    def signed(self) -> bool:
        """Whether any of its signatures holds."""
        return any(signature.holds for signature in self.signatures)


def declared_lines(
    manual: Manual, document: Document, _ledger: Ledger, _seals: Seals
) -> tuple[RoleLine, ...]:
    """As the front matter declares them, where there is no ledger."""
    found = {
        role: tuple(
            Signature(a.person, a.day, Seal.DECLARED, holds=True)
            for a in document.approvals
            if a.role is role
        )
        for role in Role
    }
    return _lines(manual, document, found)


def recorded_lines(manual: Manual, document: Document, ledger: Ledger, seals: Seals) -> tuple[RoleLine, ...]:
    """As the ledger recorded them, and after them what the front matter declares beyond that."""
    text = digest(document)
    released = ledger.release(document.number, document.revision) is not None
    standing = ledger.standing_approvals(document.number, document.revision)
    recorded = {(approval.role, approval.by) for approval in standing}
    found: dict[Role, tuple[Signature, ...]] = {}
    for role in Role:
        known = [
            Signature(
                a.by,
                a.day,
                seals.get((a.number, a.sequence), Seal.DIGEST),
                # What was released stays signed, whatever has become of the source file since.
                holds=released or a.digest == text,
            )
            for a in standing
            if a.role is role
        ]
        declared = [
            Signature(a.person, a.day, Seal.DECLARED, holds=released)
            for a in document.approvals
            if a.role is role and (role, a.person) not in recorded
        ]
        found[role] = (*known, *declared)
    return _lines(manual, document, found)


def _lines(
    manual: Manual, document: Document, found: Mapping[Role, tuple[Signature, ...]]
) -> tuple[RoleLine, ...]:
    kind = manual.settings.types.get(document.type)
    required = kind.required_roles if kind else ()
    taken = {s.person for signatures in found.values() for s in signatures if s.holds}
    approved = any(signature.holds for signature in found[Role.APPROVED])
    lines = []
    for role in Role:
        signatures = found[role]
        line = RoleLine(role, role in required, signatures)
        if not signatures and not line.required:
            continue
        found_people = () if line.signed else _may_sign(manual, document, role, signatures, taken, approved)
        may_sign = tuple(found_people)
        lines.append(RoleLine(role, line.required, signatures, may_sign))
    return tuple(lines)


def _may_sign(
    manual: Manual,
    document: Document,
    role: Role,
    signatures: tuple[Signature, ...],
    taken: set[str],
    approved: bool,
) -> Iterator[Person]:
    """In post and with authority: first who has signed in this role before, then the nearest departments.

    To approve takes authority for the type and department; the other roles fall to the department itself, those above it and the
    one that supervises it, or to anybody in post where these have nobody left.
    """
    people = manual.organisation.people
    in_post = [p for p in people.values() if p.in_post(manual.as_of) and p.id not in taken]
    if role is Role.APPROVED:
        in_post = [
            p for p in in_post if p.may_approve_document(document.type, document.department, manual.as_of)
        ]
    before = [signature.person for signature in signatures]
    near = _near(manual, document)

    def rank(person: Person) -> tuple[bool, int]:
        return person.id not in before, near.get(person.department, len(near))

    if role is not Role.APPROVED:
        # Who signs here cannot approve as well: the only one who may is kept for that.
        approvers = [
            p.id for p in in_post if p.may_approve_document(document.type, document.department, manual.as_of)
        ]
        kept = approvers if len(approvers) == 1 and not approved else []
        in_post = [p for p in in_post if p.id not in kept]
    nearby = [p for p in in_post if p.department in near or p.id in before]
    yield from sorted(in_post if role is Role.APPROVED else nearby or in_post, key=rank)


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
