"""The pages of documents and of their past revisions: the text with the blocks around it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.documents.acknowledging import acknowledging, all_right_wanted
from sop_plugin.pages.documents.asked import asked_questions
from sop_plugin.pages.documents.attachments import attachment_lines
from sop_plugin.pages.documents.beforehand import beforehand
from sop_plugin.pages.documents.copies import copies_of_revision
from sop_plugin.pages.documents.drawn_since import drawn_otherwise
from sop_plugin.pages.documents.flow_charts import with_flow_charts
from sop_plugin.pages.documents.frame import page_of_document
from sop_plugin.pages.documents.helpful import helpful_links
from sop_plugin.pages.documents.history import review_lines, revision_lines
from sop_plugin.pages.documents.proposing import proposing
from sop_plugin.pages.documents.related import related_documents
from sop_plugin.pages.documents.reporting import report_link
from sop_plugin.pages.documents.searched_text import searched_text
from sop_plugin.pages.documents.translations import translation_note
from sop_plugin.pages.documents.work import anchor_of_steps, folded_on_phones
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import NO_TEXT, Kind, Output, base_of
from sop_plugin.rendering.document_text import RenderedText
from sop_plugin.rendering.publication import address
from sop_plugin.standing.approval_block import approval_block

# More related documents than this are folded away.
_FOLD_ABOVE = 20
# So many forms are named before the steps; the others stand with the related documents.
_MOST_FORMS = 4


def documents(edition: Edition) -> Iterator[Output]:
    """A page for each number, in the order of the manual."""
    manual = edition.manual
    for document in manual.in_order:
        if document.path in edition.published:
            withdrawn = manual.state(document) is State.WITHDRAWN
            kind = Kind.TOMBSTONE if withdrawn else Kind.DOCUMENT
            title = f"{document.number} {document.title}"
            yield _output(edition, document, address(document.number), kind, title)


def revisions(edition: Edition) -> Iterator[Output]:
    """A page for each text beside the one that readers work by."""
    for page in edition.revision_pages.values():
        document = page.document
        title = f"{document.number} {document.title} (r{document.revision})"
        yield _output(edition, document, page.address, Kind.REVISION, title)


def _output(edition: Edition, document: Document, where: str, kind: Kind, title: str) -> Output:
    base = base_of(where)

    def text() -> RenderedText:
        return NO_TEXT if kind is Kind.TOMBSTONE else edition.texts.on_page(document, base)

    return Output(
        where,
        kind,
        title,
        document.language,
        draw=lambda rendered: document_html(edition, document, rendered, base),
        text=text,
        searched=partial(searched_text, edition.manual, document),
        document=document,
        state=edition.manual.state(document),
    )


def document_html(edition: Edition, document: Document, text: RenderedText, base: str) -> str:
    """``text``, the document's rendered Markdown, with everything that belongs around it."""
    compiled = edition.compiled
    block = approval_block(edition.manual, document, compiled.ledger, compiled.seals)
    related = related_documents(edition, document)
    shown = text is not NO_TEXT
    # What a catalogue says is about the text that readers work by, and no other.
    current = edition.published.get(document.path) is document
    return page_of_document(
        "documents/page.html",
        edition,
        document,
        base,
        findings=edition.findings(document),
        content=with_flow_charts(document, text, folded_on_phones(edition.manual, document, text)),
        contents=text.contents,
        work=anchor_of_steps(edition.manual, document, text),
        beforehand=beforehand(edition, document, related.cites) if shown else None,
        most_forms=_MOST_FORMS,
        related=related,
        served=edition.ways_in.trace.served_by(document) if current else (),
        fold_above=_FOLD_ABOVE,
        block=block,
        seals=compiled.seals,
        sealed=compiled.ledger is not None and bool(block.signatures),
        attachments=attachment_lines(edition, document) if shown else (),
        drawn_since=drawn_otherwise(edition, document),
        lines=revision_lines(edition, document.number),
        reviews=review_lines(edition, document),
        setbacks=compiled.histories.ledger.setbacks(document.number),
        pending=edition.pending_page(document),
        copies=copies_of_revision(edition, document),
        acknowledging=acknowledging(edition, document),
        questions=asked_questions(document) if shown else (),
        all_right=all_right_wanted(edition, document),
        report=report_link(edition, document),
        helpful=helpful_links(edition, document),
        proposing=proposing(edition, document, base),
        checklist=edition.addresses.checklist(document),
        translation=translation_note(edition, document),
    )
