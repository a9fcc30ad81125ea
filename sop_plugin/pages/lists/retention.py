"""Retention: what may be destroyed by now, which records are old enough, and what is kept still."""

from __future__ import annotations

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.registers.retention import Retained, retention_register

RETENTION = "retention/"


def has_retention(edition: Edition) -> bool:
    """Whether anything says how long it is kept."""
    return bool(retention_register(edition.manual, edition.compiled.histories))


def retention_html(edition: Edition, base: str) -> str:
    """The register in three parts."""
    rows = retention_register(edition.manual, edition.compiled.histories)
    kept = tuple(row for row in rows if row.kind is Retained.REVISION and not row.due)
    return evidence_html(
        "lists/retention.html",
        edition,
        base,
        due=tuple(row for row in rows if row.due),
        records=tuple(row for row in rows if row.kind is Retained.RECORDS and not row.due),
        kept=kept,
    )
