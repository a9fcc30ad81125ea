"""Texts that readers must see, held against what git could give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.rules import archive as rules


def missing_texts_in_force(histories: Histories, as_of: date) -> Iterator[Finding]:
    """Revisions in force whose text cannot be shown: without them the manual must not be published as if it were whole."""
    ledger = histories.ledger
    for number, history in histories.by_number.items():
        release = ledger.in_force(number, as_of)
        revision = next((r for r in history.revisions if r.release == release), None)
        if release is not None and revision is not None and revision.document is None:
            yield rules.TEXT_IN_FORCE_MISSING.at(
                ledger.place(release), number=number, revision=release.revision
            )
