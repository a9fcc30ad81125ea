"""Markdown tables with the place of each cell.

Agrees with Python-Markdown's ``tables`` about what is a table and where its cells end (a property test holds them together).
Tables inside lists, quotations and boxes are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from sop_plugin.model.document import Reference, ReferenceKind
from sop_plugin.model.procedure import Cell
from sop_plugin.reading.markdown.outline import MaskedText, mask

_HEADING = re.compile(r"#{1,6}.*")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_RULE = re.compile(r" {0,3}(?>(?:-+ {0,2}){3,}|(?:_+ {0,2}){3,}|(?:\*+ {0,2}){3,}) *")
_END_BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|$")
_BARS_AND_TICKS = re.compile(r"\\\\|\\(?P<escaped>`+)|(?P<ticks>`+)|\\\||(?P<bar>\|)")
_BAR = re.compile(r"\|")
_DIVIDER = frozenset("|:- ")
# Stands for a sign that is none, and is read back from what was written: a character of private use.
_SIGN, _STAND_IN = re.compile(r"[|`\\]"), "\ue004"


Row: TypeAlias = tuple[Cell, ...]
"""One row as written: it may have more or fewer cells than the table has columns."""


@dataclass(frozen=True)
class _Line:
    """A line of the file: ``text`` decides where cells end, ``written`` is what they say, ``columns`` where that stands."""

    text: str
    written: str
    columns: range | list[int]
    number: int


@dataclass(frozen=True)
class Table:
    """A table with a header, a divider and rows."""

    path: str
    _lines: tuple[_Line, ...]
    _border: bool

    @property
    def line(self) -> int:
        """The line of its header."""
        return self._lines[0].number

    @property
    def end_line(self) -> int:
        """The line of its last row."""
        return self._lines[-1].number

    @cached_property
    def header(self) -> Row:
        """The names of its columns."""
        return self._row(self._lines[0])

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Its rows, read when somebody asks: most tables are of no further interest."""
        return tuple(self._row(line) for line in self._lines[2:])

    def _row(self, line: _Line) -> Row:
        return tuple(_cells(line, self._border, self.path))


def read_tables(text: str, path: str, first_line: int, references: Iterable[Reference] = ()) -> list[Table]:
    """The tables of ``text``, whose first line is line ``first_line`` of the file; bars in ``references`` part no cells."""
    if "|" not in text:
        return []
    return [table for block in _blocks(text, first_line, references) for table in _tables(block, path)]


def _blocks(text: str, first_line: int, references: Iterable[Reference]) -> Iterator[list[_Line]]:
    """Lines without a blank one among them, where there is a bar; most of a text has none."""
    written = text.split("\n")
    deciding = text.replace("\t", " ").split("\n")
    for reference in references:
        if reference.kind is not ReferenceKind.LINK:
            # References are drawn before tables are: nothing in them is a sign of a table.
            index = reference.place.line - first_line
            start, end = reference.place.column - 1, reference.end_column - 1
            line = deciding[index]
            deciding[index] = line[:start] + _SIGN.sub(_STAND_IN, line[start:end]) + line[end:]
    hidden = mask(text) if any(sign in text for sign in ("```", "~~~", "<!--")) else None
    columns: dict[int, list[int]] = {}
    if hidden:
        columns = _columns_left(written, hidden)
        for lines in (deciding, written):
            for index, left in columns.items():
                lines[index] = "".join(lines[index][column] for column in left)
    start = 0
    for end, line in enumerate((*deciding, "")):
        if line.strip(" "):
            continue
        if "|" in "".join(deciding[start:end]):
            yield [
                _Line(
                    deciding[index],
                    written[index],
                    columns.get(index, range(len(written[index]))),
                    index + first_line,
                )
                for index in range(start, end)
            ]
        start = end + 1


def _columns_left(lines: list[str], hidden: MaskedText) -> dict[int, list[int]]:
    """Which characters are left, by line, where comments and fenced code leave out some."""
    columns: dict[int, list[int]] = {index: [] for index in hidden.fenced}
    for index, start, end in hidden.comments:
        before = columns.get(index, range(len(lines[index])))
        columns[index] = [column for column in before if not start <= column < end]
    return columns


def _tables(block: list[_Line], path: str) -> Iterator[Table]:
    """The tables of lines without a blank one: one that begins them, or that follows a heading or a rule among them."""
    start = 0
    while len(block) - start > 1:
        header, divider = block[start], block[start + 1]
        border = _has_border(header)
        if _indented(header):
            start += 1
        elif _begins_table(header, divider, border) and (
            len(_spans(header.text, border)) > 1 or all(map(_has_border, block[start + 1 :]))
        ):
            yield Table(path, tuple(block[start:]), border)
            return
        else:
            start = _after_first(block, start)


def _indented(line: _Line) -> bool:
    """Whether this begins code by indentation, or belongs to the item of a list above."""
    return len(line.written[: len(line.text) - len(line.text.lstrip(" "))].expandtabs(4)) >= 4


def _after_first(block: list[_Line], start: int) -> int:
    """Where a table can begin next: behind the next heading or rule."""
    if _UNDERLINE.fullmatch(block[start + 1].text) and not _HEADING.match(block[start].text):
        return start + 2
    for index in range(start, len(block)):
        if _HEADING.match(block[index].text) or _RULE.fullmatch(block[index].text):
            return index + 1
    return len(block)


def _has_border(line: _Line) -> bool:
    text = line.text.strip(" ")
    return text.startswith("|") or _END_BORDER.search(text) is not None


def _begins_table(header: _Line, divider: _Line, border: bool) -> bool:
    if not _DIVIDER.issuperset(divider.text):
        return False
    columns = len(_spans(header.text, border))
    return (columns > 1 or border) and len(_spans(divider.text, border)) == columns


def _cells(line: _Line, border: bool, path: str) -> Iterator[Cell]:
    for start, end in _spans(line.text, border):
        text = line.text[start:end]
        stripped = text.strip(" ")
        begin = start + (len(text) - len(text.lstrip(" ")) if stripped else min(1, len(text)))
        column = line.columns[begin] + 1 if begin < len(line.columns) else (line.columns or [0])[-1] + 2
        yield Cell(line.written[begin : begin + len(stripped)], path, line.number, column)


def _spans(text: str, border: bool) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end, blanks included."""
    start, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    if border:
        if text.startswith("|", start):
            start += 1
        if start < end and _END_BORDER.search(text[start:end]):
            end -= 1
    bars = _bars(text, start, end)
    return list(zip([start, *(bar + 1 for bar in bars)], [*bars, end], strict=True))


def _bars(text: str, start: int, end: int) -> list[int]:
    """The bars that part cells: not escaped, and not in a code span."""
    if "`" not in text and "\\" not in text:
        return [match.start() for match in _BAR.finditer(text, start, end)]
    bars: list[int] = []
    ticks: list[tuple[int, int, int, int]] = []  # begin, end, how many, how many of them count for opening
    for match in _BARS_AND_TICKS.finditer(text, start, end):
        if match["bar"]:
            bars.append(match.start())
        elif match["ticks"]:
            ticks.append((match.start(), match.end(), len(match["ticks"]), len(match["ticks"])))
        elif match["escaped"]:
            # The first of them is escaped, and cannot open.
            many = len(match["escaped"])
            ticks.append((match.start("escaped"), match.end(), many, many - 1))
    if not bars or not ticks:
        return bars
    spans = _code_spans(ticks)
    return [bar for bar in bars if not any(begin <= bar < close for begin, close in spans)]


def _code_spans(ticks: list[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
    spans, index = [], 0
    unclosed = {0}
    while index < len(ticks):
        begin, _, _, opening = ticks[index]
        index += 1
        if opening in unclosed:
            continue
        closing = next((i for i in range(index, len(ticks)) if ticks[i][2] == opening), None)
        if closing is None:
            unclosed.add(opening)
        else:
            spans.append((begin, ticks[closing][1]))
            index = closing + 1
    return spans
