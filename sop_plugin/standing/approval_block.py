"""The approval block: who has signed one text in which role, and which required signatures are missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.digest import binds
from sop_plugin.model.document import Document
from sop_plugin.model.event import Adopted
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.roles import Role
from sop_plugin.model.rule_changes import day_of_rules
from sop_plugin.model.seal import Known, Seal, Seals


@dataclass(frozen=True)
class Signature:
    """One signature. ``holds``: it is recorded, where there is a ledger, and about the text as it is now.

    ``zone`` and ``account`` are those of its event, ``known`` how the person is known.
    """

    role: Role
    person: str
    day: date
    seal: Seal
    holds: bool
    known: Known = Known.DECLARED
    zone: str | None = None
    account: str | None = None


@dataclass(frozen=True)
class RoleLine:
    """A role with its signatures."""

    role: Role
    required: bool
    signatures: tuple[Signature, ...]

    @property
    def signed(self) -> bool:
        """Whether any of its signatures holds."""
        return any(signature.holds for signature in self.signatures)


@dataclass(frozen=True)
class ApprovalBlock:
    """The roles in the order of signing: those that somebody signed in, and those that are required."""

    manual: Manual
    document: Document
    lines: tuple[RoleLine, ...]
    adoption: Adopted | None = None
    """How it was declared to have been in force before the ledger began; its signatures are then part of what was declared."""

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """All signatures, in the order of the roles."""
        return tuple(signature for line in self.lines for signature in line.signatures)

    @property
    def missing(self) -> tuple[RoleLine, ...]:
        """The required signatures that the text has yet to get."""
        return tuple(line for line in self.lines if line.required and not line.signed)


def approval_block(manual: Manual, document: Document, ledger: Ledger | None, seals: Seals) -> ApprovalBlock:
    """As the ledger recorded it, and after that what the front matter declares beyond; without a ledger as that declares it."""
    adoption = ledger.adoption(document.number, document.revision) if ledger is not None else None
    if adoption is not None:
        declared = tuple(_declared(document, Seal.ADOPTED))
        return ApprovalBlock(manual, document, tuple(_lines(declared, (), ())), adoption)
    found = tuple(_declared(document) if ledger is None else _recorded(document, ledger, seals))
    released = ledger.release(document.number, document.revision) if ledger is not None else None
    is_settled = released is not None or (ledger is None and document.status.released)
    day = day_of_rules(document) if is_settled else manual.as_of
    required = manual.settings.required_roles(document.type, day)
    if is_settled:
        # What was released by settings that were changed since, without a day, lacks nothing that those did not ask for.
        then = [before.required_roles(document.type, day) for before in manual.settings_before]
        required = tuple(role for role in required if all(role in roles for roles in then))
    lines = _lines(found, manual.settings.roles.on(day), required)
    return ApprovalBlock(manual, document, tuple(line for line in lines if line.required or line.signatures))


def _lines(
    found: Sequence[Signature], there: Sequence[Role], required: Collection[Role]
) -> Iterator[RoleLine]:
    """A line for each role of the day, and for those of other days that somebody signed in, as they were called then."""
    signed = {signature.role: signature.role for signature in found}
    shown = {role: signed.get(role, role) for role in (*there, *signed)}
    for role in sorted(shown.values(), key=lambda role: role.rank):
        yield RoleLine(role, role in required, tuple(each for each in found if each.role == role))


def _declared(document: Document, seal: Seal = Seal.DECLARED) -> Iterator[Signature]:
    for approval in document.approvals:
        yield Signature(approval.role, approval.person, approval.day, seal, holds=True)


def _recorded(document: Document, ledger: Ledger, seals: Seals) -> Iterator[Signature]:
    # What was released stays signed, whatever has become of the source file since.
    released = ledger.release(document.number, document.revision) is not None
    standing = ledger.standing_approvals(document.number, document.revision)
    for event in standing:
        holds = released or binds(event.digest, document)
        yield Signature(
            event.role,
            event.by,
            event.day,
            seals.of(event),
            holds,
            seals.known(event),
            event.zone,
            event.account,
        )
    recorded = {(event.role, event.by) for event in standing}
    for approval in document.approvals:
        if (approval.role, approval.person) not in recorded:
            yield Signature(approval.role, approval.person, approval.day, Seal.DECLARED, holds=released)
