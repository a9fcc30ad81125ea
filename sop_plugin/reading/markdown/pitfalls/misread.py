"""Marks that make nothing: full-width, without a blank, with one that is none, or as other editors know them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.reading.markdown.pitfalls.habits import (
    AT_START,
    LINKS,
    LIST,
    NOT_AT_ONE,
    PICTURE,
    STARTS,
    WITHIN,
)
from sop_plugin.words.voice import Words


class Misread(NamedTuple):
    """A stretch of a line, from 0 in the text, that shows its marks, and what would show what is meant.

    ``mendable`` says whether that is certain enough to be put there without asking.
    """

    line: int
    column: int
    written: str
    instead: str
    meant: Words
    reason: Words
    mendable: bool = True


_LATER_NUMBER = re.compile(
    r"^[ \t]*(?:>[ \t]*)*(?P<all>(?P<number>\d{1,9})[.)][ \t]+\S.*?)[ \t]*$", re.MULTILINE
)


def misread(parsed: ParsedText) -> Iterator[Misread]:
    """Every such place, in no order; at most one that begins a line."""
    text = parsed.text
    starting, within = STARTS.search(text) and AT_START, LINKS.search(text) and WITHIN
    found = [(habit, match) for habit in starting or () for match in habit.pattern.finditer(text)]
    linked = [(habit, match) for habit in within or () for match in habit.pattern.finditer(text)]
    later = [*_LATER_NUMBER.finditer(text)]
    if not (found or linked or later):
        return
    begins, paragraphs = _line_begins(text), paragraph_lines(parsed)
    seen: set[int] = set()
    for habit, match in found:
        line = _line_of(begins, match.start("all"))
        if line in paragraphs and line not in seen:
            seen.add(line)
            column = match.start("all") - begins[line]
            yield Misread(
                line, column, match["all"], habit.instead(match), habit.meant, habit.reason, habit.mendable
            )
    for match in later:
        line = _line_of(begins, match.start("all"))
        if paragraphs.get(line, line) < line and line not in seen:
            seen.add(line)
            column, words = match.start("all") - begins[line], match["all"]
            yield Misread(line, column, words, words, LIST, NOT_AT_ONE, mendable=False)
    texts = _text_lines(parsed) if linked else frozenset()
    for habit, match in linked:
        line = _line_of(begins, match.start())
        column = match.start() - begins[line]
        if line in texts and not _in_code(parsed.lines[line], column):
            meant = PICTURE if match[0].startswith(("!", "！")) else habit.meant
            yield Misread(line, column, match[0], habit.instead(match), meant, habit.reason, habit.mendable)


def paragraph_lines(parsed: ParsedText) -> dict[int, int]:
    """Each line of a paragraph, from 0 → the line on which its paragraph begins."""
    found: dict[int, int] = {}
    for index, token in enumerate(parsed.tokens):
        if token.type == "inline" and token.map and parsed.tokens[index - 1].type == "paragraph_open":
            found.update(dict.fromkeys(range(*token.map), token.map[0]))
    return found


def _text_lines(parsed: ParsedText) -> frozenset[int]:
    return frozenset(
        line
        for token in parsed.tokens
        if token.type in ("inline", "table") and token.map
        for line in range(*token.map)
    )


def _in_code(line: str, column: int) -> bool:
    return line.count("`", 0, column) % 2 == 1


def _line_begins(text: str) -> list[int]:
    begins = [0]
    while (end := text.find("\n", begins[-1])) >= 0:
        begins.append(end + 1)
    return begins


def _line_of(begins: list[int], offset: int) -> int:
    return bisect_right(begins, offset) - 1
