"""All of them, in one stream of findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.model.columns import ExtraColumns
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import StepTable
from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.reading.markdown.pitfalls.broken_tables import broken_tables, uneven_rows
from sop_plugin.reading.markdown.pitfalls.drawn import tables_drawn
from sop_plugin.reading.markdown.pitfalls.elsewhere import files_from_elsewhere
from sop_plugin.reading.markdown.pitfalls.emoji import emoji_by_name
from sop_plugin.reading.markdown.pitfalls.html_in_line import html_tables_in_lines
from sop_plugin.reading.markdown.pitfalls.html_tags import html_tags
from sop_plugin.reading.markdown.pitfalls.misread import misread
from sop_plugin.reading.markdown.pitfalls.other_marks import other_marks
from sop_plugin.reading.markdown.pitfalls.picture_marks import picture_marks
from sop_plugin.reading.markdown.pitfalls.torn_lists import torn_lists
from sop_plugin.reading.markdown.pitfalls.unseen import (
    invisible_characters,
    missing_notes,
    taken_for_code,
    unseen,
)
from sop_plugin.reading.markdown.pitfalls.vanished import vanished_signs
from sop_plugin.rules import markdown as rules
from sop_plugin.words.voice import Words

_MADE_LATER = ("{%", "{{")
_SHOWN = 40
_WRITE = Words("写成“{instead}”", "write “{instead}”")
_PART = Words("在它前面空一行", "leave a blank line above it")


def pitfalls(
    text: str,
    path: str,
    first_line: int,
    tables: Sequence[StepTable],
    step_columns: ExtraColumns | None = None,
) -> Iterator[Finding]:
    """What is not shown of a controlled text as its author will expect.

    ``text`` begins on line ``first_line`` of the file; ``tables`` are its tables of steps.
    ``step_columns`` is what the project calls their columns besides, ``None`` where no table is one of steps.
    """
    parsed = parse(text)
    for place in misread(parsed):
        written = place.written if len(place.written) <= _SHOWN else f"{place.written[:_SHOWN]}…"
        instead = place.instead if len(place.instead) <= _SHOWN else f"{place.instead[:_SHOWN]}…"
        remedy = _PART if instead == written else _WRITE.filled(instead=instead)
        yield rules.STRUCTURE_AS_TEXT.at(
            Place(path, place.line + first_line, place.column + 1),
            written=written,
            meant=place.meant,
            reason=place.reason,
            instead=remedy,
        )
    yield from other_marks(parsed, path, first_line)
    yield from emoji_by_name(parsed, path, first_line)
    yield from broken_tables(parsed, path, first_line)
    yield from uneven_rows(parsed, path, first_line, frozenset(table.line for table in tables))
    yield from _anywhere(text, path, first_line)
    yield from html_tags(parsed, path, first_line, of_pages=False)
    yield from taken_for_code(parsed, path, first_line)
    yield from html_tables_in_lines(parsed, path, first_line, step_columns)
    yield from picture_marks(parsed, path, first_line, tables)


def page_pitfalls(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """The same of a page outside control, which other extensions and its variables may change on the way."""
    parsed = parse(text)
    if not any(mark in text for mark in _MADE_LATER):
        yield from broken_tables(parsed, path, first_line)
        yield from uneven_rows(parsed, path, first_line, frozenset())
    yield from _anywhere(text, path, first_line)
    yield from html_tags(parsed, path, first_line, of_pages=True)
    yield from html_tables_in_lines(parsed, path, first_line, None)
    yield from picture_marks(parsed, path, first_line, ())


def _anywhere(text: str, path: str, first_line: int) -> Iterator[Finding]:
    parsed = parse(text)
    yield from tables_drawn(parsed, path, first_line)
    yield from unseen(parsed, path, first_line)
    yield from missing_notes(parsed, path, first_line)
    yield from torn_lists(parsed, path, first_line)
    yield from invisible_characters(parsed, path, first_line)
    yield from vanished_signs(parsed, path, first_line)
    yield from files_from_elsewhere(parsed, path, first_line)
