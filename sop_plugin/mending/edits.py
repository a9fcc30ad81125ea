"""Edits of a text by its lines, each with what it has to make of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from sop_plugin.mending.mends import Tidying
from sop_plugin.model.finding import Rule


class Line(NamedTuple):
    """A line of the body, and the line of the file, from 1, that it was; 0 for one that was put in."""

    origin: int
    text: str


class Shape(StrEnum):
    """What begins on a line."""

    HEADING = "heading_open"
    ITEM = "list_item_open"
    TABLE = "table"
    QUOTE = "blockquote_open"


class Edit(NamedTuple):
    """``lines``: index → what the line becomes, ``None`` for one that goes. ``at`` is the line that it is about."""

    by: Rule | Tidying
    at: int
    lines: tuple[tuple[int, str | None], ...] = ()
    blank_above: bool = False
    makes: Shape | None = None
    """What must begin at ``at`` afterwards."""
    drops: bool = False
    """Whether words go: a number that is printed anyway, a title that is."""
    reorders: bool = False
    """Whether words of one line come to stand behind those of another: cells that go over several lines."""


class Applied(NamedTuple):
    """The lines afterwards, and where each of those that stayed is found."""

    lines: tuple[Line, ...]
    positions: dict[int, int]


def applied(lines: Sequence[Line], edits: Iterable[Edit]) -> Applied:
    """All edits at once; no line is changed by two of them."""
    changes: dict[int, str | None] = {}
    blanks: set[int] = set()
    for edit in edits:
        changes.update(edit.lines)
        if edit.blank_above:
            blanks.add(edit.at)
    found: list[Line] = []
    positions: dict[int, int] = {}
    for index, line in enumerate(lines):
        text = changes.get(index, line.text)
        if text is None:
            continue
        if index in blanks:
            found.append(Line(0, ""))
        positions[index] = len(found)
        found.append(Line(line.origin, text))
    return Applied(tuple(found), positions)


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits without those that touch a line of an earlier one; their turn comes later."""
    taken: set[int] = set()
    found = []
    for edit in edits:
        touched = {index for index, _ in edit.lines} | ({edit.at} if edit.blank_above else set())
        if taken.isdisjoint(touched):
            taken |= touched
            found.append(edit)
    return found


def text_of(lines: Iterable[Line]) -> str:
    """The lines as a text."""
    return "\n".join(line.text for line in lines)
