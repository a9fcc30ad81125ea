"""Approvals: the roles in which people sign, in their order, and the signature under which a text goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from sop_plugin.model.place import Place
from sop_plugin.words.labels import LABELS
from sop_plugin.words.terms import ROLES
from sop_plugin.words.voice import Words


class Role(StrEnum):
    """Roles of approval, in the order in which people sign."""

    PREPARED = "prepared"
    CHECKED = "checked"
    REVIEWED = "reviewed"
    COSIGNED = "cosigned"
    APPROVED = "approved"

    @property
    def rank(self) -> int:
        """Position in the order of signing, from 0."""
        return _RANKS[self]

    @property
    def has_several(self) -> bool:
        """Whether several people may sign in it, each once; any other role is one person's."""
        return self is Role.COSIGNED

    @property
    def words(self) -> Words:
        """What it is called within a sentence."""
        return ROLES[self]

    @property
    def label(self) -> Words:
        """What it is called where it stands alone."""
        return LABELS[f"role_{self}"]


_RANKS = {role: rank for rank, role in enumerate(Role)}


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
    approved = (signature for signature in signatures if signature.role is Role.APPROVED)
    return max(approved, key=lambda signature: signature.day, default=None)
