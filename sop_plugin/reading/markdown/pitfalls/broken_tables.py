"""Tables that are none, cells that are not shown, and text that a table swallows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.rules import markdown as rules
from sop_plugin.words.voice import Words

_BARS = re.compile(r"[|｜]")
_ROW = re.compile(r"[ \t>]*[|｜].*[|｜][^|｜\n]+[|｜][ \t]*")
_DIVIDER = re.compile(
    r"[ \t>]*[|｜]?[ \t]*[:：]?[-－—]+[:：]?[ \t]*(?:[|｜][ \t]*[:：]?[-－—]+[:：]?[ \t]*)*[|｜]?[ \t]*"
)
_DASHES = re.compile(r"[-－—]+")
_CORNERS = re.compile(r"[ \t>]*\+(?:[-=:]+\+)+[ \t]*")
_SHOWN = 30

FULL_WIDTH = Words("竖线或横线是全角的", "its bars or dashes are full-width")
_NO_DIVIDER = Words("表头下面没有“| --- | --- |”一行", "there is no line “| --- | --- |” below its head")
_CONTINUED = Words("空行把表格隔断了", "a blank line has cut the table")
_UNEVEN = Words(
    "表头有 {cells} 格，下面的横线有 {dashes} 组", "its head has {cells} cells, the line of dashes {dashes}"
)
WITHIN_TEXT = Words("它落进了上面的列表项或引用", "it falls into the item or quotation above it")
_PART = Words("在它前面空一行", "leave a blank line above it")
_MAKE_HALF = Words("改成半角的 | 和 -", "write | and -")
_ADD_DIVIDER = Words("在表头下面加“{divider}”一行", "put “{divider}” below its head")
_JOIN = Words("删去表格中间的空行", "delete the blank line within the table")
_EVEN = Words("横线写成“{divider}”", "write the dashes as “{divider}”")


class BrokenTable(NamedTuple):
    """Lines of a paragraph, from 0 in the text, that were meant as a table; ``end`` is the line behind the paragraph."""

    line: int
    end: int
    reason: object
    instead: object
    divider: str = ""
    """The line of dashes that it should have, where it has another."""


def broken_tables(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """Lines with bars that make no table."""
    for broken in tables_as_text(parsed):
        place = Place(path, broken.line + first_line)
        yield rules.NO_TABLE.at(place, reason=broken.reason, instead=broken.instead)


def tables_as_text(parsed: ParsedText) -> Iterator[BrokenTable]:
    """The same with what they need to become one."""
    if not _BARS.search(parsed.text):
        return
    behind_table = {token.map[1] for token in parsed.tokens if token.type == "table" and token.map}
    for index, token in enumerate(parsed.tokens):
        if token.type != "inline" or not token.map or not _BARS.search(token.content):
            continue
        if parsed.tokens[index - 1].type != "paragraph_open":
            continue
        lines = token.content.split("\n")
        if any(map(_CORNERS.fullmatch, lines)):
            continue  # a table of another kind, with a finding of its own
        rows = [number for number, line in enumerate(lines) if _ROW.fullmatch(line)]
        if rows:
            begin, end = token.map
            why = _why(lines, rows[0], begin - 1 in behind_table or begin in behind_table)
            yield BrokenTable(begin + rows[0], end, *why)


def _why(lines: list[str], first: int, continues: bool) -> tuple[object, object, str]:
    line = lines[first]
    cells = len(_BARS.split(line.strip(" \t>").strip("|｜")))
    divider = "|" + " --- |" * cells
    below = lines[first + 1] if first + 1 < len(lines) else ""
    if "｜" in line or any(mark in below for mark in "｜－—"):
        return FULL_WIDTH, _MAKE_HALF, ""
    if continues or _DIVIDER.fullmatch(line):
        return _CONTINUED, _JOIN, ""
    if _DIVIDER.fullmatch(below) and _BARS.search(below):
        dashes = len(_DASHES.findall(below))
        if dashes == cells:
            return WITHIN_TEXT, _PART, ""
        return _UNEVEN.filled(cells=cells, dashes=dashes), _EVEN.filled(divider=divider), divider
    return _NO_DIVIDER, _ADD_DIVIDER.filled(divider=divider), ""


def uneven_rows(parsed: ParsedText, path: str, first_line: int, steps: frozenset[int]) -> Iterator[Finding]:
    """Rows that lose cells or are none; ``steps`` are the lines of tables of steps, whose rows have a finding of their own."""
    for token in parsed.tokens:
        if token.type == "table" and token.map:
            yield from _uneven(parsed, token, path, first_line, token.map[0] + first_line in steps)


def _uneven(
    parsed: ParsedText, token: Token, path: str, first_line: int, is_steps: bool
) -> Iterator[Finding]:
    columns = len(token.meta["align"])
    barred = sum(1 for row in token.meta["rows"][1:] if "|" in parsed.text[row.start : row.end])
    for index, row in enumerate(token.meta["rows"][1:], start=1):
        written = parsed.text[row.start : row.end]
        place = Place(path, row.line + first_line)
        if "|" not in written:
            # A column alone needs no bars.
            if columns > 1 and barred:
                yield rules.TEXT_IN_TABLE.at(place, written=_cut(written))
        elif (
            not is_steps
            and written.count("|") + 1 - written.startswith("|") - written.endswith("|") > columns
        ):
            cells = parsed.row(token, index)
            lost = [cell for cell in cells[columns:] if cell.content.strip()]
            if lost:
                line, column = lost[0].place(0)
                yield rules.CELLS_LOST.at(
                    Place(path, line + first_line, column + 1),
                    cells=len(cells),
                    columns=columns,
                    lost=_cut(" | ".join(cell.content for cell in lost)),
                )


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
