"""The roles in which people sign: those that come along, a company's own, and which of them counted on which day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from sop_plugin.words import labels
from sop_plugin.words.labels import LABELS
from sop_plugin.words.terms import ROLES
from sop_plugin.words.voice import Sayable

_SETS_APART = 100
"""More than the roles of one set; by it each set ranks above those before it."""


@dataclass(frozen=True)
class DeclaredRole:
    """A role as it is declared: what it is called within a sentence and alone, and what a signature in it means."""

    key: str
    name: Sayable
    label: Sayable
    meaning: Sayable = ""
    has_several: bool = False

    @property
    def is_shipped(self) -> bool:
        """Whether it is one that comes along, as it comes."""
        return _SHIPPED.get(self.key) == self


def _shipped(key: str, has_several: bool = False) -> DeclaredRole:
    return DeclaredRole(key, ROLES[key], LABELS[f"role_{key}"], LABELS[f"meaning_{key}"], has_several)


SHIPPED = tuple(_shipped(key, has_several=key == "cosigned") for key in ROLES)
_SHIPPED = {declared.key: declared for declared in SHIPPED}


class Role(str):
    """A role of approval, on the day for which it was looked up: ``ApprovalRoles`` makes them.

    It is its key wherever text is wanted, and equal to every role with that key, whatever that is called or was called once.
    ``Role("checked")`` is what comes along under this key, and one that says nothing for any other key.
    """

    PREPARED: ClassVar[Role]
    CHECKED: ClassVar[Role]
    REVIEWED: ClassVar[Role]
    COSIGNED: ClassVar[Role]
    APPROVED: ClassVar[Role]

    declared: DeclaredRole
    rank: int
    """Position in the order of signing, from 0; roles that count later than others rank above them."""
    prepares: bool
    """Whether it is the first of its day: that of whoever wrote the text."""
    approves: bool
    """Whether it is the last of its day: under it the text goes out, and it takes the authority of ``may_approve``."""

    def __new__(
        cls,
        key: str,
        declared: DeclaredRole | None = None,
        rank: int | None = None,
        prepares: bool = False,
        approves: bool = False,
    ) -> Role:
        role = super().__new__(cls, key)
        if rank is None and declared is None and key in _SHIPPED:
            at = list(_SHIPPED).index(key)
            declared, rank, prepares, approves = _SHIPPED[key], at, at == 0, at == len(_SHIPPED) - 1
        role.declared = declared or DeclaredRole(key, key, key)
        role.rank, role.prepares, role.approves = rank or 0, prepares, approves
        return role

    def __reduce__(self) -> tuple[type[Role], tuple[object, ...]]:
        return Role, (str(self), self.declared, self.rank, self.prepares, self.approves)

    def __repr__(self) -> str:
        return f"Role{self.__reduce__()[1]!r}"

    @property
    def has_several(self) -> bool:
        """Whether several people may sign in it, each once; any other role is one person's."""
        return self.declared.has_several

    @property
    def words(self) -> Sayable:
        """What it is called within a sentence."""
        return self.declared.name

    @property
    def label(self) -> Sayable:
        """What it is called where it stands alone."""
        return self.declared.label

    @property
    def meaning(self) -> Sayable:
        """What a signature in it says of the text; where nobody says, what it is for writers and approvers, else its name."""
        if self.declared.meaning:
            return self.declared.meaning
        ends = {self.prepares: labels.MEANING_PREPARED, self.approves: labels.MEANING_APPROVED}
        return ends.get(True, self.label)


USUAL_ROLES = tuple(map(Role, _SHIPPED))
"""The roles of a manual that declares none, in the order of signing."""
Role.PREPARED = Role("prepared")
Role.CHECKED = Role("checked")
Role.REVIEWED = Role("reviewed")
Role.COSIGNED = Role("cosigned")
Role.APPROVED = Role("approved")


def are_two(one: Role, other: Role) -> bool:
    """Whether two people are wanted for them: not for one role, nor for that of the writer before and after it was replaced."""
    return one != other and not (one.prepares and other.prepares)


@dataclass(frozen=True)
class RoleSet:
    """The roles that people sign in from a day on, in the order of signing; the first prepares, the last approves."""

    declared: tuple[DeclaredRole, ...] = SHIPPED
    since: date = date.min

    def roles(self, above: int) -> Iterator[Role]:
        """Them as roles, of which the first has the rank ``above``."""
        last = len(self.declared) - 1
        for at, declared in enumerate(self.declared):
            yield Role(declared.key, declared, above + at, at == 0, at == last)


@dataclass(frozen=True)
class ApprovalRoles:
    """All roles of a manual, in sets that follow each other, the first from the beginning of time."""

    sets: tuple[RoleSet, ...] = (RoleSet(),)

    def on(self, day: date) -> tuple[Role, ...]:
        """The roles that people could sign in on a day, in the order of signing."""
        return [roles for since, roles in self._sets if since <= day][-1]

    def of(self, key: str, day: date) -> Role:
        """The role with a key as it was on a day; else as it last was before, then as it came to be, and last as it comes along."""
        named = [(since, role) for since, roles in self._sets for role in roles if role == key]
        by_then = [role for since, role in named if since <= day]
        if by_then:
            return by_then[-1]
        return named[0][1] if named else Role(key)

    def known(self, key: str) -> bool:
        """Whether a role with this key was ever declared or comes along."""
        return key in _SHIPPED or any(role == key for role in self.every)

    @cached_property
    def every(self) -> tuple[Role, ...]:
        """Each that there ever was, once, as it is called last."""
        newest = {str(role): role for _, roles in self._sets for role in roles}
        return tuple(sorted(newest.values(), key=lambda role: role.rank))

    @cached_property
    def of_all_days(self) -> tuple[Role, ...]:
        """Each as often as it is declared: what approves now may have been one of the others."""
        return tuple(role for _, roles in self._sets for role in roles)

    @property
    def are_usual(self) -> bool:
        """Whether they are those that come along, for ever."""
        return self == ApprovalRoles()

    @cached_property
    def _sets(self) -> tuple[tuple[date, tuple[Role, ...]], ...]:
        return tuple((each.since, tuple(each.roles(at * _SETS_APART))) for at, each in enumerate(self.sets))
