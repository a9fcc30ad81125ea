"""The blocks around a document's text."""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.model.document import Document, Role
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.generated_html import page_of_document
from sop_plugin.pages.history import revision_lines
from sop_plugin.pages.related import related_documents
from sop_plugin.pages.translations import translation_note
from sop_plugin.standing.approval_block import approval_block

# More related documents than this are folded away.
_FOLD_ABOVE = 20


def document_html(edition: Edition, document: Document, content: str, base: str) -> str:
    """``content``, the document's rendered Markdown, with everything that belongs around it."""
    compiled = edition.compiled
    block = approval_block(edition.manual, document, compiled.ledger, compiled.seals)
    lines = revision_lines(edition, document.number)
    return page_of_document(
        "document.html",
        edition,
        document,
        base,
        findings=edition.findings(document),
        # Markdown has been rendered, and made harmless, by the extension for controlled documents.
        content=Markup(content),  # noqa: S704
        related=related_documents(edition, document),
        fold_above=_FOLD_ABOVE,
        block=block,
        sealed=compiled.ledger is not None and bool(block.signatures),
        roles=Role,
        lines=lines,
        pending=edition.pending_page(document),
        checklist=edition.checklist_address(document),
        translation=translation_note(edition, document),
    )
