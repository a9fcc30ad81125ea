"""What the auditor's pages share: every revision that they name leads to its text."""

from __future__ import annotations

from datetime import date

from sop_plugin.model.document import Document
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.texts.revisions import revision_address, shown_revision


def evidence_html(template: str, edition: Edition, base: str, **values: object) -> str:
    def href(number: str, revision: int) -> str | None:
        address = text_address(edition, number, revision)
        return None if address is None else base + address

    def language_of(document: Document | None) -> str:
        return document.language if document else edition.language

    def day(value: date | None) -> str:
        return value.isoformat() if value else ""

    return list_html(template, edition, base, href=href, language_of=language_of, iso=day, **values)


def text_address(edition: Edition, number: str, revision: int) -> str | None:
    """Where the text of a revision is read: at the number's own address while that shows it, else on its own page."""
    manual, histories = edition.manual, edition.compiled.histories
    shown = shown_revision(histories, number, manual.as_of)
    document = manual.by_number.get(number)
    if (
        shown is not None
        and shown.release.revision == revision
        and document is not None
        and document.revision == revision
        # There a withdrawn document has a tombstone without its text.
        and not histories.ledger.is_withdrawn(number, manual.as_of)
    ):
        return edition.addresses.document(document)
    address = revision_address(number, revision)
    return address if address in edition.revision_pages else None
