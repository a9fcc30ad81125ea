"""Tables that are drawn with blanks, tabs, dashes and corners, as Pandoc and reStructuredText have them; GitHub's Markdown knows none.

The four kinds are those of https://pandoc.org/MANUAL.html#tables and of docutils' simple tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from sop_plugin.reading.markdown.drawn_columns import cells_of, column_spans, in_one_line, sides_of
from sop_plugin.reading.markdown.parsed import ParsedText

_BORDER = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_HEAD_BORDER = re.compile(r"\s*\+(?:[=:]+\+)+\s*")
_COLUMNS = re.compile(r" *(?:-{2,}(?: +-{2,})+|={2,}(?: +={2,})+) *")
_RULE = re.compile(r" *-{5,} *")
_BLOCK = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s|[#>`~]|\\$")
_HINTS = re.compile(r"\S\t+\S|[─═━]|\{\||\|===")
_NAMED = re.compile(r"[^\t]*[^\t:：](?:\t[^\t]*[^\t:：])+")
_BOX = re.compile(r"[┌╔┏├╠┣╭][─═━┬╦┳]")
_WIKI = re.compile(r"^\{\||^\|===[ \t]*$", re.MULTILINE)
_FEWEST = 3
_TALLEST_HEAD = 12
_VERBATIM = frozenset(("fence", "html_block", "formula"))


class TableKind(StrEnum):
    """How a table is drawn."""

    SIMPLE = "simple"
    MULTILINE = "multiline"
    GRID = "grid"
    TABS = "tabs"
    BOX = "box"
    WIKI = "wiki"


class DrawnTable(NamedTuple):
    """A table from ``line`` up to before ``end``, from 0. ``rows`` are its cells, the head first; ``None`` where they are not certain.

    ``sides`` are ``left``, ``right``, ``center`` or empty for each column; ``indent`` are the blanks before it.
    """

    line: int
    end: int
    kind: TableKind
    rows: tuple[tuple[str, ...], ...] | None
    sides: tuple[str, ...] = ()
    indent: str = ""


def drawn_tables(parsed: ParsedText) -> Iterator[DrawnTable]:
    """Every such table in the text that is not code."""
    yield from _with_columns(parsed)
    yield from _of_paragraphs(parsed)


def _of_paragraphs(parsed: ParsedText) -> Iterator[DrawnTable]:
    """Tables pasted from a spreadsheet, of characters that draw boxes, or in another language of marks: for a person to mend."""
    if not _HINTS.search(parsed.text):
        return
    for index, token in enumerate(parsed.tokens):
        if token.type != "inline" or not token.map or parsed.tokens[index - 1].type != "paragraph_open":
            continue
        begin, end = token.map
        lines = token.content.split("\n")
        tabs = [line.count("\t") for line in lines] if _NAMED.fullmatch(lines[0]) else [0]
        if _BOX.search(token.content):
            yield DrawnTable(begin, end, TableKind.BOX, None)
        elif _WIKI.search(token.content):
            yield DrawnTable(begin, end, TableKind.WIKI, None)
        elif tabs[0] and len(set(tabs)) == 1 and len(lines) > 1 and tabs[0] + len(lines) > _FEWEST:
            yield DrawnTable(begin, end, TableKind.TABS, None)


def _with_columns(parsed: ParsedText) -> Iterator[DrawnTable]:
    if "--" not in parsed.text and "==" not in parsed.text:
        return
    lines = parsed.lines
    candidates = [i for i, line in enumerate(lines) if _COLUMNS.fullmatch(line) or _BORDER.fullmatch(line)]
    if not candidates:
        return
    hidden = {i for t in parsed.tokens if t.type in _VERBATIM and t.map for i in range(*t.map)}
    tables = {i for t in parsed.tokens if t.type == "table" and t.map for i in range(*t.map)}
    end = 0
    for index in candidates:
        if index < end or index in hidden or index in tables:
            continue
        table = _grid(lines, index) if "+" in lines[index] else _by_columns(lines, index, end)
        if table is not None:
            end = table.end
            yield table._replace(indent=lines[index][: len(lines[index]) - len(lines[index].lstrip())])


def _grid(lines: Sequence[str], first: int) -> DrawnTable | None:
    end = first + 1
    while end < len(lines) and lines[end].strip()[:1] in ("|", "+"):
        end += 1
    if end - first < _FEWEST or not any(line.strip().startswith("|") for line in lines[first:end]):
        return None
    return DrawnTable(first, end, TableKind.GRID, _rows_of_grid(lines[first:end]))


def _rows_of_grid(lines: Sequence[str]) -> tuple[tuple[str, ...], ...] | None:
    columns = lines[0].count("+") - 1
    heads = [index for index, line in enumerate(lines) if _HEAD_BORDER.fullmatch(line)]
    if len(heads) != 1 or not _BORDER.fullmatch(lines[-1]):
        return None
    rows: list[tuple[str, ...]] = []
    pending: list[list[str]] = []
    for index, line in enumerate(lines[1:], start=1):
        bare = line.strip()
        if _BORDER.fullmatch(line):
            row = _cells(pending, columns)
            if row is None or bare.count("+") != columns + 1 or (index == heads[0]) != (not rows):
                return None
            rows.append(row)
            pending = []
            continue
        cells = bare[1:-1].split("|") if bare.endswith("|") and len(bare) > 1 else []
        if len(cells) != columns or "+--" in bare or "--+" in bare:
            return None  # cells that are merged, or bars within words
        pending.append([cell.strip() for cell in cells])
    return tuple(rows)


def _cells(lines: Sequence[Sequence[str]], columns: int) -> tuple[str, ...] | None:
    """A row of several lines; ``None`` where a cell holds more than one paragraph of words."""
    found = []
    for column in range(columns):
        words = [line[column] for line in lines]
        said = [word for word in words if word]
        start = next((i for i, word in enumerate(words) if word), 0)
        if any(_BLOCK.match(word) for word in said) or "" in words[start : start + len(said)]:
            return None
        found.append(in_one_line(said))
    return tuple(found)


def _by_columns(lines: Sequence[str], index: int, earliest: int) -> DrawnTable | None:
    """A table whose columns the dashes of a line tell: between a head and rows, or above and below rows without a head."""
    if "=" in lines[index]:
        return _between_double_lines(lines, index)
    above = _block_above(lines, index, earliest)
    ruled = above > earliest and _RULE.fullmatch(lines[above - 1]) is not None
    if ruled and above < index:
        return _multiline(lines, above - 1, index)
    if index - above > 1:
        return None  # a paragraph, and no head of one line
    below = index + 1
    while below < len(lines) and lines[below].strip():
        below += 1
    rows = list(lines[index + 1 : below])
    if above == index:
        ended = len(rows) > 1 and (_COLUMNS.fullmatch(rows[-1]) or _RULE.fullmatch(rows[-1]))
        return DrawnTable(index, below, TableKind.SIMPLE, None) if ended else None  # it has no head
    if rows and (_COLUMNS.fullmatch(rows[-1]) or _RULE.fullmatch(rows[-1])):
        rows.pop()
    return _simple(lines, above, index, rows, below) if rows else None


def _block_above(lines: Sequence[str], index: int, earliest: int) -> int:
    """Where the lines of a head begin that ends above a line, without a rule of dashes before them."""
    above, earliest = index, max(earliest, index - _TALLEST_HEAD)
    while above > earliest and lines[above - 1].strip() and not _RULE.fullmatch(lines[above - 1]):
        above -= 1
    return above


def _between_double_lines(lines: Sequence[str], first: int) -> DrawnTable | None:
    if first and lines[first - 1].strip():
        return None  # within a paragraph
    ends = []
    for index in range(first + 1, len(lines)):
        if not lines[index].strip():
            break
        if _COLUMNS.fullmatch(lines[index]) and "=" in lines[index]:
            ends.append(index)
    if not ends or ends[0] == first + 1:
        return None
    if len(ends) < 2 or ends[0] != first + 2 or ends[1] == ends[0] + 1:
        return DrawnTable(first, ends[-1] + 1, TableKind.SIMPLE, None)
    table = _simple(lines, first + 1, ends[0], lines[ends[0] + 1 : ends[1]], ends[1] + 1)
    return table._replace(line=first)


def _simple(lines: Sequence[str], head: int, dashes: int, rows: Sequence[str], end: int) -> DrawnTable:
    spans = column_spans(lines[dashes])
    cells = [cells_of(line, spans) for line in (lines[head], *rows)]
    if None in cells or not all(cells[0] or ()):
        return DrawnTable(head, end, TableKind.SIMPLE, None)
    return DrawnTable(head, end, TableKind.SIMPLE, tuple(filter(None, cells)), sides_of(lines[head], spans))


def _multiline(lines: Sequence[str], top: int, dashes: int) -> DrawnTable | None:
    bottom = next((i for i in range(dashes + 1, len(lines)) if _RULE.fullmatch(lines[i])), None)
    if bottom is None or not any(line.strip() for line in lines[dashes + 1 : bottom]):
        return None
    spans = column_spans(lines[dashes])
    rows: list[tuple[str, ...]] = []
    pending: list[tuple[str, ...]] = []
    for line in (*lines[top + 1 : dashes], "", *lines[dashes + 1 : bottom], ""):
        if line.strip():
            cells = cells_of(line, spans, whole=False)
            if cells is None:
                return DrawnTable(top, bottom + 1, TableKind.MULTILINE, None)
            pending.append(cells)
        elif pending:
            row = _cells(pending, len(spans))
            if row is None:
                return DrawnTable(top, bottom + 1, TableKind.MULTILINE, None)
            rows.append(row)
            pending = []
    return DrawnTable(top, bottom + 1, TableKind.MULTILINE, tuple(rows))
