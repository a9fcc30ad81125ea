"""Reviews of the audit trail, and the period that is to be reviewed next."""

from __future__ import annotations

from sop_plugin.checks.trail import missing_period
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.pages.sources import event_html

TRAIL_REVIEWS = "trail-reviews/"


def has_trail_reviews(edition: Edition) -> bool:
    """Whether any was recorded, or is asked for."""
    ledger = edition.compiled.ledger
    return ledger is not None and bool(ledger.audits or edition.manual.settings.trail_review)


def trail_html(edition: Edition, base: str) -> str:
    """The latest first."""
    ledger = edition.compiled.histories.ledger
    seals = edition.compiled.seals
    period = missing_period(edition.manual, ledger)
    return evidence_html(
        "lists/trail.html",
        edition,
        base,
        rows=sorted(ledger.audits, key=lambda event: (event.until, event.sequence), reverse=True),
        period=period,
        missing=period is not None and period.is_missing(edition.manual.as_of),
        known=lambda event: seals.known(event).value,
        event=lambda event: event_html(edition, base, event),
    )
