"""The columns of the review register: who must review what by when."""

from __future__ import annotations

from dataclasses import replace

from sop_plugin.model.approval import last_approval
from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import (
    APPROVED_ON,
    DEPARTMENT,
    DEPARTMENT_CODE,
    NUMBER,
    OWNER,
    PATH,
    REVISION,
    STATE,
    TITLE,
    ColumnKind,
    Holds,
    ListColumn,
    ListLayout,
    OfDocument,
    Somebody,
)
from sop_plugin.registers.reviews import ReviewRow, person_to_ask, review_owner
from sop_plugin.words import labels
from sop_plugin.words.voice import Sayable, Words

_OVERDUE = Words("逾期 {days} 天", "{days} days over")
_TODAY = Words("今天到期", "due today")
_LEFT = Words("还有 {days} 天", "{days} days left")
_NAME_ONE = Words("待指定，可问{name}", "to be named; ask {name}")
_Column = ListColumn[ReviewRow]


def _asked(row: ReviewRow, manual: Manual) -> Somebody | None:
    asked = person_to_ask(manual, row.document)
    return Somebody(asked.id, asked.name) if asked else None


def _owner_or_whom_to_ask(row: OfDocument, manual: Manual) -> Sayable:
    owner, asked = review_owner(manual, row.document), person_to_ask(manual, row.document)
    if owner is not None or asked is None:
        return owner.name if owner else labels.NO_OWNER
    return _NAME_ONE.filled(name=asked.name)


def _approved_by(row: ReviewRow, manual: Manual) -> Somebody | None:
    approval = last_approval(row.document.approvals)
    return Somebody(approval.person, manual.person_name(approval.person)) if approval else None


def _last_approval(row: ReviewRow, manual: Manual) -> str:
    by = _approved_by(row, manual)
    return f"{by.name} {row.document.approved_on()}" if by else ""


def _days(row: ReviewRow, _: Manual) -> Sayable:
    if row.days == 0:
        return _TODAY
    return (_OVERDUE if row.days < 0 else _LEFT).filled(days=abs(row.days))


DUE = _Column("due", labels.REVIEW_DUE_DATE, lambda row, _: row.due, ColumnKind.DATE)
DAYS = _Column("days", labels.DAYS_LEFT, lambda row, _: row.days, ColumnKind.NUMBER)
DAYS_IN_WORDS = replace(DAYS, said=_days)
OWNER_OR_WHOM_TO_ASK = replace(OWNER, said=_owner_or_whom_to_ask, folds=True)
ASK = _Column("ask", labels.PERSON_TO_ASK, _asked, holds=Holds.PERSON)
APPROVED_BY = _Column("approved_by", labels.LAST_APPROVED_BY, _approved_by, holds=Holds.PERSON)
LAST_APPROVAL = replace(APPROVED_BY, said=_last_approval, folds=True)

REVIEW_COLUMNS = ListLayout[ReviewRow](
    table=(DUE, DAYS_IN_WORDS, NUMBER, TITLE, DEPARTMENT, OWNER_OR_WHOM_TO_ASK, LAST_APPROVAL),
    spreadsheet=(
        DUE,
        DAYS,
        NUMBER,
        TITLE,
        DEPARTMENT_CODE,
        DEPARTMENT,
        REVISION,
        STATE,
        OWNER,
        ASK,
        APPROVED_BY,
        APPROVED_ON,
        PATH,
    ),
    programs=(
        NUMBER,
        TITLE,
        DEPARTMENT_CODE,
        REVISION,
        STATE,
        DUE,
        DAYS,
        OWNER,
        ASK,
        APPROVED_BY,
        APPROVED_ON,
        PATH,
    ),
    page=(DUE, DAYS, NUMBER, TITLE, DEPARTMENT, OWNER, STATE),
)
