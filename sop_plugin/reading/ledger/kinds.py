"""The ledgers that there are: which events each holds, and which of them may follow which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from sop_plugin.model.copies import COPY_EVENTS
from sop_plugin.model.event import EVENTS, Event
from sop_plugin.model.finding import Finding
from sop_plugin.model.training import TRAINING_EVENTS
from sop_plugin.reading.ledger.copy_order import impossible_copies
from sop_plugin.reading.ledger.keys import expected, lines_of
from sop_plugin.reading.ledger.order import impossible_history
from sop_plugin.reading.ledger.reading_order import impossible_readings
from sop_plugin.words.voice import Sentence, Words


@dataclass(frozen=True, eq=False)
class LedgerKind:
    """One kind of ledger. ``impossible`` takes the events of one number, sorted by sequence, and the path of the file."""

    events: Mapping[str, type[Event]]
    impossible: Callable[[Sequence[Any], str], Iterator[Finding]]

    @cached_property
    def lines(self) -> Mapping[str, type[BaseModel]]:
        """Word in the ledger → the schema of its lines."""
        return MappingProxyType(lines_of(self.events))

    def holds(self, line: str) -> bool:
        """Whether a line tells of one of its events; within a text of JSON a quotation mark never stands by itself."""
        return any(word in line for word in self._words)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(f'"event":"{word}"' for word in self.events)

    def expected(self, key: str) -> Words | Sentence:
        """What the value of a key must be."""
        return expected(key, self.events)


OF_DOCUMENTS = LedgerKind(EVENTS, impossible_history)
OF_COPIES = LedgerKind(COPY_EVENTS, impossible_copies)
OF_TRAINING = LedgerKind(TRAINING_EVENTS, impossible_readings)
