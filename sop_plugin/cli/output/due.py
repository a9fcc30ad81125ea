"""Reviews that fall due as a table for a person, CSV for a spreadsheet and JSON for a program."""

from __future__ import annotations

from collections.abc import Sequence

from sop_plugin.cli.tables import TableCell, TableColumn, print_rows
from sop_plugin.cli.terminal import json_bytes
from sop_plugin.exporting.spreadsheet import csv_bytes
from sop_plugin.model.document import last_approval
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.registers.reviews import Band, ReviewRow, person_to_ask
from sop_plugin.words.labels import Label, label_texts
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words

_OVERDUE = Words("逾期 {days} 天", "{days} days over")
_TODAY = Words("今天到期", "due today")
_LEFT = Words("还有 {days} 天", "{days} days left")
_NAME_ONE = Words("待指定，可问{name}", "to be named; ask {name}")
_IN_CSV = (
    Label.REVIEW_DUE_DATE,
    Label.DAYS_LEFT,
    Label.NUMBER,
    Label.TITLE,
    Label.DEPARTMENT_CODE,
    Label.EXECUTING_DEPARTMENT,
    Label.REVISION,
    Label.STATE,
    Label.OWNER,
    Label.PERSON_TO_ASK,
    Label.LAST_APPROVED_BY,
    Label.APPROVED_ON,
    Label.PLACE,
)
_COLOURS = {Band.OVERDUE: "red", Band.WITHIN_30: "yellow"}


def print_table(rows: Sequence[ReviewRow], manual: Manual, language: Language, colour: bool | None) -> None:
    """The table on stdout."""
    columns = (
        TableColumn(Label.REVIEW_DUE_DATE.text(language)),
        TableColumn(Label.DAYS_LEFT.text(language)),
        TableColumn(Label.NUMBER.text(language), key=True),
        TableColumn(Label.TITLE.text(language), fold=True, key=True),
        TableColumn(Label.EXECUTING_DEPARTMENT.text(language), fold=True),
        TableColumn(Label.OWNER.text(language), fold=True),
        TableColumn(Label.LAST_APPROVED_BY.text(language), fold=True),
    )
    print_rows(columns, [_cells(row, manual, language) for row in rows], colour)


def _cells(row: ReviewRow, manual: Manual, language: Language) -> tuple[TableCell, ...]:
    document = row.document
    approval = last_approval(document.approvals)
    return (
        TableCell(row.due.isoformat()),
        TableCell(_days(row.days, language), _COLOURS.get(row.band, "")),
        TableCell(document.number),
        TableCell(document.title),
        TableCell(manual.department_name(document.department, language)),
        TableCell(_owner(row, manual, language)),
        TableCell(f"{manual.person_name(approval.person)} {approval.day}" if approval else ""),
    )


def _days(days: int, language: Language) -> str:
    if days == 0:
        return _TODAY.in_language(language)
    return (_OVERDUE if days < 0 else _LEFT).in_language(language).format(days=abs(days))


def _owner(row: ReviewRow, manual: Manual, language: Language) -> str:
    if row.owner is not None:
        return row.owner.name
    asked = person_to_ask(manual, row.document)
    if asked is None:
        return Label.NO_OWNER.text(language)
    return _NAME_ONE.in_language(language).format(name=asked.name)


def as_csv(rows: Sequence[ReviewRow], manual: Manual, language: Language) -> bytes:
    """The reviews for a spreadsheet; the days are a number that can be sorted by."""
    return csv_bytes(
        [head.text(language) for head in _IN_CSV], (_values(row, manual, language) for row in rows)
    )


def _values(row: ReviewRow, manual: Manual, language: Language) -> tuple[str | int, ...]:
    document, approval = row.document, last_approval(row.document.approvals)
    asked = person_to_ask(manual, document)
    return (
        row.due.isoformat(),
        row.days,
        document.number,
        document.title,
        document.department,
        manual.department_name(document.department, language),
        str(document.revision),
        label_texts(language)[f"state_{manual.state(document)}"],
        row.owner.name if row.owner else "",
        asked.name if asked else "",
        manual.person_name(approval.person) if approval else "",
        approval.day.isoformat() if approval else "",
        document.path,
    )


def as_json(rows: Sequence[ReviewRow], manual: Manual, within: int, without: Sequence[str]) -> bytes:
    """The fields that ``sop due --help`` promises, in that order."""
    overdue = sum(row.days < 0 for row in rows)
    content = {
        "as_of": manual.as_of.isoformat(),
        "within": within,
        "counts": {"listed": len(rows), "overdue": overdue, "due": len(rows) - overdue},
        "reviews": [_fields(row, manual) for row in rows],
        "without_due_date": list(without),
    }
    return json_bytes(content)


def _fields(row: ReviewRow, manual: Manual) -> dict[str, object]:
    document, approval = row.document, last_approval(row.document.approvals)
    return {
        "number": document.number,
        "title": document.title,
        "department": document.department,
        "revision": document.revision,
        "state": manual.state(document).value,
        "due": row.due.isoformat(),
        "days": row.days,
        "owner": _person(row.owner),
        "ask": _person(person_to_ask(manual, document)),
        "approved_by": (
            {"id": approval.person, "name": manual.person_name(approval.person)} if approval else None
        ),
        "approved_on": approval.day.isoformat() if approval else None,
        "path": document.path,
    }


def _person(person: Person | None) -> dict[str, str] | None:
    return {"id": person.id, "name": person.name} if person else None
