"""Pages that show, to the character, what a revision changed."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from sop_plugin.changes.clauses import clause_changes
from sop_plugin.model.document import Document
from sop_plugin.pages.documents.frame import page_of_document
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.pages.texts.revisions import RevisionPage
from sop_plugin.pages.voice import page_voice
from sop_plugin.rendering.redline import redline_html
from sop_plugin.rendering.redline.page import redline_facts
from sop_plugin.rendering.redline.signs import with_signs


def redlines(edition: Edition) -> Iterator[Output]:
    """One for each revision that followed another."""
    for page in edition.revision_pages.values():
        if page.before is not None:
            yield _output(edition, page, page.before)


def _output(edition: Edition, page: RevisionPage, before: Document) -> Output:
    after, where = page.document, f"{page.address}redline/"
    return Output(
        where,
        Kind.REDLINE,
        f"{after.number} r{after.revision}",
        edition.language,
        draw=lambda _text: redline_page_html(edition, page, before, base_of(where)),
    )


def redline_page_html(edition: Edition, page: RevisionPage, before: Document, base: str) -> str:
    """The redline of a revision against the one ``before`` it."""
    after, texts = page.document, edition.texts
    merged = redline_html(texts.compared(before, base).html, texts.compared(after, base).html)
    return page_of_document(
        "documents/redline.html",
        edition,
        after,
        base,
        before=before,
        address=page.address,
        fields=redline_facts(edition.manual, before, after),
        changed=[change for change in clause_changes(before, after) if not change.follows],
        # Both sides are harmless, and a redline adds none but its own marks.
        content=Markup(with_signs(merged, page_voice(after.language))),  # noqa: S704
    )
