"""The columns of the change log."""

from __future__ import annotations

from sop_plugin.model.manual import Manual
from sop_plugin.registers.changes import ChangeKind, ChangeRow
from sop_plugin.registers.columns import ColumnKind, Holds, ListColumn, ListLayout, Somebody, department_words
from sop_plugin.words import labels
from sop_plugin.words.labels import LABELS
from sop_plugin.words.voice import Sayable, Words

_DATE = ColumnKind.DATE
_Column = ListColumn[ChangeRow]
_REPLACED = Words("替代的版次", "Replaces revision")
_NOTE = Words("说明", "Note")
_BY = Words("经办人", "Done by")
_AUDIENCE = Words("适用岗位", "For the posts")
_CAME = (ChangeKind.RELEASED, ChangeKind.IN_FORCE)


def _class(row: ChangeRow, _: Manual) -> str | None:
    return row.change.change_class.value if row.change and row.kind in _CAME else None


def _class_in_words(row: ChangeRow, manual: Manual) -> Sayable:
    found = _class(row, manual)
    if found is not None:
        return LABELS[f"change_{found}"]
    is_first = row.kind in _CAME and manual.settings.revisions.is_first(row.revision)
    return labels.FIRST_ISSUE if is_first else ""


def _summary(row: ChangeRow, _: Manual) -> str | None:
    return row.change.summary if row.change and row.kind in _CAME else None


def _reason(row: ChangeRow, _: Manual) -> str | None:
    return row.change.reason if row.change and row.kind in _CAME else None


def _by(row: ChangeRow, manual: Manual) -> Somebody | None:
    return Somebody(row.by, manual.person_name(row.by, row.day)) if row.by else None


DAY = _Column("day", labels.DATE, lambda row, _: row.day, _DATE)
HAPPENED = _Column(
    "kind",
    labels.CHANGE_KIND,
    lambda row, _: row.kind.value,
    said=lambda row, _: LABELS[f"happened_{row.kind}"],
)
NUMBER = _Column("number", labels.NUMBER, lambda row, _: row.number, heads=True, leads=True)
TITLE = _Column("title", labels.TITLE, lambda row, _: row.title, folds=True, heads=True)
TYPE = _Column(
    "type",
    labels.TYPE,
    lambda row, _: row.type,
    said=lambda row, manual: manual.settings.type_label(row.type),
)
DEPARTMENT_CODE = _Column("department", labels.DEPARTMENT_CODE, lambda row, _: row.department)
DEPARTMENT = _Column(
    "executing_department",
    labels.EXECUTING_DEPARTMENT,
    lambda row, _: row.department,
    said=lambda row, manual: department_words(manual, row.department),
    folds=True,
)
REVISION = _Column(
    "revision", labels.REVISION, lambda row, _: row.revision, ColumnKind.NUMBER, holds=Holds.REVISION
)
REPLACES = _Column(
    "replaces", _REPLACED, lambda row, _: row.replaces, ColumnKind.NUMBER, holds=Holds.REVISION
)
APPROVED_ON = _Column("approved_on", labels.APPROVED_ON, lambda row, _: row.approved, _DATE)
EFFECTIVE = _Column("effective", labels.EFFECTIVE_DATE, lambda row, _: row.effective, _DATE)
CLASS = _Column("change_class", labels.CHANGE_CLASS, _class, said=_class_in_words)
SUMMARY = _Column("summary", labels.CHANGE_SUMMARY, _summary, folds=True)
REASON = _Column("reason", labels.CHANGE_REASON, _reason, folds=True)
NOTE = _Column("note", _NOTE, lambda row, _: row.note or None, folds=True)
SUCCESSOR = _Column("successor", labels.SUCCESSOR, lambda row, _: row.successor, leads=True)
BY = _Column("by", _BY, _by, holds=Holds.PERSON)
AUDIENCE = _Column("audience", _AUDIENCE, lambda row, _: row.audience, folds=True, holds=Holds.NAMES)

_EVERY = (SUMMARY, REASON, NOTE, SUCCESSOR, BY, AUDIENCE)
CHANGE_COLUMNS = ListLayout[ChangeRow](
    table=(DAY, HAPPENED, NUMBER, TITLE, REVISION, EFFECTIVE, SUMMARY),
    spreadsheet=(
        DAY,
        HAPPENED,
        NUMBER,
        TITLE,
        TYPE,
        DEPARTMENT_CODE,
        DEPARTMENT,
        REVISION,
        REPLACES,
        APPROVED_ON,
        EFFECTIVE,
        CLASS,
        *_EVERY,
    ),
    programs=(
        DAY,
        HAPPENED,
        NUMBER,
        TITLE,
        TYPE,
        DEPARTMENT_CODE,
        REVISION,
        REPLACES,
        APPROVED_ON,
        EFFECTIVE,
        CLASS,
        *_EVERY,
    ),
)
