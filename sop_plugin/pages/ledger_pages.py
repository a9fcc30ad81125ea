"""Where each event of the ledger is read: a page for the numbers of a department, and one for people and rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sop_plugin.model.event import Event, Released, Stated, TrailReviewed
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.number import address_form

LEDGER = "ledger/"
LEDGER_FILE = "ledger/ledger.jsonl"
PEOPLE = "people-and-rules"
OTHERS = "other-numbers"
# A page holds the whole chain of so many numbers at most.
_ON_ONE_PAGE = 150


@dataclass(frozen=True)
class LedgerPage:
    """One page: of ``department``, its code, ``None`` for numbers of no known one; ``part`` counts from 1."""

    address: str
    department: str | None
    numbers: tuple[str, ...]
    part: int = 1


@dataclass(frozen=True)
class LedgerPages:
    """The pages of a ledger; ``departments`` are those that the organisation knows, which alone can be part of an address.

    A number that was never released is another one that authors are at work on: unless it is a ``preview``, nothing of it is shown.
    """

    ledger: Ledger
    departments: Collection[str]
    as_of: date
    preview: bool = False
    hidden: frozenset[str] = frozenset()
    """Numbers whose lines name what this edition leaves out."""

    def shows(self, number: str) -> bool:
        """Whether readers may see what was recorded of a number."""
        return (self.preview or number in self._released) and number not in self.hidden

    @cached_property
    def _released(self) -> frozenset[str]:
        return frozenset(
            event.number
            for event in self.ledger.events
            if isinstance(event, Released) and event.day <= self.as_of
        )

    @property
    def left_out(self) -> int:
        """How many numbers are not shown."""
        return sum(not self.shows(number) for number in self.ledger.by_number)

    def events(self, leavers: Collection[str]) -> tuple[Event, ...]:
        """All that is shown, of documents, people and settings, in the order of the file; of ``leavers``, subjects of the record of people, nothing is."""
        return tuple(
            e
            for e in self.ledger.everything
            if (e.number not in leavers if isinstance(e, Stated | TrailReviewed) else self.shows(e.number))
        )

    @cached_property
    def pages(self) -> tuple[LedgerPage, ...]:
        """In the order of departments; those of numbers without a known one come last."""
        groups: dict[str | None, list[str]] = {code: [] for code in (*self.departments, None)}
        for number in self.ledger.by_number:
            if self.shows(number):
                issue = self.ledger.issue(number)
                code = issue.department if issue is not None else None
                groups[code if code in groups else None].append(number)
        return tuple(page for code, numbers in groups.items() for page in _parts(code, numbers))

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return {number: page.address for page in self.pages for number in page.numbers}

    def of_number(self, number: str) -> str | None:
        """Where all events of a number are read."""
        page = self._places.get(number)
        return None if page is None else f"{page}#{address_form(number)}"

    def of_event(self, event: Event) -> str | None:
        """Where one event is read."""
        if isinstance(event, Stated | TrailReviewed):
            return f"{LEDGER}{PEOPLE}/#{event_id(event)}"
        page = self._places.get(event.number)
        return None if page is None else f"{page}#{event_id(event)}"

    @cached_property
    def by_line(self) -> Mapping[int, Event]:
        """Line of the file → the event that stands there."""
        return {event.line: event for event in self.ledger.everything if event.line}


def event_id(event: Event) -> str:
    """The id of an event in its page: what it is about, and which of its events it is."""
    return f"{address_form(event.number)}-{event.sequence}"


def _parts(code: str | None, numbers: list[str]) -> Iterator[LedgerPage]:
    for part, begin in enumerate(range(0, len(numbers), _ON_ONE_PAGE), start=1):
        address = f"{LEDGER}{code or OTHERS}/" + (f"{part}/" if part > 1 else "")
        yield LedgerPage(address, code, tuple(numbers[begin : begin + _ON_ONE_PAGE]), part)
