"""Retention: what may be destroyed by now, which records are old enough, and what is kept still."""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.pages.sources import event_html, number_html, place_html, released_html
from sop_plugin.registers.retention import Retained, RetentionRow, retention_register

RETENTION = "retention/"


def has_retention(edition: Edition) -> bool:
    """Whether anything says how long it is kept."""
    return bool(retention_register(edition.manual, edition.compiled.histories))


def retention_html(edition: Edition, base: str) -> str:
    """The register in three parts."""
    rows = retention_register(edition.manual, edition.compiled.histories)
    kept = tuple(row for row in rows if row.kind is Retained.REVISION and not row.due and not row.is_gone)
    return evidence_html(
        "lists/retention.html",
        edition,
        base,
        due=tuple(row for row in rows if row.due),
        records=tuple(
            row for row in rows if row.kind is Retained.RECORDS and not row.due and not row.is_gone
        ),
        gone=tuple(row for row in rows if row.is_gone),
        kept=kept,
        evidence=lambda row: _evidence(edition, base, row),
    )


def _evidence(edition: Edition, base: str, row: RetentionRow) -> Markup:
    """The release of the text that says how long, or all of a number that is gone; and the line that says it."""
    found = []
    if row.document is not None:
        ledger = edition.compiled.histories.ledger
        release = ledger.release(row.document.number, row.document.revision)
        found = [event_html(edition, base, release) or number_html(edition, base, row.number)]
        found.append(released_html(edition, base, row.document, "retention") or Markup(""))
    elif row.place is not None:
        found = [place_html(edition, base, row.place)]
    return Markup(" ").join(filter(None, found))
