"""Blanks of forms to print: whole pages, which need no theme, as checklists are."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.pages.documents.frame import BASE_OF_PAGE_TO_PRINT, page_of_document
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.rendering.blank_form import blank_clause, blank_html
from sop_plugin.rendering.document_text import RenderedText
from sop_plugin.rendering.publication import address


def blanks(edition: Edition) -> Iterator[Output]:
    """One for each form that is for use."""
    for document in edition.published.values():
        where = edition.addresses.blank(document)
        if where is not None:
            yield _output(edition, document, where)


def _output(edition: Edition, document: Document, where: str) -> Output:
    # The very text of the form's page, so that it is rendered once.
    base = base_of(address(document.number))
    return Output(
        where,
        Kind.BLANK,
        f"{document.number} {document.title}",
        document.language,
        draw=lambda text: blank_page_html(edition, document, text),
        text=lambda: edition.texts.on_page(document, base),
        document=document,
    )


def blank_page_html(edition: Edition, document: Document, text: RenderedText) -> str:
    """The blank of a form, from its whole rendered text."""
    clause = blank_clause(edition.manual, document)
    return page_of_document(
        "documents/blank.html",
        edition,
        document,
        BASE_OF_PAGE_TO_PRINT,
        content=blank_html(document, clause, text) if clause else Markup(""),
    )
