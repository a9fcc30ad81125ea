"""The columns of the trace matrix: a row for each document or clause that serves a requirement, and for each gap."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sop_plugin.indexes.requirements import Evidence, TraceRow
from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import ColumnKind, Holds, ListColumn, ListLayout
from sop_plugin.sharing.requirement_columns import requirement_about, requirement_name
from sop_plugin.words import labels
from sop_plugin.words.voice import Sayable

_Column = ListColumn[TraceRow]
_Value = TypeVar("_Value")


def _of(fact: Callable[[Evidence], _Value | None]) -> Callable[[TraceRow, Manual], _Value | None]:
    """A fact of the evidence; nothing for a gap."""
    return lambda row, _: fact(row.evidence) if row.evidence is not None else None


def _clause(evidence: Evidence) -> str | None:
    return evidence.clause.key if evidence.clause else None


def _clause_title(evidence: Evidence) -> str | None:
    return evidence.clause.title if evidence.clause else None


def _state(row: TraceRow, manual: Manual) -> str | None:
    return manual.state(row.evidence.document).value if row.evidence else None


def _state_said(row: TraceRow, manual: Manual) -> Sayable:
    return manual.state(row.evidence.document).label if row.evidence else ""


REQUIREMENT: _Column = requirement_name(lambda row: row.requirement)
ABOUT: _Column = requirement_about(lambda row: row.requirement)
GAP = _Column(
    "gap",
    labels.TRACE_GAP,
    lambda row, _: row.evidence is None,
    said=lambda row, _: labels.TRACE_GAP if row.evidence is None else "",
    holds=Holds.FLAG,
)
NUMBER = _Column("number", labels.NUMBER, _of(lambda each: each.document.number), leads=True)
TITLE = _Column("title", labels.TITLE, _of(lambda each: each.document.title), folds=True)
REVISION = _Column(
    "revision",
    labels.REVISION,
    _of(lambda each: each.document.revision),
    ColumnKind.NUMBER,
    holds=Holds.REVISION,
)
CLAUSE = _Column("clause", labels.CLAUSE, _of(_clause))
CLAUSE_TITLE = _Column("clause_title", labels.CLAUSE_TITLE, _of(_clause_title), folds=True)
STATE = _Column("document_state", labels.STATE, _state, said=_state_said)
LAST_REVIEW = _Column("last_review", labels.LAST_REVIEW, _of(lambda each: each.last_review), ColumnKind.DATE)
RECORDS = _Column(
    "records",
    labels.RECORDS_KEPT,
    lambda row, _: row.evidence.records if row.evidence else (),
    folds=True,
    holds=Holds.NAMES,
)
_EVERY = (
    REQUIREMENT,
    ABOUT,
    GAP,
    NUMBER,
    TITLE,
    REVISION,
    CLAUSE,
    CLAUSE_TITLE,
    STATE,
    LAST_REVIEW,
    RECORDS,
)
TRACE_COLUMNS = ListLayout[TraceRow](
    table=(REQUIREMENT, ABOUT, NUMBER, CLAUSE, STATE, LAST_REVIEW), spreadsheet=_EVERY, programs=_EVERY
)
