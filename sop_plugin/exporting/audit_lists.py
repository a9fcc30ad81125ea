"""Which lists an auditor's pack has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from sop_plugin.compile import CompiledManual
from sop_plugin.exporting.archive_signatures import file_of
from sop_plugin.model.event import Reviewed
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.revision_label import as_written
from sop_plugin.registers.as_of import as_of_register
from sop_plugin.registers.change_columns import CHANGE_COLUMNS
from sop_plugin.registers.changes import ChangeKind, ChangeLog, ChangeRow
from sop_plugin.registers.columns import ListColumn
from sop_plugin.registers.copies import copy_register
from sop_plugin.registers.numbers import number_register
from sop_plugin.registers.overdue import overdue_periods
from sop_plugin.registers.review_columns import REVIEW_COLUMNS
from sop_plugin.sharing.audit_columns import (
    HELD_REVIEW_COLUMNS,
    LATE_REVIEW_COLUMNS,
    NUMBER_COLUMNS,
    SIGNATURE_COLUMNS,
    STATEMENT_COLUMNS,
    TRAIL_COLUMNS,
    SignedAct,
    page_in,
    register_columns,
)
from sop_plugin.sharing.copy_columns import COPY_COLUMNS
from sop_plugin.sharing.manual_lists import MANUAL_LISTS
from sop_plugin.sharing.training_columns import COUNTED_COLUMNS, TRAINING_COLUMNS
from sop_plugin.sharing.training_rows import counted_by, readings
from sop_plugin.words import labels
from sop_plugin.words.voice import Sayable, Words

# A sheet of the workbook is called so too, and cannot have more than 31 letters.
_IN_FORCE_ON = Words("{day} 有效的文件", "In force on {day}")
_REVIEWS_ON = Words("{day} 的复审登记册", "Reviews due, as of {day}")
_REVIEWS_HELD = Words("期间完成的复审", "Reviews held in the period")
_REVIEWS_LATE = Words("期间逾期的复审", "Reviews late in the period")
_CHANGES = Words("期间的更改，附对照", "Changes, with redlines")
_SIGNATURES = Words("签名及验证结果", "Signatures, verified")
_NUMBERS = Words("编号登记册", "Register of numbers")
_STATEMENTS = Words("期间的人员与规则", "People and rules recorded")
_TRAIL = Words("期间登记的审计追踪审阅", "Audit-trail reviews recorded")
_READINGS = Words("阅读与培训，逐人", "Readings, person by person")
_READINGS_BY = {
    "department": Words("阅读与培训，按部门", "Readings by department"),
    "job": Words("阅读与培训，按岗位", "Readings by job"),
    "document": Words("阅读与培训，按文件", "Readings by document"),
    "job-document": Words("阅读与培训，岗位对文件", "Readings, job by document"),
}
_TEXT_MISSING = Words("文字取不到", "a text cannot be had")
_CAME = (ChangeKind.RELEASED, ChangeKind.IN_FORCE)


@dataclass(frozen=True)
class PackList:
    """One list of the pack, of ``manual`` as of its day; cells of the columns ``paths`` are files of the pack.

    Columns ``beyond`` are for spreadsheets alone: a page has little room.
    """

    key: str
    title: Sayable
    columns: Sequence[ListColumn[Any]]
    rows: Sequence[Any]
    manual: Manual
    paths: frozenset[str] = frozenset()
    beyond: frozenset[str] = frozenset()


def pack_lists(
    begin: CompiledManual,
    end: CompiledManual,
    known: Ledger,
    changes: ChangeLog,
    signed: Sequence[SignedAct],
    redlines: Collection[str],
    missing: Collection[tuple[str, int]],
) -> tuple[PackList, ...]:
    """Each once, in the order in which an auditor asks; ``known`` is the ledger up to the last day."""
    manual = end.manual
    first, last = begin.manual.as_of, manual.as_of
    register = as_of_register(end.histories, manual.number_pattern)
    days = dict.fromkeys((first, last))
    manuals = {first: begin.manual, last: manual}
    reviews = {first: begin.registers.reviews.rows, last: end.registers.reviews.rows}
    held = [e for e in known.events if isinstance(e, Reviewed) and first <= e.day <= last]
    late = [
        each
        for each in overdue_periods(register, last)
        if each.since <= last and (each.until is None or each.until > first)
    ]
    exceptions, trace = MANUAL_LISTS["exceptions"], MANUAL_LISTS["trace"]
    # What was recorded after the period is no exception in it.
    excepted = [row for row in exceptions.rows(end) if row.day is None or row.day <= last]
    further = [column for column in CHANGE_COLUMNS.spreadsheet if column not in CHANGE_COLUMNS.table]
    stated = [event for event in known.stated if first <= event.day <= last]
    audits = [event for event in known.audits if first <= event.day <= last]
    return (
        *(
            PackList(
                f"register-{day}",
                _IN_FORCE_ON.filled(day=day),
                register_columns(
                    {row.number: page_in(f"in-force/{day}", row.number) for row in register.on(day)}
                ),
                register.on(day),
                manuals[day],
                frozenset({"page"}),
            )
            for day in days
        ),
        PackList(
            "changes",
            _CHANGES,
            (*CHANGE_COLUMNS.table, _redline_column(redlines, missing), *further),
            changes.rows,
            manual,
            frozenset({"redline"}),
            frozenset({"type", "department", "executing_department", "replaces", "successor", "audience"}),
        ),
        PackList("exceptions", exceptions.title, exceptions.layout.spreadsheet, excepted, manual),
        *(
            PackList(
                f"reviews-{day}",
                _REVIEWS_ON.filled(day=day),
                REVIEW_COLUMNS.spreadsheet,
                reviews[day],
                manuals[day],
            )
            for day in days
        ),
        PackList("reviews-held", _REVIEWS_HELD, HELD_REVIEW_COLUMNS, held, manual),
        PackList("reviews-late", _REVIEWS_LATE, LATE_REVIEW_COLUMNS, late, manual),
        PackList("signatures", _SIGNATURES, SIGNATURE_COLUMNS, signed, manual, frozenset({"signature"})),
        PackList(
            "numbers",
            _NUMBERS,
            NUMBER_COLUMNS,
            number_register(end.histories, manual.number_pattern, last),
            manual,
        ),
        PackList("statements", _STATEMENTS, STATEMENT_COLUMNS, stated, manual),
        PackList("trail-reviews", _TRAIL, TRAIL_COLUMNS, audits, manual),
        *_training(end),
        *_copies(end),
        *(
            (PackList("trace", trace.title, trace.layout.spreadsheet, trace.rows(end), manual),)
            if trace.when(end)
            else ()
        ),
    )


def _training(end: CompiledManual) -> Iterator[PackList]:
    """How much of what had to be read was read by the last day; who read it, where the settings let it be told."""
    if end.training is None:
        return
    manual, found = end.manual, readings(end)
    for grouping, title in _READINGS_BY.items():
        rows = counted_by(grouping, found, manual)
        yield PackList(f"training-{grouping}", title, COUNTED_COLUMNS.spreadsheet, rows, manual)
    if manual.settings.training.names:
        yield PackList("training", _READINGS, TRAINING_COLUMNS.spreadsheet, found, manual)


def _copies(end: CompiledManual) -> Iterator[PackList]:
    """Every numbered copy and what had become of it by the last day; who held it, where the settings let it be told."""
    if end.copies is None:
        return
    manual = end.manual
    columns = [
        column
        for column in COPY_COLUMNS.spreadsheet
        if column.key != "holder" or manual.settings.show_copy_holders
    ]
    yield PackList("copies", labels.COPIES, columns, copy_register(manual, end.histories, end.copies), manual)


def redline_name(number: str, revision: int) -> str:
    """Where the comparison of a revision with the one before lies."""
    return f"redlines/{file_of(number)}-{quote(str(as_written(revision)), safe='')}.html"


def _redline_column(redlines: Collection[str], missing: Collection[tuple[str, int]]) -> ListColumn[ChangeRow]:
    def path(row: ChangeRow, _: Manual) -> str | None:
        name = redline_name(row.number, row.revision)
        return name if row.kind in _CAME and name in redlines else None

    def said(row: ChangeRow, manual: Manual) -> Sayable:
        lost = row.kind in _CAME and (row.number, row.revision) in missing
        return path(row, manual) or (_TEXT_MISSING if lost else "")

    return ListColumn("redline", labels.REDLINE, path, said=said)
