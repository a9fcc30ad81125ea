"""Approvals: who signed in which role, and the signature under which a text goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from sop_plugin.model.place import Place
from sop_plugin.model.roles import Role


@dataclass(frozen=True)
class Approval:
    """One line of the approval block."""

    role: Role
    person: str
    day: date
    place: Place


class Signed(Protocol):
    """A signature in a role, as the front matter declares it or the ledger has recorded it."""

    @property
    def role(self) -> Role: ...

    @property
    def day(self) -> date: ...


AnySigned = TypeVar("AnySigned", bound=Signed)


def last_approval(signatures: Iterable[AnySigned]) -> AnySigned | None:
    """The signature under which a text goes out: the last of the role that approves."""
    approved = (signature for signature in signatures if signature.role.approves)
    return max(approved, key=lambda signature: signature.day, default=None)
