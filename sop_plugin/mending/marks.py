"""Marks that make nothing: full-width ones, without a blank, or with one that is none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sop_plugin.editing.spans import Span, with_spans
from sop_plugin.mending.edits import Edit, Shape
from sop_plugin.reading.markdown.dialect.lists import marker
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.reading.markdown.pitfalls.habits import HEADING, LIST, NOT_AT_ONE, QUOTE
from sop_plugin.reading.markdown.pitfalls.misread import Misread, misread, paragraph_lines
from sop_plugin.reading.markdown.pitfalls.other_marks import WIDE_BOLD, bare_of_code
from sop_plugin.rules import markdown as rules

_SHAPES = {HEADING: Shape.HEADING, LIST: Shape.ITEM, QUOTE: Shape.QUOTE}


def misread_marks(parsed: ParsedText) -> Iterator[Edit]:
    """Marks of headings, lists, quotations, links and pictures, each line with all of its own."""
    found = sorted((m for m in misread(parsed) if m.mendable), key=lambda m: (m.line, m.column))
    for line, group in groupby(found, key=lambda m: m.line):
        there = list(group)
        begun = next((m for m in there if m.meant in _SHAPES), None)
        if begun is not None:
            # What stands within the line has its turn when the line begins as it should.
            yield _edit(parsed, line, [begun], _SHAPES[begun.meant])
        else:
            yield _edit(parsed, line, there, None)


def _edit(parsed: ParsedText, line: int, misreadings: list[Misread], makes: Shape | None) -> Edit:
    spans, behind = [], 0
    for m in misreadings:
        if m.column >= behind:
            behind = m.column + len(m.written)
            spans.append(Span(1, m.column + 1, behind + 1, m.instead))
    text = with_spans(parsed.lines[line], spans)
    return Edit(rules.STRUCTURE_AS_TEXT, line, ((line, text),), makes=makes)


def later_numbers(parsed: ParsedText) -> Iterator[Edit]:
    """A list that begins with another number than 1 below its introduction; a single number there could be a year."""
    later = sorted(m.line for m in misread(parsed) if m.reason == NOT_AT_ONE)
    if not later:
        return
    paragraphs = paragraph_lines(parsed)
    for line in later:
        number, following = _number(parsed, line), _number(parsed, line + 1)
        same = paragraphs.get(line + 1) == paragraphs[line]
        above = _number(parsed, line - 1) if paragraphs.get(line - 1) == paragraphs[line] else None
        if number is not None and same and following == number + 1 and above != number - 1:
            yield Edit(rules.STRUCTURE_AS_TEXT, line, blank_above=True, makes=Shape.ITEM)


def _number(parsed: ParsedText, line: int) -> int | None:
    if not 0 <= line < len(parsed.lines):
        return None
    text = parsed.lines[line]
    found = marker(text, len(text) - len(text.lstrip(" \t")), len(text))
    return found.number if found else None


def wide_bold(parsed: ParsedText) -> Iterator[Edit]:
    """``＊＊重点＊＊``."""
    for text in parsed.texts(WIDE_BOLD):
        spans: dict[int, list[Span]] = {}
        for match in WIDE_BOLD.finditer(bare_of_code(text)):
            line, column = text.place(match.start())
            instead = Span(1, column + 1, column + 1 + len(match[0]), f"**{match[1]}**")
            spans.setdefault(line, []).append(instead)
        for line, there in spans.items():
            yield Edit(rules.MARKS_AS_TEXT, line, ((line, with_spans(parsed.lines[line], there)),))
