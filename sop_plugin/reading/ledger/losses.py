"""What an earlier ledger had that this one lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sop_plugin.model.event import Event, line_hash
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import DEFAULT_PATH
from sop_plugin.model.place import Place
from sop_plugin.reading.ledger.chain import span
from sop_plugin.reading.ledger.kinds import OF_DOCUMENTS, LedgerKind
from sop_plugin.reading.ledger.line import number_in, read_line
from sop_plugin.rules import ledger as rules
from sop_plugin.words.voice import Words

_SHOWN = 3
_ABSENT = Words("没有这个台账", "there is no such ledger")
_EMPTIED = Words("台账里没有一个事件", "that ledger holds no event")


@dataclass(frozen=True)
class LostLine:
    """A line that an earlier ledger had at ``line``, from 1."""

    line: int
    text: str


def lost_lines(earlier: str, current: str, ledger: LedgerKind = OF_DOCUMENTS) -> tuple[LostLine, ...]:
    """Events that ``earlier`` had and ``current`` has no longer, character by character; their order is no matter.

    Lines of the earlier ledger that were no events (blank, or left by a merge) can go without loss.
    """
    left = Counter(current.replace("\r\n", "\n").split("\n"))
    lost = []
    for number, line in enumerate(earlier.replace("\r\n", "\n").split("\n"), start=1):
        if left[line] > 0:
            left[line] -= 1
        elif line and _event_of(line, ledger) is not None:
            lost.append(LostLine(number, line))
    return tuple(lost)


def lost_events(
    earlier: str, current: str, path: str = DEFAULT_PATH, ledger: LedgerKind = OF_DOCUMENTS
) -> Iterator[Finding]:
    """A finding for each number that lost events since ``earlier``, at the number's first line in the current ledger."""
    by_number = _lost_by_number(earlier, current, ledger)
    if not by_number:
        return
    first: dict[str | None, int] = {}
    for i, line in enumerate(current.split("\n"), start=1):
        first.setdefault(number_in(line), i)
    for number, sequences in by_number.items():
        yield rules.EVENTS_LOST.at(
            Place(path, first.get(number, 1)), events=", ".join(_spans(number, sorted(sequences))), path=path
        )


def _lost_by_number(earlier: str, current: str, ledger: LedgerKind) -> dict[str, list[int]]:
    by_number: dict[str, list[int]] = {}
    for lost in lost_lines(earlier, current, ledger):
        event = _event_of(lost.text, ledger)
        if event is not None:
            by_number.setdefault(event.number, []).append(event.sequence)
    return by_number


def recorded_otherwise(
    earlier: str, current: str, counts: Callable[[str, str], bool], ledger: LedgerKind = OF_DOCUMENTS
) -> frozenset[str]:
    """Lost lines in whose place the current ledger has another event after the same one, and the lines that followed them.

    ``counts`` says of the line that is there and the one that is lost whether the first may stand for the second.
    """
    lost = [(lost.text, _event_of(lost.text, ledger)) for lost in lost_lines(earlier, current, ledger)]
    if not lost:
        return frozenset()
    taken: defaultdict[tuple[str, int, str], list[str]] = defaultdict(list)
    for line in current.splitlines():
        event = _event_of(line, ledger)
        if event is not None:
            taken[event.number, event.sequence, event.previous].append(line)
    given_up: set[str] = set()
    texts: set[str] = set()
    for text, event in sorted(
        ((text, event) for text, event in lost if event is not None), key=lambda pair: pair[1].sequence
    ):
        there = taken.get((event.number, event.sequence, event.previous), ())
        if event.previous in given_up or any(counts(line, text) for line in there):
            given_up.add(line_hash(text))
            texts.add(text)
    return frozenset(texts)


def gone_ledger(
    text: str,
    path: str,
    commit: str,
    earlier: str,
    *,
    emptied: bool,
    ledger: LedgerKind = OF_DOCUMENTS,
) -> Finding:
    """The finding about a ledger of which nothing is left; ``commit`` holds its ``text``, at ``earlier`` from the top."""
    by_number = _lost_by_number(text, "", ledger)
    spans = [span for number, found in by_number.items() for span in _spans(number, sorted(found))]
    return rules.LEDGER_GONE.at(
        Place(path),
        path=path,
        state=_EMPTIED if emptied else _ABSENT,
        count=sum(map(len, by_number.values())),
        events=", ".join(spans[:_SHOWN]) + (" …" if len(spans) > _SHOWN else ""),
        commit=commit,
        earlier=earlier,
    )


def _event_of(line: str, ledger: LedgerKind) -> Event | None:
    findings: list[Finding] = []
    recorded = read_line(line, Place(DEFAULT_PATH), findings.append, ledger)
    return recorded.event if recorded is not None and not findings else None


def _spans(number: str, sequences: list[int]) -> Iterator[str]:
    start = end = sequences[0]
    for sequence in sequences[1:]:
        if sequence > end + 1:
            yield span(number, start, end)
            start = sequence
        end = sequence
    yield span(number, start, end)
