"""Texts that Word keeps in tables: a whole document in one table, frames of one cell, tables that go on below a second head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sop_plugin.importing.content import Block, Paragraph, WordCell, WordRow, WordTable
from sop_plugin.importing.structure.split import split_inlines
from sop_plugin.model.headings import heading_kinds, normalise_heading
from sop_plugin.model.typed_numbers import typed_number

_KNOWN = heading_kinds({})
_FRAMES = 1


def is_known_heading(text: str) -> bool:
    """Whether documents have a chapter of this name, whatever number stands before it."""
    number = typed_number(text)
    name = text[number.length :] if number else text
    return normalise_heading(name.strip().rstrip("：:")) in _KNOWN.by_spelling


def without_layout_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with tables that only lay out text as that text."""
    for block in blocks:
        if isinstance(block, WordTable):
            yield from _unfolded(block)
        else:
            yield from _with_run_in_heading(block)


def _unfolded(table: WordTable) -> Iterator[Block]:
    """The table, or its content where it is no table to a reader."""
    chapters = [row for row in table.rows if is_chapter(row)]
    single = all(len(row.cells) == 1 for row in table.rows)
    if single and len(table.rows) > _FRAMES:
        for row in table.rows:
            yield from without_layout_tables(row.cells[0].blocks)
    elif len(chapters) > 1:
        yield from _chapters(table)
    else:
        yield from _parts(table)


def is_chapter(row: WordRow) -> bool:
    """``目的 | text``: a cell with the name of a chapter, beside all that it says; or a chapter over the whole row."""
    return bool(row.cells) and is_known_heading(row.cells[0].text) and len(row.cells) <= 2


def _chapters(table: WordTable) -> Iterator[Block]:
    """A document that is one table: rows of chapters become headings, what stands between them stays tables."""
    held: list[WordRow] = []
    for row in table.rows:
        if not is_chapter(row) and len(row.cells) > 1:
            held.append(row)
            continue
        if held:
            yield from _parts(replace(table, rows=tuple(held)))
            held = []
        name, *content = row.cells
        if is_chapter(row):
            yield from (_as_heading(each) for each in name.blocks)
        else:
            content = [name]
        for cell in content:
            yield from without_layout_tables(cell.blocks)
    if held:
        yield from _parts(replace(table, rows=tuple(held)))


def _as_heading(block: Block) -> Block:
    return replace(block, outline=0) if isinstance(block, Paragraph) and not block.is_blank else block


def _parts(table: WordTable) -> Iterator[WordTable]:
    """The table, cut before each row that says the names of the columns again."""
    names = _texts(table.rows[0])
    begin = 0
    for index, row in enumerate(table.rows):
        if index > begin and len(names) > 1 and any(names) and _texts(row) == names:
            yield _rows_between(table, begin, index)
            begin = index
    yield _rows_between(table, begin, len(table.rows))


def _texts(row: WordRow) -> list[str]:
    return ["".join(cell.text.split()) for cell in row.cells]


def _rows_between(table: WordTable, begin: int, end: int) -> WordTable:
    rows = [
        replace(row, cells=tuple(_within(cell, end - index) for cell in row.cells))
        for index, row in enumerate(table.rows[begin:end], start=begin)
    ]
    return replace(table, rows=tuple(rows))


def _within(cell: WordCell, most: int) -> WordCell:
    return replace(cell, rows=most) if cell.rows > most else cell


def _with_run_in_heading(paragraph: Paragraph) -> Iterator[Paragraph]:
    """``一、目的：为了……`` as a heading and its text, where a chapter of that name is known."""
    text = paragraph.text
    colon = next((i for i, c in enumerate(text) if c in "：:"), -1)
    numbered = paragraph.number is not None or typed_number(text) is not None
    if colon < 1 or not numbered or not text[colon + 1 :].strip() or not is_known_heading(text[:colon]):
        yield paragraph
        return
    before, after = split_inlines(paragraph.inlines, colon + 1)
    yield replace(paragraph, inlines=before)
    yield replace(paragraph, inlines=after, number=None, outline=None, bookmarks=())
