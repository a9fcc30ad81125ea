"""Tables for a person: aligned by the width of Chinese, and rows as short blocks where the terminal is too narrow."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sop_plugin.model.lifecycle import State
from sop_plugin.words.printable import printable

_LEAST_FOLDED = 10
_GAP = 3
_INDENT = "  "
_BETWEEN = " · "
_BETWEEN_HEADS = "  "
_UNBOUNDED = 100_000


STATE_COLOURS = {
    State.EFFECTIVE: "green",
    State.SCHEDULED: "cyan",
    State.DUE: "yellow",
    State.OVERDUE: "red",
    State.EXPIRED: "red",
}


@dataclass(frozen=True)
class TableColumn:
    """One column. ``fold``: its cells may be broken into lines; ``key``: it heads the block in a narrow terminal."""

    title: str
    fold: bool = False
    key: bool = False


@dataclass(frozen=True)
class TableCell:
    """What stands in a row, with its colour on a terminal; words tell the same without it."""

    text: str
    style: str = ""


def print_rows(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[TableCell]], colour: bool | None
) -> None:
    """The rows on stdout: on a terminal within its width, else plain and as wide as they are."""
    draw_rows(console_of(colour), columns, rows)


def plain_rows(columns: Sequence[TableColumn], rows: Sequence[Sequence[TableCell]]) -> str:
    """The rows as text for a file: without colour, and as wide as they are."""
    file = io.StringIO()
    console = Console(file=file, force_terminal=False, no_color=True, highlight=False, legacy_windows=False)
    draw_rows(console, columns, rows)
    return file.getvalue()


def console_of(colour: bool | None) -> Console:
    """Stdout; without colour there is nothing bold either, as click has it."""
    return Console(color_system=None if colour is False else "auto", highlight=False)


def draw_rows(console: Console, columns: Sequence[TableColumn], rows: Sequence[Sequence[TableCell]]) -> None:
    """The same on a given console."""
    table = _table(columns, rows)
    if not console.is_terminal:
        wide = console.options.update(width=_UNBOUNDED)
        console.width = console.measure(table, options=wide).maximum
        console.print(table)
    elif _least_width(columns, rows) <= console.width:
        console.print(table)
    else:
        for row in rows:
            _print_block(console, columns, row)


def _table(columns: Sequence[TableColumn], rows: Sequence[Sequence[TableCell]]) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column.title, no_wrap=not column.fold, overflow="fold")
    for row in rows:
        table.add_row(*map(_text, row))
    return table


def _text(cell: TableCell) -> Text:
    # Text, not markup: a title may well hold square brackets.
    return Text(printable(cell.text), cell.style)


def _least_width(columns: Sequence[TableColumn], rows: Sequence[Sequence[TableCell]]) -> int:
    """How narrow the table can be drawn so that it still reads well."""
    total = _GAP * (len(columns) - 1)
    for index, column in enumerate(columns):
        natural = max(cell_len(text) for text in (column.title, *(row[index].text for row in rows)))
        total += min(natural, _LEAST_FOLDED) if column.fold else natural
    return total


def _print_block(console: Console, columns: Sequence[TableColumn], row: Sequence[TableCell]) -> None:
    heads = [_text(cell) for column, cell in zip(columns, row, strict=True) if column.key]
    facts = [
        Text.assemble((f"{column.title} ", "dim"), _text(cell))
        for column, cell in zip(columns, row, strict=True)
        if not column.key and cell.text
    ]
    for indent, between, texts in (("", _BETWEEN_HEADS, heads), (_INDENT, _BETWEEN, facts)):
        width = console.width - len(indent)
        for line in _packed(texts, between, width):
            for part in line.wrap(console, width, overflow="fold"):
                part.rstrip()
                console.print(Text(indent) + part)


def _packed(texts: Sequence[Text], between: str, width: int) -> list[Text]:
    """Lines of as many texts as fit: one is broken only where it is longer than a line."""
    lines: list[Text] = []
    for text in texts:
        if lines and lines[-1].cell_len + len(between) + text.cell_len <= width:
            lines[-1] = Text.assemble(lines[-1], between, text)
        else:
            lines.append(text)
    return lines
