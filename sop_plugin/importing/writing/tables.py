"""Tables: as Markdown where it has such tables, tables of steps always; the others as HTML of the few tags that are shown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sop_plugin.importing.content import Block, Paragraph, WordCell, WordRow, WordTable, unstretched
from sop_plugin.importing.structure.lists import list_label
from sop_plugin.importing.told import ToldKind, told
from sop_plugin.importing.writing.escaping import escaped
from sop_plugin.importing.writing.line import LineWriter
from sop_plugin.model.columns import column_kinds, is_measure_table, is_step_table
from sop_plugin.model.procedure import Column

_BOLD_ALONE = re.compile(r"^\*\*([^*]+)\*\*$")
_HTML_BOLD_ALONE = re.compile(r"^<b>([^<]*)</b>$")
_BAR = " ｜ "
_AROUND_TABLES = re.compile(r"(?:<br>)?(</?table>)(?:<br>)?")


@dataclass
class TableWriter:
    """Writes tables with the lines of their cells."""

    lines: LineWriter

    def write(self, table: WordTable) -> Iterator[str]:
        """The table as blocks of text: one, or several where its rows say so."""
        heads = head_rows(table)
        names = _names(table, heads)
        kinds = column_kinds(names)
        if is_step_table(kinds) or is_measure_table(kinds):
            yield from self._flat(table, heads, kinds)
        elif heads == 1 and table.is_plain and table.width > 1 and not _holds_tables(table):
            yield self._markdown(table, [self._cells(row, table.width) for row in table.rows])
        else:
            yield self._html(table, heads)

    def _flat(self, table: WordTable, heads: int, kinds: Mapping[Column, int]) -> Iterator[str]:
        """Steps or checks: a row for each, whatever was merged; a row over all columns parts the table in two."""
        wanted = (Column.STEP, Column.CONTENT) if is_step_table(kinds) else (Column.MEASURE,)
        first = next((kinds[column] for column in wanted if column in kinds), 0)
        grid = _grid(table)
        head = [
            unstretched(self._joined(_distinct(row[column] for row in grid[:heads]), table))
            for column in range(table.width)
        ]
        rows: list[list[str]] = []
        index = heads
        while index < len(grid):
            row = table.rows[index]
            if len(row.cells) == 1 and row.cells[0].columns == table.width > 1 and row.cells[0].rows == 1:
                if rows:
                    yield self._markdown(table, [head, *rows])
                    rows = []
                yield from (text for text in self._lines_of(row.cells[0].blocks, table) if text)
                index += 1
                continue
            step = grid[index][first]
            count = max(_reach(step, index, grid, first), 1)
            rows.append(
                [self._merged(grid[index : index + count], column, table) for column in range(table.width)]
            )
            for cell in _distinct(grid[index]):
                if cell.columns > 1 and cell.rows == 1:
                    self.lines.remarks.append(told(ToldKind.CELLS_ACROSS, table.place, text=cell.text))
                if index + count < _end_of(cell, grid, index):
                    self.lines.remarks.append(told(ToldKind.CELLS_REPEATED, table.place, text=cell.text))
            index += count
        if rows or not table.rows[heads:]:
            yield self._markdown(table, [head, *rows])

    def _merged(self, rows: Sequence[Sequence[WordCell | None]], column: int, table: WordTable) -> str:
        """What stands in one column of the rows of one step; a cell over several columns stands in its first."""
        cells = _distinct(row[column] for row in rows)
        return self._joined([cell for cell in cells if cell.column == column], table)

    def _joined(self, cells: Sequence[WordCell], table: WordTable) -> str:
        return "<br>".join(line for cell in cells for line in self._lines_of(cell.blocks, table) if line)

    def _cells(self, row: WordRow, width: int) -> list[str]:
        texts = [""] * width
        for cell in row.cells:
            texts[cell.column] = "<br>".join(filter(None, self._lines_of(cell.blocks)))
        return texts

    def _markdown(self, table: WordTable, rows: Sequence[Sequence[str]]) -> str:
        head, *body = rows
        # What names columns is bold as it is.
        head = [_BOLD_ALONE.sub(r"\1", name) for name in head]
        lines = [head, ["---"] * table.width, *body]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    def _lines_of(self, blocks: Sequence[Block], table: WordTable | None = None) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Paragraph):
                text = self.lines.markdown(block.inlines, block.place, in_table=True)
                yield _with_label(block, text, in_table=True)
            else:
                self.lines.remarks.append(told(ToldKind.NESTED_TABLE, block.place, text=_words(block)))
                for row in block.rows:
                    yield _BAR.join(
                        " ".join(filter(None, self._lines_of(cell.blocks, table))) for cell in row.cells
                    )

    def _html(self, table: WordTable, heads: int) -> str:
        parts = ["<table>"]
        for name, rows, tag in (("thead", table.rows[:heads], "th"), ("tbody", table.rows[heads:], "td")):
            if rows:
                parts.append(f"<{name}>")
                parts += [self._html_row(row, tag) for row in rows]
                parts.append(f"</{name}>")
        return "\n".join([*parts, "</table>"])

    def _html_row(self, row: WordRow, tag: str) -> str:
        cells = ""
        for cell in row.cells:
            text = self._html_cell(cell)
            text = _HTML_BOLD_ALONE.sub(r"\1", text) if tag == "th" else text
            cells += f"<{tag}{_span('colspan', cell.columns)}{_span('rowspan', cell.rows)}>{text}</{tag}>"
        return f"<tr>{cells}</tr>"

    def _html_cell(self, cell: WordCell) -> str:
        lines = filter(None, self._html_lines(cell.blocks))
        return _AROUND_TABLES.sub(r"\1", "<br>".join(lines))

    def _html_lines(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield _with_label(block, self.lines.in_html(block.inlines, block.place), in_table=False)
            else:
                yield self._html(block, head_rows(block)).replace("\n", "")


def head_rows(table: WordTable) -> int:
    """How many rows name the columns: those that Word repeats, else the first, with a second one below merged names."""
    first = table.rows[0]
    repeated = next((i for i, row in enumerate(table.rows) if not row.is_head), len(table.rows))
    if 0 < repeated < len(table.rows):
        return max(repeated, *(cell.rows for cell in first.cells))
    names = [cell.text for cell in first.cells]
    # A column that only counts the steps has no name at times.
    unnamed = not all(name.strip() for name in names) and not is_step_table(column_kinds(names))
    if len(table.rows) < 2 or unnamed:
        return 0
    tallest = max(cell.rows for cell in first.cells)
    has_groups = any(cell.columns > 1 for cell in first.cells)
    if tallest > 1:
        return tallest if has_groups and tallest < len(table.rows) else 0
    return 1


def _names(table: WordTable, heads: int) -> list[str]:
    """The names of the columns, those of several rows one after the other."""
    grid = _grid(table)[:heads]
    return [
        unstretched(" ".join(" ".join(c.text.split()) for c in _distinct(row[column] for row in grid)))
        for column in range(table.width)
    ]


def _grid(table: WordTable) -> list[list[WordCell | None]]:
    """Which cell covers which place."""
    grid: list[list[WordCell | None]] = [[None] * table.width for _ in table.rows]
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            for below in range(index, min(index + cell.rows, len(grid))):
                for column in range(cell.column, cell.column + cell.columns):
                    grid[below][column] = cell
    return grid


def _holds_tables(table: WordTable) -> bool:
    return any(
        isinstance(each, WordTable) for row in table.rows for cell in row.cells for each in cell.blocks
    )


def _distinct(cells: Iterable[WordCell | None]) -> list[WordCell]:
    """The cells, each once; two with the same words are two."""
    return list({id(cell): cell for cell in cells if cell is not None}.values())


def _reach(cell: WordCell | None, index: int, grid: Sequence[Sequence[WordCell | None]], column: int) -> int:
    """Over how many rows from ``index`` on the cell reaches."""
    count = 0
    while cell is not None and index + count < len(grid) and grid[index + count][column] is cell:
        count += 1
    return count


def _end_of(cell: WordCell, grid: Sequence[Sequence[WordCell | None]], index: int) -> int:
    return index + _reach(cell, index, grid, cell.column)


def _with_label(paragraph: Paragraph, text: str, *, in_table: bool) -> str:
    label = list_label(paragraph.number) if paragraph.number is not None else ""
    written = escaped(label, in_table=True) if in_table else html.escape(label, quote=False)
    return f"{written} {text}".strip() if written else text


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def _words(table: WordTable) -> str:
    return " ".join(cell.text for row in table.rows for cell in row.cells)
