"""The columns of the register of external documents."""

from __future__ import annotations

from sop_plugin.indexes.external_documents import ExternalEntry
from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import ColumnKind, Holds, ListColumn, ListLayout
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

_ADDRESS = Words("网址", "Address")
_DATE = ColumnKind.DATE
_Column = ListColumn[ExternalEntry]


def _cited_by(entry: ExternalEntry, _: Manual) -> tuple[str, ...]:
    return tuple(
        f"{document.number}#{clause.key}" if clause else document.number
        for document, clauses in entry.cited_by
        for clause in clauses or (None,)
    )


TITLE = _Column("title", labels.TITLE, lambda entry, _: entry.external.title, folds=True, heads=True)
EDITION = _Column("edition", labels.EDITION, lambda entry, _: entry.external.edition or None)
PUBLISHER = _Column(
    "publisher", labels.PUBLISHER, lambda entry, _: entry.external.publisher or None, folds=True
)
CHECKED = _Column("checked", labels.EDITION_CHECKED, lambda entry, _: entry.external.checked, _DATE)
CHECK_DUE = _Column("check_due", labels.EDITION_CHECK_DUE, lambda entry, _: entry.check_due, _DATE)
OVERDUE = _Column(
    "check_overdue",
    labels.EDITION_CHECK_OVERDUE,
    lambda entry, _: entry.check_overdue,
    said=lambda entry, _: labels.EDITION_CHECK_OVERDUE if entry.check_overdue else "",
    holds=Holds.FLAG,
)
URL = _Column("url", _ADDRESS, lambda entry, _: entry.external.url or None, ColumnKind.ADDRESS)
CITED_BY = _Column("cited_by", labels.CITED_BY, _cited_by, folds=True, holds=Holds.NAMES)
NEXT_EDITION = _Column(
    "next_edition", labels.NEXT_EDITION, lambda entry, _: entry.external.next_edition or None
)
NEXT_BY = _Column("next_by", labels.NEXT_EDITION_BY, lambda entry, _: entry.external.next_by, _DATE)
_EVERY = (TITLE, EDITION, PUBLISHER, CHECKED, CHECK_DUE, OVERDUE, NEXT_EDITION, NEXT_BY, CITED_BY, URL)
EXTERNAL_COLUMNS = ListLayout[ExternalEntry](
    table=(TITLE, EDITION, CHECKED, CHECK_DUE, OVERDUE), spreadsheet=_EVERY, programs=_EVERY
)
