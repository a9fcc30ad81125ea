"""The columns of the register of retention."""

from __future__ import annotations

from sop_plugin.registers.columns import ColumnKind, Holds, ListColumn, ListLayout, department_words
from sop_plugin.registers.retention import RetentionRow
from sop_plugin.words import labels

_NUMBER, _DATE = ColumnKind.NUMBER, ColumnKind.DATE
_Row = ListColumn[RetentionRow]

KIND = _Row("kind", labels.RETAINED, lambda row, _: row.kind.value, said=lambda row, _: row.kind.words)
NUMBER = _Row("number", labels.NUMBER, lambda row, _: row.number, heads=True, leads=True)
TITLE = _Row("title", labels.TITLE, lambda row, _: row.title, folds=True, heads=True)
DEPARTMENT = _Row(
    "department",
    labels.DEPARTMENT,
    lambda row, _: row.department,
    said=lambda row, manual: department_words(manual, row.department),
    folds=True,
)
REVISION = _Row("revision", labels.REVISION, lambda row, _: row.revision, _NUMBER, holds=Holds.REVISION)
RETENTION = _Row(
    "retention",
    labels.RETENTION,
    lambda row, _: str(row.retention),
    said=lambda row, _: row.retention.words,
)
ENDED = _Row("ended", labels.RETENTION_ENDED, lambda row, _: row.ended, _DATE)
UNTIL = _Row("until", labels.RETENTION_UNTIL, lambda row, _: row.until, _DATE)
MADE_BY = _Row("made_by", labels.RETENTION_MADE_BY, lambda row, _: row.made_by, _DATE)
BEGINS = _Row("begins", labels.RETENTION_BEGINS, lambda row, _: row.begins, _DATE)
DISPOSED = _Row("disposed", labels.RETENTION_DISPOSED, lambda row, _: row.disposed, _DATE)
DISPOSED_TO = _Row("disposed_to", labels.RETENTION_DISPOSED_TO, lambda row, _: row.disposed_to, _DATE)
DUE = _Row(
    "due",
    labels.RETENTION_DUE,
    lambda row, _: row.due,
    said=lambda row, _: labels.RETENTION_DUE if row.due else "",
    holds=Holds.FLAG,
)
_EVERY = (
    KIND,
    NUMBER,
    TITLE,
    DEPARTMENT,
    REVISION,
    RETENTION,
    ENDED,
    UNTIL,
    MADE_BY,
    BEGINS,
    DUE,
    DISPOSED,
    DISPOSED_TO,
)
RETENTION_COLUMNS = ListLayout[RetentionRow](
    table=(KIND, NUMBER, TITLE, REVISION, RETENTION, ENDED, UNTIL, MADE_BY, BEGINS, DUE),
    spreadsheet=_EVERY,
    programs=_EVERY,
)
