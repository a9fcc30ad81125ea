"""Lists as commands show them: for people on a terminal or in Markdown, for spreadsheets, for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.help import BilingualOption
from sop_plugin.cli.options import output_option
from sop_plugin.cli.terminal import deliver, json_bytes, writes_to_terminal
from sop_plugin.model.revision_label import as_written
from sop_plugin.sharing.provenance import Provenance
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.cli.tables import TableCell, TableColumn
    from sop_plugin.model.manual import Manual
    from sop_plugin.registers.columns import ListColumn, ListLayout

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Row = TypeVar("Row")
_FORMAT = Words(
    "给人看的表格、电子表格用的 CSV 或 XLSX、给程序用的 JSON，或可粘贴的 Markdown",
    "Table for people, CSV or XLSX for spreadsheets, JSON for programs, or Markdown to paste",
)

_NO_TERMINAL = Words(
    "XLSX 文件不能显示在终端上；加 --output 文件名.xlsx",
    "an XLSX file cannot be shown on a terminal; add --output FILE.xlsx",
)


@dataclass(frozen=True)
class ShownList(Generic[Row]):
    """A list to be shown. ``title`` and ``provenance`` are for files that leave the manual, ``site`` is where it is published. ``frame`` puts what programs get of the rows between what they get beside them.

    ``styles``: key of a column → how its cell is drawn on a terminal. ``opening`` and ``closing`` are the lines around the table.
    """

    layout: ListLayout[Row]
    rows: Sequence[Row]
    manual: Manual
    voice: Voice
    frame: Callable[[list[dict[str, object]]], Mapping[str, object]]
    title: Words = labels.LISTS
    provenance: Callable[[], Provenance] = Provenance
    site: str = ""
    styles: Callable[[Row], Mapping[str, str]] = lambda _: {}
    opening: Sequence[str] = ()
    closing: Sequence[str] = ()

    def texts(self, columns: Sequence[ListColumn[Row]], row: Row) -> list[str]:
        """What people read in a row."""
        return [column.text(row, self.manual, self.voice) for column in columns]

    def labels(self, columns: Sequence[ListColumn[Row]]) -> list[str]:
        """What stands above the columns."""
        return [self.voice.say(column.label) for column in columns]


def as_table(shown: ShownList[Any]) -> bytes:
    """As on a terminal, without colour and as wide as it is."""
    from sop_plugin.cli.tables import plain_rows

    table = plain_rows(*_drawn(shown)) if shown.rows else ""
    opening, closing = (
        "".join(f"{click.unstyle(line)}\n" for line in lines) for lines in (shown.opening, shown.closing)
    )
    return f"{opening}{table}{closing}".encode("utf-8", "backslashreplace")


def as_csv(shown: ShownList[Any]) -> bytes:
    """For a spreadsheet; a number there is a number that can be sorted by."""
    from sop_plugin.exporting.spreadsheet import csv_bytes

    def cell(column: ListColumn[Any], row: object) -> str | int:
        fact = column.fact(row, shown.manual)
        return as_written(fact) if isinstance(fact, int) else column.text(row, shown.manual, shown.voice)

    columns = shown.layout.spreadsheet
    rows = ([cell(column, row) for column in columns] for row in shown.rows)
    return csv_bytes(shown.labels(columns), rows)


def as_json(shown: ShownList[Any]) -> bytes:
    """For a program."""
    from sop_plugin.sharing.list_json import marks, told_rows

    rows = told_rows(shown.layout.programs, shown.rows, shown.manual)
    return json_bytes(marks(shown.site) | dict(shown.frame(rows)))


def as_workbook(shown: ShownList[Any]) -> bytes:
    """For a spreadsheet that people sort, filter and print."""
    from sop_plugin.sharing.workbook import Sheet, workbook_bytes

    sheet = Sheet(shown.title, shown.layout.spreadsheet, shown.rows)
    return workbook_bytes([sheet], shown.manual, shown.provenance(), shown.voice)


def as_markdown(shown: ShownList[Any]) -> bytes:
    """To paste into a comment or a minute: the columns of the table."""
    from sop_plugin.reporting.markdown import plain

    columns = shown.layout.table
    rows = [shown.labels(columns), *(shown.texts(columns, row) for row in shown.rows)]
    lines = [f"| {' | '.join(map(plain, row))} |" for row in rows]
    lines.insert(1, f"|{' --- |' * len(columns)}")
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


WRITERS: Mapping[str, Callable[[ShownList[Any]], bytes]] = {
    "table": as_table,
    "csv": as_csv,
    "xlsx": as_workbook,
    "json": as_json,
    "markdown": as_markdown,
}
"""``--format`` of every list → how it is written."""


class _ListFormat(click.Choice[str]):
    """A table is text too, and called so where a command has no other for people."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return super().convert("table" if value == "text" else value, param, ctx)


def list_options(command: Decorated) -> Decorated:
    """``--format`` and ``--output`` of a command that shows a list by ``show_list``."""
    chosen = click.option(
        "--format",
        "output_format",
        cls=BilingualOption,
        words=_FORMAT,
        type=_ListFormat(list(WRITERS)),
        default="table",
        show_default=True,
    )
    return chosen(output_option()(command))


def show_list(shown: ShownList[Any], output_format: str, output: Path | None, colour: bool | None) -> None:
    """The list on stdout or in a file."""
    if output_format == "xlsx":
        deliver_workbook(as_workbook(shown), output)
        return
    if output_format != "table" or output is not None:
        deliver(WRITERS[output_format](shown), output)
        return
    from sop_plugin.cli.tables import print_rows

    for line in shown.opening:
        click.echo(line)
    if shown.rows:
        print_rows(*_drawn(shown), colour)
    for line in shown.closing:
        click.echo(line)


def deliver_workbook(content: bytes, output: Path | None) -> None:
    """A workbook in a file or a pipe; raises ``CannotRun`` where it would go to a terminal."""
    if output is None and writes_to_terminal():
        raise CannotRun(_NO_TERMINAL)
    deliver(content, output)


def _drawn(shown: ShownList[Any]) -> tuple[list[TableColumn], list[list[TableCell]]]:
    from sop_plugin.cli.tables import TableCell, TableColumn

    columns = shown.layout.table
    heads = [
        TableColumn(label, fold=column.folds, key=column.heads)
        for column, label in zip(columns, shown.labels(columns), strict=True)
    ]
    rows = []
    for row in shown.rows:
        styles = shown.styles(row)
        cells = zip(columns, shown.texts(columns, row), strict=True)
        rows.append([TableCell(text, styles.get(column.key, "")) for column, text in cells])
    return heads, rows
