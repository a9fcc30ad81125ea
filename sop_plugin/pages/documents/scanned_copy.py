"""Where the code on a controlled copy leads: a page for each released revision that tells of the scanned copy, also without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sop_plugin.pages.copy_address import scan_address
from sop_plugin.pages.documents.copies import CopiesOfRevision, copies_of_revision
from sop_plugin.pages.documents.frame import page_of_document
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.pages.texts.revisions import RevisionPage
from sop_plugin.rendering.document_text import RenderedText


def scanned_copies(edition: Edition) -> Iterator[Output]:
    """One for each released revision of a manual that issued copies, also where none is of that revision: then whatever is scanned is unknown."""
    for page in edition.revision_pages.values():
        copies = copies_of_revision(edition, page.document)
        if copies is not None:
            document = page.document
            yield Output(
                scan_address(document.number, document.revision),
                Kind.SCANNED_COPY,
                f"{document.number} {document.title} (r{document.revision})",
                document.language,
                draw=partial(scanned_copy_html, edition, page, copies),
                document=document,
            )


def scanned_copy_html(
    edition: Edition, page: RevisionPage, copies: CopiesOfRevision, _text: RenderedText
) -> str:
    """The page: what the revision is worth, and what is on record of the copy at the place in the address."""
    # Its addresses count from the page of the revision, one above.
    base = base_of(page.address)
    return page_of_document("documents/scanned_copy.html", edition, page.document, base, copies=copies)
