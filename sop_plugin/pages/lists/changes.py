"""The change log."""

from __future__ import annotations

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.registers.changes import ChangeKind, change_log


def changes_html(edition: Edition, base: str) -> str:
    """What changed for readers; the browser narrows it to a period, department or post."""
    manual = edition.manual
    log = change_log(edition.compiled.histories, manual.number_pattern, manual.as_of)
    occurring = {row.department for row in log.rows}
    return evidence_html(
        "lists/changes.html",
        edition,
        base,
        rows=log.rows,
        kinds=list(ChangeKind),
        departments=[code for code in manual.organisation.departments if code in occurring],
        posts=sorted({post for row in log.rows for post in row.audience}),
        title_of={number: document.title for number, document in manual.by_number.items()},
    )
