"""The document register as a table for a person, CSV for a spreadsheet and JSON for a program."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from sop_plugin.cli.tables import TableCell, TableColumn, console_of, draw_rows
from sop_plugin.cli.terminal import json_bytes
from sop_plugin.exporting.spreadsheet import csv_bytes
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.registers.documents import DocumentRegister, RegisterRow
from sop_plugin.words.labels import Label, label_texts
from sop_plugin.words.language import Language

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
# Only titles and names may be broken into lines when the terminal is narrow.
_FOLDED = (Label.TITLE, Label.EXECUTING_DEPARTMENT)
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
    """The table on stdout."""
    _print(console_of(colour), rows, manual, language)


def as_plain_table(rows: Sequence[RegisterRow], manual: Manual, language: Language) -> bytes:
    """The table for a file, without colour."""
    file = io.StringIO()
    console = Console(file=file, force_terminal=False, no_color=True, highlight=False, legacy_windows=False)
    _print(console, rows, manual, language)
    return file.getvalue().encode("utf-8", "backslashreplace")


def as_csv(rows: Sequence[RegisterRow], manual: Manual, language: Language) -> bytes:
    """The register for a spreadsheet."""
    cells = (_cells(row, manual, language) for row in rows)
    return csv_bytes(
        [label.text(language) for label in _IN_CSV], ([row[label] for label in _IN_CSV] for row in cells)
    )


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
    return json_bytes(content)


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
        "language": document.language,
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


def _print(console: Console, rows: Sequence[RegisterRow], manual: Manual, language: Language) -> None:
    if not rows:
        console.print(Text(Label.NOTHING_FOUND.text(language)), soft_wrap=True)
        return
    columns = [
        TableColumn(label.text(language), fold=label in _FOLDED, key=label in (Label.NUMBER, Label.TITLE))
        for label in _IN_TABLE
    ]
    draw_rows(console, columns, [_row(row, manual, language) for row in rows])
    shown = Label.SHOWN.text(language, shown=len(rows), total=len(manual.documents))
    console.print(Text(f"{Label.AS_OF.text(language)} {manual.as_of} · {shown}"), soft_wrap=True)


def _row(row: RegisterRow, manual: Manual, language: Language) -> list[TableCell]:
    cells = _cells(row, manual, language)
    styles = {Label.STATE: _COLOURS.get(row.state, "dim")}
    return [TableCell(cells[label], styles.get(label, "")) for label in _IN_TABLE]
