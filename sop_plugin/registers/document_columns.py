"""The columns of the document register."""

from __future__ import annotations

from datetime import date

from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import (
    APPROVED_ON,
    DEPARTMENT,
    DEPARTMENT_CODE,
    EFFECTIVE,
    NUMBER,
    OWNER,
    PATH,
    REVISION,
    STATE,
    TITLE,
    TYPE,
    ColumnKind,
    ListColumn,
    ListLayout,
    department_words,
)
from sop_plugin.registers.documents import RegisterRow
from sop_plugin.words import labels

_DATE = ColumnKind.DATE
_Column = ListColumn[RegisterRow]


def _withdrawn_on(row: RegisterRow, _: Manual) -> date | None:
    end = row.document.withdrawal
    return end.day if end else None


def _successor(row: RegisterRow, _: Manual) -> str | None:
    end = row.document.withdrawal
    return end.successor if end else None


SUPERVISING_DEPARTMENT = _Column(
    "supervised_by",
    labels.SUPERVISING_DEPARTMENT,
    lambda row, _: row.document.supervised_by,
    said=lambda row, manual: department_words(manual, row.document.supervised_by),
)
LANGUAGE = _Column("language", labels.LANGUAGE, lambda row, _: row.document.language)
REVIEW_DUE = _Column("review_due", labels.REVIEW_DUE_DATE, lambda row, _: row.review_due, _DATE)
EXPIRES = _Column("expires", labels.EXPIRES, lambda row, _: row.document.expires, _DATE)
WITHDRAWN = _Column("withdrawn", labels.WITHDRAWN_ON, _withdrawn_on, _DATE)
SUCCESSOR = _Column("successor", labels.SUCCESSOR, _successor, leads=True)

DOCUMENT_COLUMNS = ListLayout[RegisterRow](
    table=(NUMBER, TITLE, TYPE, DEPARTMENT, REVISION, STATE, EFFECTIVE, REVIEW_DUE, OWNER),
    spreadsheet=(
        NUMBER,
        TITLE,
        TYPE,
        DEPARTMENT_CODE,
        DEPARTMENT,
        SUPERVISING_DEPARTMENT,
        OWNER,
        REVISION,
        STATE,
        APPROVED_ON,
        EFFECTIVE,
        REVIEW_DUE,
        EXPIRES,
        WITHDRAWN,
        SUCCESSOR,
        PATH,
    ),
    programs=(
        NUMBER,
        TITLE,
        TYPE,
        DEPARTMENT_CODE,
        SUPERVISING_DEPARTMENT,
        OWNER,
        REVISION,
        LANGUAGE,
        STATE,
        EFFECTIVE,
        REVIEW_DUE,
        EXPIRES,
        APPROVED_ON,
        WITHDRAWN,
        SUCCESSOR,
        PATH,
    ),
    page=(NUMBER, TITLE, TYPE, DEPARTMENT, OWNER, REVISION, EFFECTIVE, REVIEW_DUE, STATE),
)
