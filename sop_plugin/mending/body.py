"""A body mended: each kind of mend in its turn, until there is nothing left to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from sop_plugin.mending.edits import Edit, Line, apart, applied, text_of
from sop_plugin.mending.headings import (
    headings_at_the_wrong_level,
    numbers_by_hand,
    title_again,
    underlined_headings,
)
from sop_plugin.mending.lists import blank_lines_above, nested_items, wide_numbers
from sop_plugin.mending.marks import later_numbers, misread_marks, wide_bold
from sop_plugin.mending.mends import LeftAlone, Mend
from sop_plugin.mending.spacing import invisible_characters, trailing_blanks
from sop_plugin.mending.tables import broken_tables, drawn
from sop_plugin.mending.trial import accepted
from sop_plugin.reading.markdown.parsed import ParsedText, parse
from sop_plugin.rules import structure as rules

_Step = Callable[[ParsedText], Iterable[Edit]]
_ROUNDS = 30

_OF_PAGES: tuple[_Step, ...] = (invisible_characters, drawn, nested_items, trailing_blanks, blank_lines_above)
_OF_DOCUMENTS: tuple[_Step, ...] = (
    invisible_characters,
    misread_marks,
    wide_bold,
    broken_tables,
    drawn,
    later_numbers,
    nested_items,
    wide_numbers,
    trailing_blanks,
    blank_lines_above,
)


@dataclass(frozen=True)
class MendedBody:
    """``text`` is the body afterwards; ``mends`` and ``left`` name lines of the file as it was."""

    text: str
    mends: tuple[Mend, ...]
    left: tuple[LeftAlone, ...]


def mended_page(text: str, first_line: int) -> MendedBody:
    """The body of a page outside control, which may have headings and marks of its own."""
    return _mended(text, first_line, _OF_PAGES)


def mended_document(text: str, first_line: int, title: str, number: str) -> MendedBody:
    """The body of a controlled document, whose title and clause numbers are printed for it."""
    again = partial(title_again, title=title, number=number)
    return _mended(
        text,
        first_line,
        (again, underlined_headings, headings_at_the_wrong_level, *_OF_DOCUMENTS, _certain_numbers),
    )


def _certain_numbers(parsed: ParsedText) -> Iterator[Edit]:
    return (number.edit for number in numbers_by_hand(parsed) if number.doubt is None)


def _mended(text: str, first_line: int, steps: tuple[_Step, ...]) -> MendedBody:
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=first_line))
    mends: list[Mend] = []
    for _ in range(_ROUNDS):
        before = text_of(lines)
        for step in steps:
            edits = accepted(lines, apart(step(parse(text_of(lines)))))
            mends += (Mend(edit.by, lines[edit.at].origin) for edit in edits)
            lines = applied(lines, edits).lines
        if text_of(lines) == before:
            break
    else:
        return MendedBody(text, (), ())  # what does not settle is left as it is
    done = tuple(sorted(set(mends), key=lambda mend: (mend.line, mend.name)))
    return MendedBody(text_of(lines), done, tuple(_left(lines, steps)))


def _left(lines: tuple[Line, ...], steps: tuple[_Step, ...]) -> Iterator[LeftAlone]:
    if _certain_numbers in steps:
        for number in numbers_by_hand(parse(text_of(lines))):
            if number.doubt is not None:
                line = lines[number.edit.at].origin
                yield LeftAlone(rules.HEADING_NUMBERED, line, number.doubt)
