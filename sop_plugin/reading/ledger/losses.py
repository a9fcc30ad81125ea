"""What an earlier ledger had that this one lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.model.event import Event
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import DEFAULT_PATH
from sop_plugin.model.place import Place
from sop_plugin.reading.ledger.chain import span
from sop_plugin.reading.ledger.line import read_line
from sop_plugin.rules import ledger as rules


@dataclass(frozen=True)
class LostLine:
    """A line that an earlier ledger had at ``line``, from 1."""

    line: int
    text: str


def lost_lines(earlier: str, current: str) -> tuple[LostLine, ...]:
    """Events that ``earlier`` had and ``current`` has no longer, character by character; their order is no matter.

    Lines of the earlier ledger that were no events (blank, or left by a merge) can go without loss.
    """
    left = Counter(current.replace("\r\n", "\n").split("\n"))
    lost = []
    for number, line in enumerate(earlier.replace("\r\n", "\n").split("\n"), start=1):
        if left[line] > 0:
            left[line] -= 1
        elif line and _event_of(line) is not None:
            lost.append(LostLine(number, line))
    return tuple(lost)


def lost_events(earlier: str, current: str, path: str = DEFAULT_PATH) -> Iterator[Finding]:
    """A finding for each number that lost events since ``earlier``, at the number's first line in the current ledger."""
    by_number: dict[str, list[int]] = {}
    for lost in lost_lines(earlier, current):
        event = _event_of(lost.text)
        if event is not None:
            by_number.setdefault(event.number, []).append(event.sequence)
    for number, sequences in by_number.items():
        first = next(
            (i for i, line in enumerate(current.split("\n"), start=1) if f'"number":"{number}"' in line), 1
        )
        yield rules.EVENTS_LOST.at(
            Place(path, first), events=", ".join(_spans(number, sorted(sequences))), path=path
        )


def _event_of(line: str) -> Event | None:
    findings: list[Finding] = []
    recorded = read_line(line, Place(DEFAULT_PATH), findings.append)
    return recorded.event if recorded is not None and not findings else None


def _spans(number: str, sequences: list[int]) -> Iterator[str]:
    start = end = sequences[0]
    for sequence in sequences[1:]:
        if sequence > end + 1:
            yield span(number, start, end)
            start = sequence
        end = sequence
    yield span(number, start, end)
