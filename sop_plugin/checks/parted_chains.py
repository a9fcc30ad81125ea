"""Events that two branches recorded behind one and the same event, in any ledger of a manual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sop_plugin.model.event import Event, Issued, line_hash
from sop_plugin.model.snapshot import AnyLedger, Snapshot


@dataclass(frozen=True)
class Parted:
    """Events of one number in two chains that begin behind the same event.

    ``lines_can_go``: ours stand behind theirs in the file and in its history, so that nothing is lost with them. ``of_ledger`` is the
    place of their ledger among those of a snapshot.
    """

    of_ledger: int
    number: str
    ours: tuple[Event, ...]
    theirs: tuple[Event, ...]
    lines_can_go: bool


OfLedgers = Sequence[Mapping[str, Parted]]
"""For each ledger of a snapshot, in their order, the numbers that are parted in it."""


def parted_numbers(
    before: Snapshot, after: Snapshot, target: Snapshot, of_ledger: int = 0
) -> dict[str, Parted]:
    """The numbers of which both sides recorded what the other has not in a ledger, each with both chains."""
    mine = after.ledgers[of_ledger]
    known, there = lines_of(before.ledgers[of_ledger]), lines_of(mine)
    of_theirs = _by_number(target.ledgers[of_ledger])
    found: dict[str, Parted] = {}
    for number, events in _by_number(mine).items():
        theirs = of_theirs.get(number)
        if not theirs:
            continue
        lines = {event.to_line() for event in theirs}
        ours = tuple(event for event in events if event.to_line() not in lines)
        if not ours or ours[0].previous == line_hash(theirs[-1].to_line()):
            continue
        instead = tuple(event for event in theirs if event.sequence >= ours[0].sequence)
        if not instead or instead[0].previous != ours[0].previous:
            continue
        first = instead[0].to_line()
        if first in there or first not in known:
            can_go = first in there and after.stood_before(first, ours[0].to_line())
            found[number] = Parted(of_ledger, number, ours, instead, can_go)
    return found


def lines_of(ledger: AnyLedger) -> set[str]:
    return {event.to_line() for event in (*ledger.everything, *ledger.beside)}


def _by_number(ledger: AnyLedger) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in sorted((*ledger.everything, *ledger.beside), key=lambda e: (e.number, e.sequence)):
        found.setdefault(event.number, []).append(event)
    return found


def of_two_documents(before: Snapshot, found: Parted) -> bool:
    """Whether both sides gave a number out, and not to the one document that had it already."""
    return isinstance(found.ours[0], Issued) and found.number not in before.manual.by_number
