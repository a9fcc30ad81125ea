"""Tables as GitHub has them. Bars within ``[[NUMBER|text]]`` and 《》 part no cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from sop_plugin.model.written_references import WRITTEN_REFERENCE

_DIVIDER = re.compile(r"\|?[ \t]*+:?-+:?[ \t]*+(?:\|[ \t]*+:?-+:?[ \t]*+)*\|?[ \t]*+")
_ALIGNED = re.compile(r":?-+:?")
_BAR = re.compile(r"(?<!\\)\|")


class TableRow(NamedTuple):
    """A row as the text has it: its line from 0, and the offsets of its first character and behind its last one."""

    line: int
    start: int
    end: int


class RowCell(NamedTuple):
    """A cell without the blanks around it: its column in the line, from 0, and behind which of its characters a backslash went."""

    text: str
    column: int
    escaped: tuple[int, ...] = ()


def table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """The rule of tables. It makes a single token: the cells are read when somebody asks for them."""
    below = startLine + 1
    if below >= endLine or state.sCount[below] < state.blkIndent:
        return False
    divider = state.bMarks[below] + state.tShift[below]
    # What parts the head from the rows is rare; a lone "-" could be the item of a list.
    if state.src[divider : divider + 1] not in ("|", "-", ":") or state.src.startswith(
        ("- ", "-\t"), divider
    ):
        return False
    head = row_of(state, startLine)
    if (
        "|" not in state.src[head.start : head.end]
        or state.is_code_block(startLine)
        or state.is_code_block(below)
    ):
        return False
    marks = state.src[divider : state.eMarks[below]]
    if len(marks.rstrip()) < 2 or not _DIVIDER.fullmatch(marks):
        return False
    aligned = [match[0] for match in _ALIGNED.finditer(marks)]
    if len(cells_of(state.src, head)) != len(aligned):
        return False
    if silent:
        return True
    token = state.push("table", "table", 0)
    rows = [head, *_rows(state, startLine + 2, endLine)]
    state.line = rows[-1].line + 1 if len(rows) > 1 else startLine + 2
    token.map = [startLine, state.line]
    token.meta = {"rows": rows, "align": tuple(map(_alignment, aligned))}
    return True


def row_of(state: StateBlock, line: int) -> TableRow:
    """A line without the blanks around it."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    while end > start and state.src[end - 1] in " \t":
        end -= 1
    return TableRow(line, start, end)


def _rows(state: StateBlock, line: int, end_line: int) -> Iterator[TableRow]:
    enders = state.md.block.ruler.getRules("blockquote")
    while line < end_line and state.sCount[line] >= state.blkIndent and not state.is_code_block(line):
        row = row_of(state, line)
        if row.start >= row.end:
            return
        if state.src[row.start] != "|" and any(rule(state, line, end_line, True) for rule in enders):
            return
        yield row
        line += 1


def cells_of(text: str, row: TableRow) -> list[RowCell]:
    """The cells of a row."""
    line = text[row.start : row.end]
    if "\\" in line or "[[" in line or "《" in line:
        bars = [match.start() for match in _BAR.finditer(line)]
        kept = [match.span() for match in WRITTEN_REFERENCE.finditer(line)]
        bars = [bar for bar in bars if not any(begin < bar < close for begin, close in kept)]
        ends = [*bars, len(line)]
        pieces = [line[begin:end] for begin, end in zip([0, *(bar + 1 for bar in bars)], ends, strict=True)]
    else:
        pieces = line.split("|")
    column = row.start - (text.rfind("\n", 0, row.start) + 1)
    if len(pieces) > 1 and not pieces[0]:
        del pieces[0]
        column += 1
    if len(pieces) > 1 and not pieces[-1]:
        pieces.pop()
    cells = []
    for piece in pieces:
        words = piece.strip(" \t")
        begin = column + (piece.index(words) if words else min(1, len(piece)))
        cells.append(_escaped(words, begin) if "\\|" in words else RowCell(words, begin))
        column += len(piece) + 1
    return cells


def _escaped(words: str, column: int) -> RowCell:
    pieces = words.split("\\|")
    bars, position = [], 0
    for piece in pieces[:-1]:
        bars.append(position + len(piece) - 1)
        position += len(piece) + 1
    return RowCell("|".join(pieces), column, tuple(bars))


def _alignment(mark: str) -> str:
    left, right = mark.startswith(":"), mark.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""
