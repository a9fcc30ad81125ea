"""Which documents have a page, and where: a document's address is its number, spelled safely."""

from __future__ import annotations

from collections.abc import Mapping

from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.model.number import address_form


def published_documents(manual: Manual, *, preview: bool) -> Mapping[str, Document]:
    """Path → document with a page of its own.

    Drafts have one in a preview only. A number that does not follow the pattern is no address (it could lead out of
    the site), and of several documents with one number only the first has it.
    """
    return {
        document.path: document
        for document in manual.documents
        if (preview or manual.state(document).released)
        and manual.number_pattern.parse(document.number)
        and manual.by_number[document.number] is document
    }


def address(number: str) -> str:
    """A document's permanent address, relative to the site's root."""
    return f"{address_form(number)}/"
