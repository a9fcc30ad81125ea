"""Read and understood: who has read which revision, and by what rules it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from sop_plugin.model.event import Act, Adopted, Event, EventKind, Released
from sop_plugin.model.place import Place
from sop_plugin.model.questions import read_result
from sop_plugin.words.terms import READING_STATES
from sop_plugin.words.voice import Words

TRAINING_NAME = "training.jsonl"


@dataclass(frozen=True)
class ReadFirst:
    """Which ``share`` of its readers, in percent, must have read an approved text before it is released, from a day on."""

    share: int
    since: date


@dataclass(frozen=True)
class TrainingRules:
    """What a company asks. ``days`` are allowed for a reading from the day on which it is asked.

    ``since``: nothing that was in force before is asked earlier than that; ``None``: the day of the first acknowledgement.
    ``editorial``: an editorial revision asks again too. ``names``: the site names people. ``acknowledge`` is where the button of a
    page leads, ``mailto:`` or the address of a forge's new issue; empty for no button.
    """

    ledger: str = TRAINING_NAME
    days: int = 14
    since: date | None = None
    editorial: bool = False
    names: bool = False
    acknowledge: str = ""
    read_before: int = 0
    """Which share of its readers, in percent, must have read a revision before it takes effect; 0: none."""
    all_right: date | None = None
    """From which day on a reading counts only with every question of the text answered rightly; ``None``: it counts anyway."""

    notice: Mapping[str, int] = field(default_factory=dict)
    """Type of document → how many days its readers have between release and effective date."""

    read_first: ReadFirst | None = None

    @property
    def share_first(self) -> int:
        """Which share must have read a text before its release, in percent; 0: none."""
        return self.read_first.share if self.read_first is not None else 0

    def reads_first(self, day: date) -> bool:
        """Whether what is approved is read before it is released: on that day people may say that they have."""
        return self.read_first is not None and self.read_first.since <= day

    def counts(self, event: Acknowledged, questions: int) -> bool:
        """Whether the reading of a text that asks so many questions is one, and need not be done again."""
        from_then = self.all_right is not None and event.day >= self.all_right
        return not (from_then and questions) or event.all_right


@dataclass(frozen=True, kw_only=True)
class Acknowledged(Act):
    """``reader`` has read one revision and understood it: says the reader, or else ``by`` declares it.

    ``digest`` is that of the text, ``read`` the day where that was before it was recorded; ``record`` is where the signed sheet is found,
    and ``scan`` the SHA-256 of its picture. The reader is known by an id alone: names can go, and the chain holds.
    """

    kind = EventKind.ACKNOWLEDGED

    revision: int
    digest: str
    reader: str
    read: date | None = None
    record: str | None = None
    scan: str | None = None
    result: str | None = None
    """How many of the questions of the text were answered rightly, as ``QuestionResult`` is written."""

    @property
    def read_on(self) -> date:
        """The day of the reading."""
        return self.read or self.day

    @property
    def all_right(self) -> bool:
        """Whether every question is on record as answered rightly."""
        found = read_result(self.result or "")
        return found is not None and found.is_all

    @property
    def is_own(self) -> bool:
        """Whether the reader says it, and nobody else for the reader."""
        return self.by == self.reader


TRAINING_EVENTS: Mapping[str, type[Event]] = MappingProxyType({Acknowledged.kind: Acknowledged})
"""Word in the ledger of training → its event."""


class ReadingState(StrEnum):
    """Where a reading stands that is asked of somebody."""

    OVERDUE = "overdue"
    TO_READ = "to_read"
    READ = "read"

    @property
    def words(self) -> Words:
        """What it is called."""
        return READING_STATES[self]


@dataclass(frozen=True)
class TrainingLedger:
    """Every acknowledgement, sorted by number, then sequence."""

    events: tuple[Acknowledged, ...] = ()
    path: str = TRAINING_NAME
    beside: tuple[Acknowledged, ...] = ()
    """Those that two branches recorded in the place of others; they do not count."""

    @property
    def everything(self) -> tuple[Acknowledged, ...]:
        """The events, as the ledger of documents calls all of its own."""
        return self.events

    def place(self, event: Event) -> Place:
        """Where an event stands."""
        return Place(self.path, event.line or 1)

    @cached_property
    def began(self) -> date | None:
        """The day of the first acknowledgement."""
        return min((event.day for event in self.events), default=None)

    @cached_property
    def _of_reader(self) -> Mapping[tuple[str, str], tuple[Acknowledged, ...]]:
        found: dict[tuple[str, str], list[Acknowledged]] = {}
        for event in self.events:
            found.setdefault((event.number, event.reader), []).append(event)
        return {key: tuple(events) for key, events in found.items()}

    @staticmethod
    def is_of(event: Acknowledged, release: Released, approved: date | None = None) -> bool:
        """Whether the reading can have been one of that text: of what was in force before the ledger began, also an earlier one.

        ``approved`` is the day from which on that very text could be read before its release, where the rules have that.
        """
        if approved is not None and event.digest == release.digest and event.read_on >= approved:
            return True
        return event.read_on >= release.day or isinstance(release, Adopted)

    def acknowledged(self, number: str, reader: str) -> tuple[Acknowledged, ...]:
        """What somebody has acknowledged of a document, in the order recorded."""
        return self._of_reader.get((number, reader), ())
