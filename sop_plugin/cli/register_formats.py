"""The document register as a table for a person, CSV for a spreadsheet and JSON for a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sop_plugin.cli.terminal import printable
from sop_plugin.model.labels import Label, label_texts
from sop_plugin.model.language import Language
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.registers.documents import DocumentRegister, RegisterRow

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # spreadsheets also take the full-width signs
_COLOURS = {
    State.EFFECTIVE: "green",
    State.SCHEDULED: "cyan",
    State.DUE: "yellow",
    State.OVERDUE: "red",
    State.EXPIRED: "red",
}
_IN_TABLE = (
    Label.NUMBER,
    Label.TITLE,
    Label.TYPE,
    Label.EXECUTING_DEPARTMENT,
    Label.REVISION,
    Label.STATE,
    Label.EFFECTIVE_DATE,
    Label.REVIEW_DUE_DATE,
)
_IN_CSV = (
    Label.NUMBER,
    Label.TITLE,
    Label.TYPE,
    Label.DEPARTMENT_CODE,
    Label.EXECUTING_DEPARTMENT,
    Label.SUPERVISING_DEPARTMENT,
    Label.REVISION,
    Label.STATE,
    Label.APPROVED_ON,
    Label.EFFECTIVE_DATE,
    Label.REVIEW_DUE_DATE,
    Label.EXPIRES,
    Label.WITHDRAWN_ON,
    Label.SUCCESSOR,
    Label.PLACE,
)


def print_table(rows: Sequence[RegisterRow], manual: Manual, language: Language, colour: bool | None) -> None:
    """The table on stdout: on a terminal in colour and within its width, else plain and as wide as it is."""
    console = Console(no_color=True if colour is False else None, highlight=False)
    if not console.is_terminal:
        console.width = _natural_width(console, rows, manual, language)
    _print(console, rows, manual, language)


def as_plain_table(rows: Sequence[RegisterRow], manual: Manual, language: Language) -> bytes:
    """The table for a file, without colour."""
    file = io.StringIO()
    console = Console(file=file, force_terminal=False, no_color=True, highlight=False, legacy_windows=False)
    console.width = _natural_width(console, rows, manual, language)
    _print(console, rows, manual, language)
    return file.getvalue().encode("utf-8", "backslashreplace")


def as_csv(rows: Sequence[RegisterRow], manual: Manual, language: Language) -> bytes:
    """UTF-8 with BOM, without which Excel takes Chinese for something else; no cell is a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(label.text(language) for label in _IN_CSV)
    for row in rows:
        cells = _cells(row, manual, language)
        writer.writerow(harmless(cells[label]) for label in _IN_CSV)
    return file.getvalue().encode("utf-8-sig", "backslashreplace")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    cell = printable(cell)
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def as_json(rows: Sequence[RegisterRow], manual: Manual, register: DocumentRegister) -> bytes:
    """The fields that ``sop register --help`` promises, in that order."""
    content = {
        "as_of": manual.as_of.isoformat(),
        "sources": register.sources,
        "total": len(register.rows),
        "documents": [_fields(row) for row in rows],
        "rejected": [
            {"path": source.path, "number": source.number, "title": source.title}
            for source in register.rejected
        ],
    }
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode("utf-8", "backslashreplace")


def _fields(row: RegisterRow) -> dict[str, object]:
    document = row.document
    withdrawal = document.withdrawal
    return {
        "number": document.number,
        "title": document.title,
        "type": document.type,
        "department": document.department,
        "supervised_by": document.supervised_by,
        "revision": document.revision,
        "language": document.language.value,
        "state": row.state.value,
        "effective": _day(document.effective),
        "review_due": _day(row.review_due),
        "expires": _day(document.expires),
        "approved_on": _day(row.approved_on),
        "withdrawn": _day(withdrawal.day) if withdrawal else None,
        "successor": withdrawal.successor if withdrawal else None,
        "path": document.path,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _cells(row: RegisterRow, manual: Manual, language: Language) -> dict[Label, str]:
    document, fields, words = row.document, _fields(row), label_texts(language)
    above = document.supervised_by
    shown = {
        Label.NUMBER: document.number,
        Label.TITLE: document.title,
        Label.TYPE: words.get(f"type_{document.type}", document.type),
        Label.DEPARTMENT_CODE: document.department,
        Label.EXECUTING_DEPARTMENT: manual.department_name(document.department, language),
        Label.SUPERVISING_DEPARTMENT: manual.department_name(above, language) if above else "",
        Label.REVISION: str(document.revision),
        Label.STATE: words[f"state_{row.state}"],
        Label.PLACE: document.path,
    }
    dates = {
        Label.APPROVED_ON: "approved_on",
        Label.EFFECTIVE_DATE: "effective",
        Label.REVIEW_DUE_DATE: "review_due",
        Label.EXPIRES: "expires",
        Label.WITHDRAWN_ON: "withdrawn",
        Label.SUCCESSOR: "successor",
    }
    return shown | {label: str(fields[name] or "") for label, name in dates.items()}


def _natural_width(console: Console, rows: Sequence[RegisterRow], manual: Manual, language: Language) -> int:
    wide = console.options.update(width=100_000)
    return console.measure(_table(rows, manual, language), options=wide).maximum


def _print(console: Console, rows: Sequence[RegisterRow], manual: Manual, language: Language) -> None:
    if not rows:
        console.print(Text(Label.NOTHING_FOUND.text(language)), soft_wrap=True)
        return
    console.print(_table(rows, manual, language))
    shown = Label.SHOWN.text(language, shown=len(rows), total=len(manual.documents))
    console.print(Text(f"{Label.AS_OF.text(language)} {manual.as_of} · {shown}"), soft_wrap=True)


def _table(rows: Sequence[RegisterRow], manual: Manual, language: Language) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for label in _IN_TABLE:
        # Only titles and names may be broken into lines when the terminal is narrow.
        table.add_column(
            label.text(language),
            no_wrap=label not in (Label.TITLE, Label.EXECUTING_DEPARTMENT),
            overflow="fold",
        )
    for row in rows:
        cells = _cells(row, manual, language)
        styles = {Label.STATE: _COLOURS.get(row.state, "dim")}
        # Text, not markup: a title may well hold square brackets.
        table.add_row(*(Text(printable(cells[label]), styles.get(label, "")) for label in _IN_TABLE))
    return table
