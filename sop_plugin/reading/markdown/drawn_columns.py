"""The cells of a line whose columns another line tells by its dashes.

Chinese characters are two columns wide in most editors and one in some: a cell counts only where both ways agree, or one is possible.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_GROUP = re.compile(r"[-=]+")
_GAP = re.compile(r" {2,}|\t")


def column_spans(dashes: str) -> list[tuple[int, int]]:
    """Where each column begins and ends, by the groups of dashes or double dashes of a line."""
    return [match.span() for match in _GROUP.finditer(dashes)]


def cells_of(line: str, spans: Sequence[tuple[int, int]], *, whole: bool = True) -> tuple[str, ...] | None:
    """The cells of a line; ``None`` where they are not certain. ``whole``: it is a row and not a part of one."""
    if "\t" in line:
        return None
    by_blanks = tuple(_GAP.split(line.strip())) if whole else ()
    wide, narrow = _at_columns(line, spans, 2), _at_columns(line, spans, 1)
    if len(by_blanks) == len(spans):
        return by_blanks if wide in (None, by_blanks) else None
    return wide if wide is not None and narrow in (None, wide) else narrow if wide is None else None


def _at_columns(line: str, spans: Sequence[tuple[int, int]], width: int) -> tuple[str, ...] | None:
    """The cells by where the dashes stand, Chinese characters as wide as ``width`` others; none may stand between columns."""
    cells = [""] * len(spans)
    at = 0
    for character in line:
        column = next((i for i, (start, end) in enumerate(spans) if start <= at < end), None)
        if column is None and at >= spans[-1][0]:
            column = len(spans) - 1
        if column is not None:
            cells[column] += character
        elif not character.isspace():
            return None
        at += _width(character, width)
    return tuple(cell.strip() for cell in cells)


def _width(character: str, wide: int) -> int:
    if unicodedata.combining(character):
        return 0
    return wide if unicodedata.east_asian_width(character) in ("W", "F", "A") else 1


def sides_of(head: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """On which side of its column each name stands, as Pandoc reads it."""
    cells = _at_columns(head, spans, 2)
    if cells is None:
        return ()
    sides, places, at = list[str](), list[int](), 0
    for character in head:
        places.append(at)
        at += _width(character, 2)
    for start, end in spans:
        within = [p for p, c in zip(places, head, strict=True) if start <= p < end and not c.isspace()]
        right = bool(within) and within[-1] + _width(head[places.index(within[-1])], 2) == end
        left = not within or within[0] == start
        sides.append("" if left else "right" if right else "center")
    return tuple(sides)


def in_one_line(lines: Sequence[str]) -> str:
    """Lines of one cell as one: with a blank between, but none between Chinese characters."""
    text = ""
    for line in lines:
        joins = text and text[-1] >= "\u2e80" and line[0] >= "\u2e80"
        text += line if joins or not text else f" {line}"
    return text
