"""The columns of what changed since the last audit: a row for each requirement and document."""

from __future__ import annotations

from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import ColumnKind, Holds, ListColumn, ListLayout
from sop_plugin.sharing.requirement_columns import requirement_about, requirement_name
from sop_plugin.sharing.since_audit import RequirementChange
from sop_plugin.words import labels
from sop_plugin.words.labels import LABELS

_Column = ListColumn[RequirementChange]


def _said_of_changes(row: RequirementChange, _: Manual) -> str | None:
    said = (each.change.summary if each.change and not each.note else each.note for each in row.changes)
    return "；".join(dict.fromkeys(filter(None, said))) or None


REQUIREMENT: _Column = requirement_name(lambda row: row.requirement)
ABOUT: _Column = requirement_about(lambda row: row.requirement)
KIND = _Column(
    "kind",
    labels.CHANGE_KIND,
    lambda row, _: row.kind.value,
    said=lambda row, _: LABELS[f"since_{row.kind}"],
)
NUMBER = _Column("number", labels.NUMBER, lambda row, _: row.number, leads=True)
TITLE = _Column("title", labels.TITLE, lambda row, _: row.title, folds=True)
CLAUSES = _Column("clauses", labels.CLAUSE, lambda row, _: row.clauses, folds=True, holds=Holds.NAMES)
BEFORE = _Column(
    "before", labels.REVISION_THEN, lambda row, _: row.before, ColumnKind.NUMBER, holds=Holds.REVISION
)
NOW = _Column("now", labels.REVISION_NOW, lambda row, _: row.now, ColumnKind.NUMBER, holds=Holds.REVISION)
DAY = _Column("day", labels.DATE, lambda row, _: row.day, ColumnKind.DATE)
SUMMARY = _Column("summary", labels.CHANGE_SUMMARY, _said_of_changes, folds=True)
GAP = _Column(
    "gap",
    labels.TRACE_GAP,
    lambda row, _: row.is_gap,
    said=lambda row, _: labels.TRACE_GAP if row.is_gap else "",
    holds=Holds.FLAG,
)
_EVERY = (REQUIREMENT, ABOUT, KIND, NUMBER, TITLE, CLAUSES, BEFORE, NOW, DAY, SUMMARY, GAP)
SINCE_AUDIT_COLUMNS = ListLayout[RequirementChange](
    table=(REQUIREMENT, KIND, NUMBER, TITLE, BEFORE, NOW, DAY), spreadsheet=_EVERY, programs=_EVERY
)
