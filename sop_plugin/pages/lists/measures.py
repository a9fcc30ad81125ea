"""What is checked, by frequency."""

from __future__ import annotations

from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition


def measures_html(edition: Edition, base: str) -> str:
    """What is checked, by frequency."""
    groups = edition.ways_in.measures
    codes = {entry.document.department for group in groups for entry in group.entries}
    return list_html(
        "lists/measures.html",
        edition,
        base,
        groups=groups,
        total=sum(len(group.entries) for group in groups),
        departments=[code for code in edition.manual.organisation.departments if code in codes],
    )
