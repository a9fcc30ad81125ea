"""Facts in tables at the head of a Word file: the head itself, who signed, and what goes on below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sop_plugin.adoption.header_labels import Pair, label_meaning, pairs_in
from sop_plugin.importing.content import (
    Block,
    Paragraph,
    Picture,
    WordCell,
    WordRow,
    WordTable,
    inlines_of,
    paragraphs_of,
)
from sop_plugin.importing.structure.header_facts import HeaderFacts
from sop_plugin.importing.structure.sections import is_chapter
from sop_plugin.model.columns import column_kinds

DECIDING = frozenset({"number", "title"})
"""What a head names at least one of."""
_MOST_SIGNATURES = 8


def signatures(table: WordTable) -> HeaderFacts | None:
    """The facts of a table that holds nothing but who prepared, reviewed and approved: 编制 | 审核 | 批准 with names and days below."""
    first = [label_meaning(cell.text) for cell in table.rows[0].cells if cell.text.strip()]
    beside = [label_meaning(row.cells[0].text) for row in table.rows if row.cells]
    if len(table.rows) > _MOST_SIGNATURES or not any(
        None not in labels and sum(label is not None and label.role is not None for label in labels) > 1
        for labels in (first, beside)
    ):
        return None
    facts = table_facts(table, table.rows)[0]
    return replace(facts, loose=())


def labels_beside(table: WordTable) -> HeaderFacts | None:
    """The facts of a table of nothing but labels, each with its value beside it; a history of revisions is none."""
    for row in table.rows:
        if not _has_labels_in_turn([cell.text for cell in row.cells]):
            return None
    facts = table_facts(table, table.rows)[0]
    return facts if any(pair.meaning.field for pair in facts.pairs) else None


def further_heads(blocks: Sequence[Block]) -> Iterator[HeaderFacts]:
    """Tables in the text that name a number or title, as the head of another document does."""
    for block in blocks:
        if isinstance(block, WordTable) and len(block.rows) <= _MOST_SIGNATURES:
            found, _ = header_table(block)
            if found is not None:
                yield found


def header_table(table: WordTable) -> tuple[HeaderFacts | None, WordTable | None]:
    """The facts of a table that is the head of the document, and what is left of it."""
    rows = _leading_rows(table)
    facts, used = table_facts(table, rows)
    named = {pair.meaning.field for pair in facts.pairs}
    meanings = {(pair.meaning.field, pair.meaning.role) for pair in facts.pairs}
    if not named & DECIDING or len(meanings) < 2:
        return None, table
    rest = table.rows[used:]
    return facts, replace(table, rows=tuple(rest)) if rest else None


def _leading_rows(table: WordTable) -> tuple[WordRow, ...]:
    """The rows up to the last of those that begin the table and hold labels."""
    last = 0
    for index, row in enumerate(table.rows, start=1):
        texts = [cell.text for cell in row.cells]
        if (len(column_kinds(texts)) > 1 and index > 1 and not _has_labels_in_turn(texts)) or is_chapter(row):
            break
        if any(_has_label(text) for text in texts):
            last = index
        elif index > last + 2:
            break
    return table.rows[:last]


def _has_labels_in_turn(texts: Sequence[str]) -> bool:
    """Whether it is label, value, label, value."""
    labels, values = texts[::2], texts[1::2]
    return (
        len(labels) == len(values)
        and all(label_meaning(text) is not None for text in labels)
        and not any(map(_has_label, values))
    )


def _has_label(text: str) -> bool:
    return bool(text.strip()) and (label_meaning(text) is not None or any(True for _ in pairs_in(text)))


def table_facts(table: WordTable, rows: Sequence[WordRow]) -> tuple[HeaderFacts, int]:
    """The facts of the rows, and how many rows they took."""
    pairs: list[Pair] = []
    loose: list[str] = []
    lines: list[str] = []
    below: set[tuple[int, int]] = set()
    used = len(rows)
    for index, row in enumerate(rows):
        lines.append(_row_line(row))
        following = table.rows[index + 1] if index + 1 < len(table.rows) else None
        taken: set[int] = set()
        for position, cell in enumerate(row.cells):
            if position in taken or (index, cell.column) in below or not cell.text.strip():
                continue
            meaning = label_meaning(cell.text)
            if meaning is None:
                found = list(_pairs_within(cell))
                pairs += found
                # A title may stand in a cell of its own, without a label.
                loose += [] if found else [_one_line(cell.text)]
                continue
            label = cell.text.strip().rstrip(":：").strip()
            beside = row.cells[position + 1] if position + 1 < len(row.cells) else None
            under = _below(cell, following)
            if beside is not None and label_meaning(beside.text) is None and not _has_pairs(beside.text):
                taken.add(position + 1)
                pairs.append(Pair(_one_line(label), _one_line(beside.text), meaning))
            elif under is not None and not _has_label(under.text):
                below.add((index + 1, under.column))
                used = max(used, index + 2)
                pairs.append(Pair(_one_line(label), _one_line(under.text), meaning))
            else:
                pairs.append(Pair(_one_line(label), "", meaning))
    lines += [_row_line(row) for row in table.rows[len(rows) : used]]
    return HeaderFacts(tuple(pairs), tuple(loose), tuple(filter(None, lines))), used


def _row_line(row: WordRow) -> str:
    return " | ".join(_one_line(cell.text) for cell in row.cells if cell.text.strip())


def _pairs_within(cell: WordCell) -> Iterator[Pair]:
    """The facts in one cell: label and value in a line, the value in the line below, or in a table within it."""
    for block in cell.blocks:
        if isinstance(block, WordTable):
            yield from table_facts(block, block.rows)[0].pairs
    lines = [
        line.strip()
        for block in cell.blocks
        if isinstance(block, Paragraph)
        for line in block.text.split("\n")
    ]
    lines = [line for line in lines if line]
    if len(lines) == 2 and label_meaning(lines[0]) is not None and not _has_label(lines[1]):
        meaning = label_meaning(lines[0])
        if meaning is not None:
            yield Pair(lines[0].rstrip(":："), lines[1], meaning)
        return
    for line in lines:
        yield from list(pairs_in(line)) or _pair_without_colon(line)


def _pair_without_colon(line: str) -> Iterator[Pair]:
    """``版次 A/1`` in a cell of a head: a label, a blank, its value."""
    label, blank, value = line.partition(" ") if " " in line else line.partition("\u3000")
    meaning = label_meaning(label)
    if blank and meaning is not None and meaning.field and value.strip() and not _has_label(value):
        yield Pair(label, value.strip(), meaning)


def _has_pairs(text: str) -> bool:
    return any(True for line in text.split("\n") for _ in pairs_in(line))


def _below(cell: WordCell, following: WordRow | None) -> WordCell | None:
    if following is None:
        return None
    return next((c for c in following.cells if (c.column, c.columns) == (cell.column, cell.columns)), None)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def head_pictures(table: WordTable, rest: WordTable | None) -> Iterator[Paragraph]:
    """Pictures of the head, such as a logo: they stay, before the text."""
    kept = {id(each) for row in (rest.rows if rest is not None else ()) for each in row.cells}
    for row in table.rows:
        for cell in row.cells:
            if id(cell) in kept:
                continue
            for paragraph in paragraphs_of(cell.blocks):
                pictures = tuple(each for each in inlines_of(paragraph.inlines) if isinstance(each, Picture))
                if pictures:
                    yield Paragraph(pictures, paragraph.place)
