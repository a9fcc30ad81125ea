"""The change log."""

from __future__ import annotations

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.registers.changes import ChangeKind


def changes_html(edition: Edition, base: str) -> str:
    """What changed for readers; the browser narrows it to a period, department or post."""
    manual = edition.manual
    occurring = {row.department for row in edition.changes}
    return evidence_html(
        "lists/changes.html",
        edition,
        base,
        rows=edition.changes,
        kinds=list(ChangeKind),
        departments=[code for code in manual.organisation.departments if code in occurring],
        posts=sorted({post for row in edition.changes for post in row.audience}),
        title_of={number: document.title for number, document in manual.by_number.items()},
    )
