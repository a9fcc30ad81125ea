"""The file of a ledger to its events, strictly: whatever was done to the file by hand becomes a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from sop_plugin.model.event import Approved, Event, Stated, TrailReviewed
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.place import Place
from sop_plugin.model.roles import ApprovalRoles
from sop_plugin.reading.ledger.branches import Chains, chains, recorded_twice
from sop_plugin.reading.ledger.chain import broken_chain
from sop_plugin.reading.ledger.kinds import OF_DOCUMENTS, LedgerKind
from sop_plugin.reading.ledger.line import RecordedEvent, number_in, read_line
from sop_plugin.reading.source import Source, decode
from sop_plugin.rules import ledger as rules
from sop_plugin.words.voice import Words

LARGEST_LEDGER = 200_000_000
_USUAL = ApprovalRoles()
_NO_LINE_END = Words("最后一行没有换行", "its last line has no end")
_EMPTY = Words("空行", "it is empty")
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass(frozen=True)
class LedgerReading:
    """A ledger, ``None`` when the file could not be read as one, with all that is wrong with it.

    ``whole`` says that every line became an event; only then does the absence of an event mean anything.
    """

    ledger: Ledger | None
    findings: tuple[Finding, ...] = ()
    whole: bool = True


@dataclass(frozen=True)
class EventsReading:
    """The events that count, sorted by number, then sequence, and those that two branches recorded ``beside`` them.

    ``standing`` is ``None`` where the file could not be read as a ledger; ``whole`` says that every line became an event.
    """

    standing: tuple[Event, ...] | None
    beside: tuple[Event, ...]
    findings: tuple[Finding, ...]
    whole: bool


def read_ledger(source: Source, roles: ApprovalRoles = _USUAL) -> LedgerReading:
    """Read and verify a ledger; an empty file is one without events. A signature is in the role of its day."""
    if source.trouble is None and not source.data:
        return LedgerReading(Ledger(path=source.path))
    reading = _read(source) if source.trouble is not None else _read_again(source.path, source.data)
    if reading.ledger is None or roles.are_usual:
        return reading
    ledger = reading.ledger
    return replace(
        reading,
        ledger=replace(ledger, events=_of_day(ledger.events, roles), beside=_of_day(ledger.beside, roles)),
    )


def _of_day(events: Iterable[Event], roles: ApprovalRoles) -> tuple[Event, ...]:
    return tuple(
        replace(event, role=roles.of(event.role, event.day)) if isinstance(event, Approved) else event
        for event in events
    )


# A command looks at the ledger more than once, and a preview at each change of a document.
@lru_cache(maxsize=2)
def _read_again(path: str, data: bytes) -> LedgerReading:
    return _read(Source(path, data))


def _read(source: Source) -> LedgerReading:
    read = read_events(source, OF_DOCUMENTS)
    if read.standing is None:
        return LedgerReading(None, read.findings, read.whole)
    ledger = Ledger(
        tuple(event for event in read.standing if not isinstance(event, Stated | TrailReviewed)),
        source.path,
        tuple(event for event in read.standing if isinstance(event, Stated)),
        read.beside,
        tuple(event for event in read.standing if isinstance(event, TrailReviewed)),
    )
    return LedgerReading(ledger, read.findings, read.whole)


def read_events(source: Source, ledger: LedgerKind) -> EventsReading:
    """The events of a ledger of any kind, with all that is wrong with them."""
    findings: list[Finding] = []
    text = decode(source, LARGEST_LEDGER, findings.append)
    if text is None:
        return EventsReading(None, (), tuple(findings), whole=False)
    lines = text.split("\n")
    conflicts = tuple(_conflicts(lines, source.path))
    if conflicts:
        return EventsReading(None, (), (*findings, *conflicts), whole=False)
    if lines[-1]:
        findings.append(_not_canonical(source.path, len(lines), _NO_LINE_END))
    else:
        lines.pop()
    recorded: list[RecordedEvent] = []
    unreadable: set[str] = set()
    whole = True
    for index, line in enumerate(lines):
        if not line:
            findings.append(_not_canonical(source.path, index + 1, _EMPTY))
            continue
        event = read_line(line, Place(source.path, index + 1), findings.append, ledger)
        if event is not None:
            recorded.append(event)
        else:
            whole = False
            unreadable |= _numbers_near(lines, index)
    in_file = [*recorded]
    recorded.sort(key=_in_order)
    told_apart = [chains(tuple(group)) for _, group in groupby(recorded, key=lambda one: one.event.number)]
    beside = tuple(one.event for found in told_apart for one in found.beside)
    aside = {event.line for event in beside}
    findings += _out_of_order([one for one in in_file if one.event.line not in aside], source.path)
    findings += _verified(told_apart, source.path, frozenset(unreadable), ledger)
    standing = tuple(one.event for found in told_apart for one in found.standing)
    return EventsReading(standing, beside, tuple(findings), whole)


def _in_order(recorded: RecordedEvent) -> tuple[str, int]:
    return recorded.event.number, recorded.event.sequence


def verified(
    recorded: Sequence[RecordedEvent],
    path: str,
    without: frozenset[str] = frozenset(),
    ledger: LedgerKind = OF_DOCUMENTS,
) -> Iterator[Finding]:
    """What is wrong with the chains and histories of sorted events, the numbers ``without`` left out."""
    groups = groupby(recorded, key=lambda one: one.event.number)
    yield from _verified((chains(tuple(group)) for _, group in groups), path, without, ledger)


def _verified(
    told_apart: Iterable[Chains], path: str, without: frozenset[str], ledger: LedgerKind
) -> Iterator[Finding]:
    for found in told_apart:
        if found.standing[0].event.number not in without:
            yield from recorded_twice(found, path)
            yield from broken_chain(found.standing, path)
            yield from ledger.impossible([one.event for one in found.standing], path)


def _conflicts(lines: list[str], path: str) -> Iterator[Finding]:
    for index, line in enumerate(lines, start=1):
        if line.startswith(_MARKERS):
            yield rules.MERGE_CONFLICT.at(Place(path, index), marker=line[:7])


def _not_canonical(path: str, line: int, problem: Words) -> Finding:
    return rules.NOT_CANONICAL.at(Place(path, line), problem=problem, path=path)


def _numbers_near(lines: list[str], index: int) -> set[str]:
    """The numbers that a line which cannot be read may belong to: its own, or else those around it."""
    own = number_in(lines[index])
    around = [lines[index], *lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]]
    return {own} if own is not None else {found for line in around if (found := number_in(line)) is not None}


def _out_of_order(recorded: list[RecordedEvent], path: str) -> Iterator[Finding]:
    """Lines in another order: within a number it is tampering, between numbers what a union merge may leave."""
    latest: dict[str, Event] = {}
    before: Event | None = None
    for one in recorded:
        event, last = one.event, latest.get(one.event.number)
        if last is not None and event.sequence < last.sequence:
            yield rules.EVENT_REORDERED.at(
                Place(path, event.line), event=event.name, before=last.name, path=path
            )
        elif before is not None and event.number < before.number:
            yield rules.UNSORTED.at(Place(path, event.line), event=event.name, before=before.name)
        if last is None or event.sequence > last.sequence:
            latest[event.number] = event
        before = event
