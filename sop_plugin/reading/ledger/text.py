"""The ledger as text: one event more, and what an earlier ledger had that this one lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sop_plugin.model.event import NO_PREVIOUS, Event
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import DEFAULT_PATH
from sop_plugin.model.place import Place
from sop_plugin.reading.ledger.chain import span
from sop_plugin.reading.ledger.ledger import verified
from sop_plugin.reading.ledger.line import RecordedEvent, read_line
from sop_plugin.rules import ledger as rules


class EventRefused(ValueError):
    """The event cannot be recorded; ``findings`` say why, at lines of the ledger as it would have become."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{finding.place} {finding.code}" for finding in findings))
        self.findings = findings


@dataclass(frozen=True)
class LostLine:
    """A line that an earlier ledger had at ``line``, from 1."""

    line: int
    text: str


def appended(text: str, event: Event, path: str = DEFAULT_PATH) -> str:
    """The ledger with one event more, sorted; the event's sequence and chain are filled in.

    Raises ``EventRefused`` when a line of the ledger cannot be read, when the history of the number does not hold, or when
    the event cannot follow it: what this returns for a sound ledger is sound.
    """
    findings: list[Finding] = []
    recorded = _read(text, path, findings)
    history = [one for one in recorded if one.event.number == event.number]
    last = history[-1] if history else None
    chained = replace(
        event,
        sequence=last.event.sequence + 1 if last else 1,
        previous=last.hash if last else NO_PREVIOUS,
        line=0,
    )
    place = Place(path, 1 + sum(one.event.number <= event.number for one in recorded))
    new = read_line(chained.to_line(), place, findings.append)
    if new is not None:
        findings += verified([*history, new], path)
        recorded.append(new)
    if findings:
        raise EventRefused(tuple(findings))
    return _sorted_text(recorded)


def _read(text: str, path: str, findings: list[Finding]) -> list[RecordedEvent]:
    lines = text.replace("\r\n", "\n").split("\n")
    read = [read_line(line, Place(path, i), findings.append) for i, line in enumerate(lines, start=1) if line]
    return sorted((one for one in read if one is not None), key=_key)


def _key(recorded: RecordedEvent) -> tuple[str, int]:
    return recorded.event.number, recorded.event.sequence


def _sorted_text(recorded: list[RecordedEvent]) -> str:
    return "".join(f"{one.text}\n" for one in sorted(recorded, key=_key))


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
