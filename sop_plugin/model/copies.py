"""Controlled copies: paper that was numbered and handed out, and what has become of it since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from sop_plugin.model.event import Act, Event, EventKind
from sop_plugin.model.place import Place
from sop_plugin.words.terms import COPY_STATES
from sop_plugin.words.voice import Words

COPIES_NAME = "copies.jsonl"
"""The ledger of copies, which lies beside that of documents."""
_SHORT_DIGEST = 12


@dataclass(frozen=True, kw_only=True)
class CopyEvent(Act):
    """Something that happened to one copy of a document, whose ``serial`` counts from 1 for each number."""

    serial: int

    @property
    def copy_name(self) -> str:
        """How people call the copy, and type it: ``HT-SD-SOP-004:3``."""
        return copy_name(self.number, self.serial)


@dataclass(frozen=True, kw_only=True)
class CopyIssued(CopyEvent):
    """A copy of one revision was handed out; ``digest`` is that of its text, ``holder`` a person, a department, or a place in words."""

    kind = EventKind.COPY_ISSUED

    revision: int
    digest: str
    holder: str


@dataclass(frozen=True, kw_only=True)
class CopyEnded(CopyEvent):
    """Its holder works by it no longer."""

    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class CopyRecalled(CopyEnded):
    """It was taken back."""

    kind = EventKind.COPY_RECALLED


@dataclass(frozen=True, kw_only=True)
class CopyDestroyed(CopyEnded):
    """It was destroyed, by its holder or after it was taken back."""

    kind = EventKind.COPY_DESTROYED


@dataclass(frozen=True, kw_only=True)
class CopyLost(CopyEnded):
    """Nobody knows where it is; it may still be found, and taken back."""

    kind = EventKind.COPY_LOST


COPY_EVENTS: Mapping[str, type[Event]] = MappingProxyType(
    {event.kind: event for event in (CopyIssued, CopyRecalled, CopyDestroyed, CopyLost)}
)
"""Word in the ledger of copies → its event."""


class CopyState(StrEnum):
    """What has become of a copy."""

    OUT = "out"
    RECALLED = "recalled"
    DESTROYED = "destroyed"
    LOST = "lost"

    @property
    def words(self) -> Words:
        """What it is called."""
        return COPY_STATES[self]

    @property
    def is_final(self) -> bool:
        """Whether nothing more can happen to it."""
        return self is CopyState.DESTROYED


AFTER: Mapping[EventKind, CopyState] = MappingProxyType(
    {
        EventKind.COPY_ISSUED: CopyState.OUT,
        EventKind.COPY_RECALLED: CopyState.RECALLED,
        EventKind.COPY_DESTROYED: CopyState.DESTROYED,
        EventKind.COPY_LOST: CopyState.LOST,
    }
)
"""What happened to a copy → what it then is."""
MAY_BECOME: Mapping[CopyState, frozenset[CopyState]] = MappingProxyType(
    {
        CopyState.OUT: frozenset({CopyState.RECALLED, CopyState.DESTROYED, CopyState.LOST}),
        CopyState.LOST: frozenset({CopyState.RECALLED, CopyState.DESTROYED}),
        CopyState.RECALLED: frozenset({CopyState.DESTROYED}),
        CopyState.DESTROYED: frozenset(),
    }
)
"""A state → those that may come after it."""


@dataclass(frozen=True)
class Copy:
    """One copy: how it was handed out, and the last that happened to it."""

    issued: CopyIssued
    last: CopyEvent

    @property
    def number(self) -> str:
        """That of its document."""
        return self.issued.number

    @property
    def serial(self) -> int:
        """Its own number."""
        return self.issued.serial

    @property
    def name(self) -> str:
        """How people call it: ``HT-SD-SOP-004:3``."""
        return self.issued.copy_name

    @property
    def revision(self) -> int:
        """The revision that it is of."""
        return self.issued.revision

    @property
    def holder(self) -> str:
        """Whoever has it, or had it last."""
        return self.issued.holder

    @property
    def state(self) -> CopyState:
        """What has become of it."""
        return AFTER[self.last.kind]

    @property
    def is_out(self) -> bool:
        """Whether somebody works by it."""
        return self.state is CopyState.OUT

    @property
    def short_digest(self) -> str:
        """The beginning of the digest of its text, as it is printed on the copy."""
        return short_digest(self.issued.digest)


@dataclass(frozen=True)
class CopyLedger:
    """Everything that happened to copies, sorted by number, then sequence."""

    events: tuple[CopyEvent, ...] = ()
    path: str = COPIES_NAME
    beside: tuple[CopyEvent, ...] = ()
    """Those that two branches recorded in the place of others; they do not count."""

    @property
    def everything(self) -> tuple[CopyEvent, ...]:
        """The events, as the ledger of documents calls all of its own."""
        return self.events

    def place(self, event: Event) -> Place:
        """Where an event stands."""
        return Place(self.path, event.line or 1)

    @cached_property
    def by_number(self) -> Mapping[str, tuple[CopyEvent, ...]]:
        """Number → the events of its copies, in order."""
        found: dict[str, list[CopyEvent]] = {}
        for event in self.events:
            found.setdefault(event.number, []).append(event)
        return {number: tuple(events) for number, events in found.items()}

    def copies_on(self, day: date) -> tuple[Copy, ...]:
        """Every copy that was handed out by a day, as it was then; what cannot have happened to it is left out."""
        return tuple(copy for events in self.by_number.values() for copy in _copies(events, day))

    def copies_of(self, number: str, day: date) -> tuple[Copy, ...]:
        """Those of one document."""
        return tuple(_copies(self.by_number.get(number, ()), day))

    def next_copy(self, number: str) -> int:
        """The number of the document's next copy."""
        return 1 + max((event.serial for event in self.by_number.get(number, ())), default=0)


def _copies(events: tuple[CopyEvent, ...], day: date) -> Iterator[Copy]:
    found: dict[int, Copy] = {}
    for event in events:
        if event.day > day:
            continue
        known = found.get(event.serial)
        if known is None and isinstance(event, CopyIssued):
            found[event.serial] = Copy(event, event)
        elif known is not None and AFTER[event.kind] in MAY_BECOME[known.state]:
            found[event.serial] = Copy(known.issued, event)
    yield from found.values()


def copy_name(number: str, serial: int) -> str:
    """How people call a copy."""
    return f"{number}:{serial}"


def short_digest(digest: str) -> str:
    """What is printed of a digest, and stands in the address on a copy."""
    return digest.partition(":")[2][:_SHORT_DIGEST]
