"""Texts found again in a text, each piece of it once: what is left over is not there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import groupby

from sop_plugin.importing.losses.rendered import ReadBack
from sop_plugin.importing.losses.source import Segment
from sop_plugin.model.typed_numbers import typed_number

_IGNORED = re.compile(r"[\s\u200b-\u200f\u2060\u00ad\ufeff\u202a-\u202e\u2066-\u2069]+")
_LIST_NUMBER = re.compile(r"[\s\u3000]*[(（]?(?P<number>\d{1,4})[.)．、）]")
_WINDOW = 400  # lines
_LEADERS = re.compile(r"[_…]{2,}|\.{4,}|-{4,}")


def plain(text: str) -> str:
    """What counts of a text: not its blanks, nor the width of its signs."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text))


def lost_text(wanted: Sequence[Segment], rendered: ReadBack) -> Iterator[tuple[Segment, str]]:
    """What of the texts does not stand in the result, with the segment that it is a part of."""
    lines = [*(plain(line) for line in rendered.head), *(plain(line) for line in rendered.lines)]
    remaining = _Remaining("\n".join(lines))
    at = len(rendered.head)
    left: list[list[Segment]] = []
    for _, group in groupby(wanted, key=lambda segment: (segment.place.part, segment.line)):
        segments = list(group)
        found = remaining.take_line(plain(_joined(segments)), at)
        if found is None:
            left.append(segments)
        else:
            at = found
    # The longest first: a short text must not take the place of a long one that holds it.
    pending = [_Pending.of(segments) for segments in left]
    heapify(pending)
    while pending:
        longest = heappop(pending)
        if _is_found(longest, rendered, remaining):
            continue
        smaller = longest.parts()
        if not smaller:
            yield longest.segments[0], longest.text
        for part in smaller:
            heappush(pending, part)


@dataclass(frozen=True, order=True)
class _Pending:
    """A text that is looked for: a line, then its segments, then their runs."""

    rank: int
    text: str
    segments: tuple[Segment, ...] = field(compare=False)
    is_run: bool = field(default=False, compare=False)

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> _Pending:
        text = _joined(segments)
        return cls(-len(plain(text)), text, tuple(segments))

    def parts(self) -> list[_Pending]:
        """What it consists of; nothing for a run."""
        if len(self.segments) > 1:
            return [self.of([segment]) for segment in self.segments]
        segment = self.segments[0]
        if self.is_run or len(segment.runs) == 1:
            return []
        return [_Pending(-len(plain(run)), run, (segment,), True) for run in segment.runs if plain(run)]


@dataclass
class _Remaining:
    """The lines of the result, less what was found of them."""

    text: str
    taken: bytearray = field(init=False)
    _places: list[tuple[int, int]] = field(default_factory=list)
    _lines_of: dict[str, list[int]] = field(default_factory=dict)
    _from: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.text))
        begin = 0
        for number, line in enumerate(self.text.split("\n")):
            self._places.append((begin, begin + len(line)))
            self._lines_of.setdefault(_without_leaders(line), []).append(number)
            begin += len(line) + 1

    def take_line(self, text: str, start: int) -> int | None:
        """The number of the line that is this very text but for the lines of forms, if it stands not far behind ``start``."""
        for line in self._lines_of.get(_without_leaders(text), ()):
            begin, end = self._places[line]
            if start <= line <= start + _WINDOW and not any(self.taken[begin:end]):
                self._take(begin, end - begin)
                return line
        return None

    def take(self, text: str) -> bool:
        """Take the text where it is a line of its own, else wherever it still stands."""
        whole = (self._places[line][0] for line in self._lines_of.get(text, ()))
        free = (each for each in whole if not any(self.taken[each : each + len(text)]))
        position = next(free, None)
        if position is not None:
            self._take(position, len(text))
            return True
        position = self._free(text)
        if position is None:
            return False
        self._from[text] = self._take(position, len(text))
        return True

    def has(self, text: str) -> bool:
        """Whether the text still stands somewhere."""
        return self._free(text) is not None

    def _free(self, text: str) -> int | None:
        position = self.text.find(text, self._from.get(text, 0))
        while position >= 0:
            if not any(self.taken[position : position + len(text)]):
                return position
            position = self.text.find(text, position + 1)
        self._from[text] = len(self.text)
        return None

    def _take(self, position: int, length: int) -> int:
        self.taken[position : position + length] = b"\x01" * length
        return position + length


def _without_leaders(text: str) -> str:
    """A line without what leads over a gap to its next part: tabs are drawn as such."""
    return _LEADERS.sub("", text)


def _joined(segments: Iterable[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def _is_found(wanted: _Pending, rendered: ReadBack, remaining: _Remaining) -> bool:
    """Whether the text is there, a line perhaps with the number that is shown instead of the typed one."""
    if remaining.take(plain(wanted.text)):
        return True
    if wanted.is_run:
        return False
    return _is_numbered_anew(wanted.text, rendered, remaining) or _is_parted(wanted.text, rendered, remaining)


def _is_parted(text: str, rendered: ReadBack, remaining: _Remaining) -> bool:
    """Whether it is now a heading with the text that ran on behind it."""
    name, colon, rest = text.partition("：") if "：" in text else text.partition(":")
    if not rest.strip() or not remaining.has(plain(rest)):
        return False
    return _is_numbered_anew(name + colon, rendered, remaining) and remaining.take(plain(rest))


def _is_numbered_anew(written: str, rendered: ReadBack, remaining: _Remaining) -> bool:
    """Whether it is a heading or item whose typed number is now the one that is shown before it."""
    typed = typed_number(written)
    item = _LIST_NUMBER.match(written)
    if item is not None:
        text = plain(written[item.end() :])
        number = int(item["number"])
        if any(n == number and plain(line).startswith(text) for n, line in rendered.items) and remaining.take(
            text
        ):
            return True
    values = typed.values if typed else ()
    values = values[:1] if values[1:] == (0,) else values
    text = plain(written[typed.length :] if typed else written).removesuffix(":")
    agrees = any(
        plain(heading.text).startswith(text) and values in ((), heading.path, heading.path[-1:])
        for heading in rendered.headings
    )
    return agrees and bool(text) and remaining.take(text)
