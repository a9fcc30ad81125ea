"""Events of one number that two branches recorded side by side: one chain that counts, and those beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sop_plugin.model.event import NO_PREVIOUS, Issued
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place, line_ranges
from sop_plugin.reading.ledger.line import RecordedEvent
from sop_plugin.rules import ledger as rules
from sop_plugin.rules import ledger_history


@dataclass(frozen=True)
class Chains:
    """The events of a number, sorted: ``standing`` the chain that stands first in the file, ``beside`` all others.

    ``beside`` is empty where no event took the place of another, and where the lines do not make whole chains: those were changed.
    """

    standing: tuple[RecordedEvent, ...]
    beside: tuple[RecordedEvent, ...] = ()


def chains(events: Sequence[RecordedEvent]) -> Chains:
    """Tell the chains of one number apart; ``events`` are sorted by sequence, and then as the file has them."""
    whole = Chains(tuple(events))
    if len({recorded.event.sequence for recorded in events}) == len(events):
        return whole
    standing: list[RecordedEvent] = []
    beside: list[RecordedEvent] = []
    ends = {NO_PREVIOUS}
    last = NO_PREVIOUS
    for recorded in events:
        sequence, previous = recorded.event.sequence, recorded.event.previous
        if previous not in ends:
            return whole
        ends.add(recorded.hash)
        if previous == last and sequence == len(standing) + 1:
            standing.append(recorded)
            last = recorded.hash
        else:
            beside.append(recorded)
    return Chains(tuple(standing), tuple(beside))


def recorded_twice(found: Chains, path: str) -> Iterator[Finding]:
    """One finding for all that stands beside the chain of a number."""
    if not found.beside:
        return
    others = [recorded.event for recorded in found.beside]
    taken = next(r.event for r in found.standing if r.event.sequence == others[0].sequence)
    place = Place(path, min(event.line for event in others))
    lines = line_ranges([event.line for event in others])
    if isinstance(others[0], Issued):
        yield ledger_history.NUMBER_ISSUED_TWICE.at(
            place, number=taken.number, first=taken.line, lines=lines, path=path
        )
    else:
        yield rules.EVENT_TWICE.at(
            place,
            number=taken.number,
            event=f"#{others[0].sequence}",
            first=taken.line,
            lines=lines,
            path=path,
        )
