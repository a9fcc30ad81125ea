"""The register of any day: what was in force when."""

from __future__ import annotations

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.pages.sources import event_html
from sop_plugin.registers.as_of import InForce, as_of_register


def _pdf(edition: Edition, row: InForce, base: str) -> str | None:
    """The PDF of a revision, where that is the one that readers work by."""
    document = edition.manual.by_number.get(row.number)
    if document is None or document.revision != row.revision:
        return None
    address = edition.addresses.pdf(document)
    return None if address is None else base + address


def as_of_html(edition: Edition, base: str) -> str:
    """Every revision with the days on which it was in force; the browser shows the register of a day."""
    manual, histories = edition.manual, edition.compiled.histories
    rows = as_of_register(histories, manual.number_pattern).rows
    unreleased = [
        d for d in manual.documents if edition.visible(d) and not histories.ledger.releases(d.number)
    ]
    return evidence_html(
        "lists/as_of.html",
        edition,
        base,
        rows=rows,
        departments=[
            code for code in manual.organisation.departments if any(r.department == code for r in rows)
        ],
        types=[name for name in manual.settings.types if any(row.type == name for row in rows)],
        first=min((event.day for event in histories.ledger.events), default=None),
        unreleased=len(unreleased),
        event=lambda row: event_html(edition, base, row.record.release),
        pdf_of=lambda row: _pdf(edition, row, base),
    )
