"""The columns of the register of controlled copies."""

from __future__ import annotations

from sop_plugin.registers.columns import (
    ColumnKind,
    Holds,
    ListColumn,
    ListLayout,
    Somebody,
    department_words,
)
from sop_plugin.registers.copies import CopyRow, holder_name
from sop_plugin.words import labels

_NUMBER, _DATE = ColumnKind.NUMBER, ColumnKind.DATE
_Copy = ListColumn[CopyRow]


NAME = _Copy("copy", labels.COPY_NUMBER, lambda row, _: row.copy.name, heads=True)
NUMBER = _Copy("number", labels.NUMBER, lambda row, _: row.copy.number, leads=True)
TITLE = _Copy("title", labels.TITLE, lambda row, _: row.title or None, folds=True)
DEPARTMENT = _Copy(
    "department",
    labels.DEPARTMENT,
    lambda row, _: row.department or None,
    said=lambda row, manual: department_words(manual, row.department),
    folds=True,
)
REVISION = _Copy("revision", labels.REVISION, lambda row, _: row.copy.revision, _NUMBER, holds=Holds.REVISION)
REVISION_STATE = _Copy(
    "revision_state",
    labels.COPY_REVISION_STATE,
    lambda row, _: row.state.value if row.state else None,
    said=lambda row, _: row.state.label if row.state else "",
)
HOLDER = _Copy(
    "holder",
    labels.COPY_HOLDER,
    lambda row, _: row.copy.holder,
    said=lambda row, manual: holder_name(manual, row.copy.holder),
    folds=True,
)
STATE = _Copy(
    "state",
    labels.COPY_STATE,
    lambda row, _: row.copy.state.value,
    said=lambda row, _: row.copy.state.words,
)
ISSUED = _Copy("issued", labels.COPY_ISSUED, lambda row, _: row.copy.issued.day, _DATE)
ISSUED_BY = _Copy(
    "issued_by",
    labels.COPY_ISSUED_BY,
    lambda row, manual: Somebody(
        row.copy.issued.by, manual.person_name(row.copy.issued.by, row.copy.issued.day)
    ),
    holds=Holds.PERSON,
)
SINCE = _Copy("since", labels.COPY_SINCE, lambda row, _: row.copy.last.day, _DATE)
EXCHANGE = _Copy(
    "to_exchange",
    labels.COPY_TO_EXCHANGE,
    lambda row, _: row.to_exchange,
    said=lambda row, _: labels.COPY_TO_EXCHANGE if row.to_exchange else "",
    holds=Holds.FLAG,
)
_EVERY = (
    NAME,
    NUMBER,
    TITLE,
    DEPARTMENT,
    REVISION,
    REVISION_STATE,
    HOLDER,
    STATE,
    SINCE,
    ISSUED,
    ISSUED_BY,
    EXCHANGE,
)
COPY_COLUMNS = ListLayout[CopyRow](
    table=(NAME, TITLE, REVISION, REVISION_STATE, HOLDER, STATE, SINCE, EXCHANGE),
    spreadsheet=_EVERY,
    programs=_EVERY,
    page=(NAME, TITLE, REVISION, REVISION_STATE, HOLDER, ISSUED, STATE, SINCE),
)
