"""What a document's page, its checklist and its blank have around them."""

from __future__ import annotations

from sop_plugin.model.document import Document
from sop_plugin.pages.documents.state_banner import state_banner
from sop_plugin.pages.drawing import page_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.voice import page_voice, state_attributes

BASE_OF_PAGE_TO_PRINT = "../"
"""A checklist or blank says that addresses count from the document's own page, so that both can show one banner."""


def page_of_document(template: str, edition: Edition, document: Document, base: str, **values: object) -> str:
    """A page with the document's head and banner, in the document's language."""
    issuer = edition.manual.organisation.issuer_of(document.department)
    return page_html(
        template,
        edition,
        base,
        page_voice(document.language),
        document=document,
        attributes=state_attributes(document),
        state=edition.manual.state(document),
        banner=state_banner(edition, document, base),
        issuer=issuer.name.in_language(document.language) if issuer else "",
        **values,
    )
