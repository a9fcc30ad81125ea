"""The chain of one number: each event holds the hash of the event before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from sop_plugin.model.event import NO_PREVIOUS, Issued
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.ledger.line import RecordedEvent
from sop_plugin.rules import ledger as rules


def broken_chain(events: Sequence[RecordedEvent], path: str) -> Iterator[Finding]:
    """What was dropped, recorded twice, back-dated or changed among the events of one number, sorted by sequence."""
    steps = [tuple(group) for _, group in groupby(events, key=lambda recorded: recorded.event.sequence)]
    for step in steps:
        yield from _twice(step, path)
    yield from _back_dated(events, path)
    part: list[tuple[RecordedEvent, ...]] = []
    before = 0
    for step in steps:
        first = step[0].event
        if first.sequence != before + 1:
            missing = span(first.number, before + 1, first.sequence - 1)
            yield rules.EVENT_MISSING.at(
                Place(path, first.line), event=first.name, missing=missing, path=path
            )
            yield from _changed(part, path)
            part = []
        part.append(step)
        before = first.sequence
    yield from _changed(part, path)


def span(number: str, first: int, last: int) -> str:
    """Events of a number as findings name them: ``HT-SD-SOP-004 #2–#4``."""
    return f"{number} #{first}" if first == last else f"{number} #{first}–#{last}"


def _twice(step: tuple[RecordedEvent, ...], path: str) -> Iterator[Finding]:
    first = step[0].event
    for recorded in step[1:]:
        event = recorded.event
        if isinstance(first, Issued) and isinstance(event, Issued):
            continue  # the number was issued twice, which says more
        yield rules.EVENT_TWICE.at(
            Place(path, event.line),
            number=event.number,
            event=f"#{event.sequence}",
            first=first.line,
            lines=event.line,
            path=path,
        )


def _back_dated(events: Sequence[RecordedEvent], path: str) -> Iterator[Finding]:
    for before, after in pairwise(recorded.event for recorded in events):
        if after.day < before.day:
            yield rules.EVENT_BACK_DATED.at(
                Place(path, after.line), event=after.name, day=after.day, before=before.day
            )


def _changed(part: list[tuple[RecordedEvent, ...]], path: str) -> Iterator[Finding]:
    """The events of an unbroken run of sequence numbers that cannot be as they were recorded.

    Link ``i`` leads to step ``i`` from the one before it (from nothing, when step 0 is the number's first event). When
    links ``i`` and ``i + 1`` are broken, step ``i`` was changed together with its ``prev``. When only link ``i`` is, step
    ``i - 1`` was, unless step ``i`` is the last: then no later event vouches for its ``prev``, and it may be either. Of more
    broken links in a row, all that they touch are named.
    """
    broken = [i for i, step in enumerate(part) if not _holds(part[i - 1] if i else None, step)]
    for run in _runs(broken):
        first, last = run[0], run[-1]
        if first != last:
            reaches_end = last == len(part) - 1 and last > first + 1
            blamed = (first, last if reaches_end else last - 1)
        elif first == 0:
            blamed = (0, 0)
        elif first == len(part) - 1:
            blamed = (first - 1, first)
        else:
            blamed = (first - 1, first - 1)
        start, end = part[blamed[0]][0].event, part[blamed[1]][0].event
        events = span(start.number, start.sequence, end.sequence)
        yield rules.EVENT_CHANGED.at(Place(path, start.line), events=events, path=path)


def _holds(before: tuple[RecordedEvent, ...] | None, step: tuple[RecordedEvent, ...]) -> bool:
    """Whether each event of a step holds the hash of one of the step before; two branches may have recorded both."""
    if before is None:
        # After a gap nothing is left to compare with.
        return step[0].event.sequence > 1 or all(r.event.previous == NO_PREVIOUS for r in step)
    hashes = {recorded.hash for recorded in before}
    return all(recorded.event.previous in hashes for recorded in step)


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
