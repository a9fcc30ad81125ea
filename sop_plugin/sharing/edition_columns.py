"""The columns of what a new edition touches: a row for each document or clause, and for each requirement that nothing serves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sop_plugin.indexes.new_editions import EditionRow
from sop_plugin.indexes.requirements import Evidence
from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import Holds, ListColumn, ListLayout
from sop_plugin.sharing.requirement_columns import requirement_about, requirement_name
from sop_plugin.words import labels
from sop_plugin.words.labels import LABELS

_Column = ListColumn[EditionRow]
_Value = TypeVar("_Value")


def _of(fact: Callable[[Evidence], _Value | None]) -> Callable[[EditionRow, Manual], _Value | None]:
    return lambda row, _: fact(row.evidence) if row.evidence is not None else None


REQUIREMENT: _Column = requirement_name(lambda row: row.touched.requirement)
ABOUT: _Column = requirement_about(lambda row: row.touched.requirement)
TOUCH = _Column(
    "touch",
    labels.EDITION_TOUCH,
    lambda row, _: row.touched.touch.value,
    said=lambda row, _: LABELS[f"touch_{row.touched.touch}"],
)
CHANGED = _Column(
    "changed",
    labels.EDITION_CHANGED,
    lambda row, manual: row.touched.requirement.changed.in_language(manual.settings.language) or None,
    said=lambda row, _: row.touched.requirement.changed,
    folds=True,
)
WAS = _Column(
    "was",
    labels.EDITION_WAS,
    lambda row, _: tuple(each.name for each in row.touched.old),
    folds=True,
    holds=Holds.NAMES,
)
NUMBER = _Column("number", labels.NUMBER, _of(lambda each: each.document.number), leads=True)
TITLE = _Column("title", labels.TITLE, _of(lambda each: each.document.title), folds=True)
CLAUSE = _Column("clause", labels.CLAUSE, _of(lambda each: each.clause.key if each.clause else None))
CLAUSE_TITLE = _Column(
    "clause_title",
    labels.CLAUSE_TITLE,
    _of(lambda each: each.clause.title if each.clause else None),
    folds=True,
)
_EVERY = (REQUIREMENT, ABOUT, TOUCH, CHANGED, WAS, NUMBER, TITLE, CLAUSE, CLAUSE_TITLE)
EDITION_COLUMNS = ListLayout[EditionRow](
    table=(REQUIREMENT, TOUCH, WAS, NUMBER, CLAUSE), spreadsheet=_EVERY, programs=_EVERY
)
