"""The findings of this manual, and what all rules mean."""

from __future__ import annotations

from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.sources import place_html
from sop_plugin.rules import all_rules
from sop_plugin.rules.lowerable import MAY_BE_LOWERED


def findings_html(edition: Edition, base: str) -> str:
    """The findings of this manual, worst first, and the reference of all rules.

    A finding quotes the text that it is about, so those of drafts are only counted for readers.
    """
    shown = [finding for finding in edition.compiled.findings if edition.tells(finding)]
    return list_html(
        "lists/findings.html",
        edition,
        base,
        findings=sorted(shown, key=lambda finding: finding.severity.rank),
        source=lambda place: place_html(edition, base, place),
        of_drafts=len(edition.compiled.findings) - len(shown),
        lowerable=MAY_BE_LOWERED,
        rules=list(all_rules().values()),
    )
