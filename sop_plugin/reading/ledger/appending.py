"""One event more: what a sound ledger becomes is sound, or the event is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sop_plugin.model.event import NO_PREVIOUS, Event
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import DEFAULT_PATH
from sop_plugin.model.place import Place
from sop_plugin.reading.ledger.branches import chains, recorded_twice
from sop_plugin.reading.ledger.file import verified
from sop_plugin.reading.ledger.kinds import OF_DOCUMENTS, LedgerKind
from sop_plugin.reading.ledger.line import RecordedEvent, read_line


class EventRefused(ValueError):
    """The event cannot be recorded; ``findings`` say why, at lines of the ledger as it would have become."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{finding.place} {finding.code}" for finding in findings))
        self.findings = findings


def appended(text: str, event: Event, path: str = DEFAULT_PATH) -> str:
    """The ledger with one event more, sorted; the event's sequence and chain are filled in.

    Raises ``EventRefused`` when a line of the ledger cannot be read, when the history of the number does not hold, or when
    the event cannot follow it: what this returns for a sound ledger is sound.
    """
    findings: list[Finding] = []
    recorded = _read(text, path, findings)
    history = [one for one in recorded if one.event.number == event.number]
    findings += recorded_twice(chains(history), path)
    if findings:
        raise EventRefused(tuple(findings))
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


def appended_all(
    text: str, events: Sequence[Event], path: str = DEFAULT_PATH, ledger: LedgerKind = OF_DOCUMENTS
) -> str:
    """The same for several events, in their order, at the cost of one; raises ``EventRefused``."""
    findings: list[Finding] = []
    recorded = _read(text, path, findings, ledger)
    histories: dict[str, list[RecordedEvent]] = {event.number: [] for event in events}
    for one in recorded:
        if one.event.number in histories:
            histories[one.event.number].append(one)
    for event in events:
        history = histories[event.number]
        last = history[-1] if history else None
        chained = replace(
            event,
            sequence=last.event.sequence + 1 if last else 1,
            previous=last.hash if last else NO_PREVIOUS,
            line=0,
        )
        new = read_line(chained.to_line(), Place(path, 1), findings.append, ledger)
        if new is not None:
            history.append(new)
            recorded.append(new)
    for history in histories.values():
        findings += verified(history, path, ledger=ledger)
    if findings:
        raise EventRefused(tuple(findings))
    return _sorted_text(recorded)


def _read(
    text: str, path: str, findings: list[Finding], ledger: LedgerKind = OF_DOCUMENTS
) -> list[RecordedEvent]:
    lines = text.replace("\r\n", "\n").split("\n")
    read = [
        read_line(line, Place(path, i), findings.append, ledger)
        for i, line in enumerate(lines, start=1)
        if line
    ]
    return sorted((one for one in read if one is not None), key=_key)


def _key(recorded: RecordedEvent) -> tuple[str, int]:
    return recorded.event.number, recorded.event.sequence


def _sorted_text(recorded: list[RecordedEvent]) -> str:
    return "".join(f"{one.text}\n" for one in sorted(recorded, key=_key))
