"""Who may do what: the acts of document control, and for each the people who may do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from sop_plugin.model.copies import CopyEvent
from sop_plugin.model.event import (
    Adopted,
    Approved,
    Dropped,
    Event,
    Issued,
    Recalled,
    Rejected,
    Released,
    Reviewed,
    Withdrawn,
)
from sop_plugin.model.place import Place
from sop_plugin.model.roles import Role
from sop_plugin.model.training import Acknowledged
from sop_plugin.words.terms import POWERS, WHO
from sop_plugin.words.voice import Sayable, Words

SIGN = "sign_"
"""Before the key of a role: the word for signing in it."""
_SIGN_AS = Words("以“{role}”签署", "sign as {role}")


class Power(StrEnum):
    """An act that is recorded, by the word for it in ``organisation.yml``; ``SigningPower`` adds roles of a company's own.

    Who signs as ``approved`` is said by ``may_approve`` of each person, and needs no line in the table.
    """

    ISSUE = "issue"
    PREPARED = "sign_prepared"
    CHECKED = "sign_checked"
    REVIEWED = "sign_reviewed"
    COSIGNED = "sign_cosigned"
    APPROVED = "sign_approved"
    RELEASE = "release"
    REVIEW = "review"
    WITHDRAW = "withdraw"
    BASELINE = "baseline"
    RECALL = "recall"
    REJECT = "reject"
    DROP = "drop"
    COPIES = "copies"
    TRAINING = "training"

    @property
    def words(self) -> Words:
        """What is done, within a sentence."""
        return POWERS[self]


class SigningPower(str):
    """To sign in a role that has a name of its own: equal to the ``Power`` with the same word, if there is one."""

    __slots__ = ("_role",)
    _role: Sayable

    def __new__(cls, word: str, role: Sayable) -> SigningPower:
        power = super().__new__(cls, word)
        power._role = role
        return power

    def __reduce__(self) -> tuple[type[SigningPower], tuple[object, ...]]:
        return SigningPower, (str(self), self._role)

    @property
    def words(self) -> Sayable:
        """What is done, within a sentence."""
        return _SIGN_AS.filled(role=self._role)


AnyPower: TypeAlias = "Power | SigningPower"


def signing(role: Role) -> AnyPower:
    """To sign in a role; whatever the role that approves is called, it is ``Power.APPROVED``."""
    word = Power.APPROVED if role.approves else f"{SIGN}{role}"
    if role.declared.is_shipped and word == f"{SIGN}{role}" and word in set(Power):
        return Power(word)
    return SigningPower(str(word), role.words)


def power_named(word: str, roles: Iterable[Role] = ()) -> AnyPower:
    """The act with this word; raises ``ValueError`` for one that is none."""
    if word in set(Power):
        return next((power for power in map(signing, roles) if power == word), Power(word))
    if not word.startswith(SIGN):
        raise ValueError(word)
    key = word.removeprefix(SIGN)
    return signing(next((role for role in roles if role == key), Role(key)))


def powers(roles: Iterable[Role]) -> tuple[AnyPower, ...]:
    """Every act there is where people sign in these roles."""
    others = [power for power in Power if not power.startswith(SIGN)]
    at = others.index(Power.ISSUE) + 1
    return tuple(dict.fromkeys((*others[:at], *map(signing, roles), *others[at:])))


class Who(StrEnum):
    """Groups of people, seen from one document; jobs, departments and people are named besides."""

    APPROVERS = "approvers"
    """Who may approve documents of its type and department."""
    CONTROL = "control"
    """The people of document control."""
    DEPARTMENT = "department"
    ABOVE = "above"
    """The departments above its own."""
    SUPERVISING = "supervising"
    COMPANY = "company"
    """The departments of the issuer; of document control's own documents, which are for all of them, everybody."""
    OWNER = "owner"
    """Who signed it as prepared."""
    ANYONE = "anyone"

    @property
    def words(self) -> Words:
        """What it is called within a sentence."""
        return WHO[self]


_NEAR = (Who.DEPARTMENT, Who.ABOVE, Who.SUPERVISING)
_SIGNERS = (Who.COMPANY, Who.ABOVE, Who.SUPERVISING, Who.CONTROL, Who.APPROVERS)
DEFAULT_POWERS: Mapping[AnyPower, tuple[str, ...]] = MappingProxyType(
    {
        Power.ISSUE: _SIGNERS,
        Power.APPROVED: (Who.APPROVERS,),
        Power.RELEASE: (*_NEAR, Who.CONTROL, Who.APPROVERS),
        Power.REVIEW: (Who.OWNER, *_NEAR, Who.APPROVERS),
        Power.WITHDRAW: (Who.APPROVERS,),
        Power.BASELINE: (*_NEAR, Who.CONTROL, Who.APPROVERS),
        Power.RECALL: (Who.OWNER, Who.CONTROL, Who.APPROVERS),
        Power.REJECT: _SIGNERS,
        Power.DROP: (Who.OWNER, *_NEAR, Who.CONTROL, Who.APPROVERS),
        Power.COPIES: (Who.CONTROL, *_NEAR),
        Power.TRAINING: (Who.CONTROL, *_NEAR),
    }
)
"""What holds where a company says nothing else; of signing in any other role, the ``_SIGNERS``."""


@dataclass(frozen=True)
class PowersFrom:
    """Who may do some acts from a day on, ``None`` for always; of other acts what was said before still holds."""

    who: Mapping[AnyPower, tuple[str, ...]]
    since: date | None = None


@dataclass(frozen=True)
class AuthorityTable:
    """What a company says of it, in the order of the days."""

    entries: tuple[PowersFrom, ...] = ()
    place: Place | None = field(default=None, compare=False)

    def who(self, power: AnyPower, day: date) -> tuple[str, ...]:
        """Who could do an act on a day: members of ``Who``, departments, people and jobs."""
        said = [
            entry.who[power]
            for entry in self.entries
            if power in entry.who and (entry.since is None or entry.since <= day)
        ]
        return said[-1] if said else DEFAULT_POWERS.get(power, _SIGNERS)


NO_TABLE = AuthorityTable()
"""What a company that says nothing has."""


@dataclass(frozen=True)
class Case:
    """The document that an act is about.

    ``supervising`` are the departments that supervise it by any of its texts, ``prepared`` who signed these as prepared, and when.
    """

    number: str
    type: str
    department: str
    supervising: frozenset[str] = frozenset()
    prepared: frozenset[tuple[str, date]] = frozenset()


# An adoption is a kind of release, and comes before it.
_OF_EVENTS: tuple[tuple[type[Event], Power], ...] = (
    (Issued, Power.ISSUE),
    (Adopted, Power.BASELINE),
    (Released, Power.RELEASE),
    (Reviewed, Power.REVIEW),
    (Withdrawn, Power.WITHDRAW),
    (Recalled, Power.RECALL),
    (Rejected, Power.REJECT),
    (Dropped, Power.DROP),
    (CopyEvent, Power.COPIES),
)


def power_of(event: Event) -> AnyPower | None:
    """What an event of the ledger takes; ``None`` for what is recorded of people and settings, which has a rule of its own."""
    if isinstance(event, Approved):
        return signing(event.role)
    if isinstance(event, Acknowledged):
        return None if event.is_own else Power.TRAINING
    if isinstance(event, Withdrawn) and event.revision is None:
        return Power.DROP  # readers never had it
    return next((power for kind, power in _OF_EVENTS if isinstance(event, kind)), None)
