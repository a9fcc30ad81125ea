"""Events of the ledger: what happened to a number, when, and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Any, ClassVar

from sop_plugin.model.attachment import ReleasedFile
from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.model.revision_label import as_written
from sop_plugin.model.roles import Role
from sop_plugin.words.terms import EVENT_KINDS
from sop_plugin.words.voice import Words

NO_PREVIOUS = "0" * 64


class EventKind(StrEnum):
    """What can happen to a number."""

    ISSUED = "issued"
    APPROVED = "approved"
    RELEASED = "released"
    REVIEWED = "reviewed"
    WITHDRAWN = "withdrawn"
    ADOPTED = "adopted"
    STATED = "stated"
    RECALLED = "recalled"
    REJECTED = "rejected"
    DROPPED = "dropped"
    COPY_ISSUED = "copy_issued"
    COPY_RECALLED = "copy_recalled"
    COPY_DESTROYED = "copy_destroyed"
    COPY_LOST = "copy_lost"
    ACKNOWLEDGED = "acknowledged"
    TRAIL_REVIEWED = "trail_reviewed"

    @property
    def words(self) -> Words:
        """What it is called within a sentence."""
        return EVENT_KINDS[self]


_KEYS = {"sequence": "seq", "day": "date", "previous": "prev", "serial": "copy"}


def ledger_key(fact: str) -> str:
    """The word in the ledger for a fact of an event, where that is not the word of its class."""
    return _KEYS.get(fact, fact)


@dataclass(frozen=True, kw_only=True)
class Event:
    """What every event states.

    ``sequence`` counts the events of one number from 1; ``previous`` is the hash of the line before for the same number. Both stay
    empty until the event is recorded. ``zone`` is how far the manual's time was ahead of UTC on its day (``+08:00``), ``account`` the
    account of the person on a forge that recorded it; earlier events have neither. ``line`` is its line in the ledger, from 1.
    """

    kind: ClassVar[EventKind]

    number: str
    sequence: int = 0
    day: date
    by: str
    previous: str = ""
    zone: str | None = None
    account: str | None = None
    line: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        """How findings name it: ``HT-SD-SOP-004 #3``."""
        return f"{self.number} #{self.sequence}"

    def to_line(self) -> str:
        """Its one spelling in the ledger, without the line end; facts that are absent are left out."""
        return self._line

    @cached_property
    def _line(self) -> str:
        return canonical_json(self.recorded_facts())

    def recorded_facts(self) -> dict[str, object]:
        """What its line states, by the keys of the ledger."""
        facts: dict[str, object] = {"event": self.kind}
        for name in facts_of(type(self)):
            value = getattr(self, name)
            if value is not None:
                facts[ledger_key(name)] = _plain(value)
        return facts


@dataclass(frozen=True, kw_only=True)
class Act(Event):
    """What a person (``by``) does with effect on a document; ``signature`` is there when it was sealed with the person's key."""

    signature: str | None = None


@dataclass(frozen=True, kw_only=True)
class Issued(Event):
    """The number was given to a document."""

    kind = EventKind.ISSUED

    type: str
    department: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Approved(Act):
    """A person signed one revision in one role."""

    kind = EventKind.APPROVED

    revision: int
    role: Role
    digest: str


@dataclass(frozen=True, kw_only=True)
class Released(Act):
    """A revision was released; ``blob`` is the git id of its text, ``files`` are those beside it, in the order of their names."""

    kind = EventKind.RELEASED

    revision: int
    effective: date
    digest: str
    blob: str
    expires: date | None = None
    files: tuple[ReleasedFile, ...] | None = None
    readers: str | None = None
    """How many had read the text before, of how many who must, where that was asked: ``8/10``."""
    unread: str | None = None
    """Why it was released although too few had."""


@dataclass(frozen=True, kw_only=True)
class Adopted(Released):
    """A revision that was in force before the ledger began, as ``by`` declares it; nobody signed it here.

    ``record`` is where the old record is found, ``label`` how the revision was called there; ``approved`` and ``reviewed`` are the days
    on which it was approved and last reviewed, ``signed`` who signed it (``role person day``): all as declared, none of it proved.
    """

    kind = EventKind.ADOPTED

    record: str
    label: str | None = None
    approved: date | None = None
    reviewed: date | None = None
    signed: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Reviewed(Act):
    """A released revision was reviewed."""

    kind = EventKind.REVIEWED

    revision: int
    outcome: Outcome
    note: str


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Act):
    """The document ended; ``revision`` is the last released one, ``None`` when none ever was."""

    kind = EventKind.WITHDRAWN

    reason: str
    revision: int | None = None
    successor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Setback(Act):
    """A revision does not go on as it is: the signatures under it count no longer, and neither does its release."""

    revision: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class Recalled(Setback):
    """A release was taken back before its effective date."""

    kind = EventKind.RECALLED


@dataclass(frozen=True, kw_only=True)
class Rejected(Setback):
    """Whoever was to sign a text sent it back to its author; ``digest`` is that of the text."""

    kind = EventKind.REJECTED

    digest: str


@dataclass(frozen=True, kw_only=True)
class Dropped(Setback):
    """The draft of a next revision was given up; the one before it stays."""

    kind = EventKind.DROPPED


def _plain(value: object) -> object:
    """As JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [asdict(each) if isinstance(each, ReleasedFile) else each for each in value]
    return as_written(value) if isinstance(value, int) else value


@dataclass(frozen=True, kw_only=True)
class Stated(Event):
    """Document control stated what holds of a person, a unit, the settings or a file; ``number`` is that subject.

    Without ``facts`` the subject is no more. ``batch`` is the digest of all that was stated at once, and what is signed.
    """

    kind = EventKind.STATED

    reason: str
    batch: str
    facts: Mapping[str, Any] | None = field(default=None, hash=False)
    signature: str | None = None


TRAIL = "audit-trail"
"""What reviews of the audit trail are recorded under, where other events have a number."""


@dataclass(frozen=True, kw_only=True)
class TrailReviewed(Act):
    """Document control read what was recorded from ``since`` to ``until``, both days included; ``number`` is ``TRAIL``.

    ``head`` is that of the ledger as it was then, ``exceptions`` the number of those of the period that were listed, ``note`` what
    followed from them.
    """

    kind = EventKind.TRAIL_REVIEWED

    since: date
    until: date
    head: str
    exceptions: int
    note: str


EVENTS: Mapping[str, type[Event]] = MappingProxyType(
    {
        event.kind: event
        for event in (
            Issued,
            Approved,
            Released,
            Reviewed,
            Withdrawn,
            Adopted,
            Stated,
            Recalled,
            Rejected,
            Dropped,
            TrailReviewed,
        )
    }
)
"""Word in the ledger → its event."""

_FACTS: dict[type[Event], tuple[str, ...]] = {}


def facts_of(event: type[Event]) -> tuple[str, ...]:
    """The facts that a line of the event states; the signature is of what stands before it."""
    if event not in _FACTS:
        names = (each.name for each in fields(event) if each.name != "line")
        _FACTS[event] = tuple(sorted(names, key=lambda name: name == "signature"))
    return _FACTS[event]


def line_hash(line: str) -> str:
    """What the next event of the same number holds as ``prev``: SHA-256 of the line's bytes without its end."""
    return sha256(line.encode("utf-8", "surrogatepass")).hexdigest()
