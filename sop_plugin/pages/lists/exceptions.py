"""The register of exceptions."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.pages.sources import event_html, place_html
from sop_plugin.registers.exceptions import exception_register
from sop_plugin.rules import all_rules


def exceptions_html(edition: Edition, base: str) -> str:
    """Signatures, numbers, seals and reviews that were not as they must be, and findings that the settings lower."""
    manual, rules = edition.manual, all_rules()
    has_ledger = edition.compiled.ledger is not None
    register = exception_register(
        edition.compiled.histories,
        manual,
        edition.compiled.findings,
        edition.compiled.seals,
        edition.compiled.held_back,
    )
    return evidence_html(
        "lists/exceptions.html",
        edition,
        base,
        register=register,
        # Without a ledger nobody has looked: only what the documents themselves show is told.
        kinds=[(q.value, register.of(q)) for q in AuditQuestion if has_ledger or register.of(q)],
        has_ledger=has_ledger,
        title_of=lambda code: rules[code].title,
        document_of=manual.by_number.get,
        source=lambda place: place_html(edition, base, place),
        event_link=lambda event: event_html(edition, base, event),
    )
