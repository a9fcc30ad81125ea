"""Where the page of a document leads those who would change it."""

from __future__ import annotations

from sop_plugin.model.document import Document
from sop_plugin.pages.edition import Edition

FOLDER = "edit/"
"""Where the editor stands in the site."""


def proposing(edition: Edition, document: Document, base: str) -> str:
    """The editor at that document, else the forge's page for editing; empty where there is neither, and where readers do not work by it."""
    if edition.published.get(document.path) is not document:
        return ""
    if edition.proposals.package:
        return f"{base}{FOLDER}#/collections/{document.department}/entries/{document.number}"
    # A released document whose file is gone has nothing that could be edited.
    history = edition.compiled.histories.by_number.get(document.number)
    working = history.working if history is not None else document
    return edition.edit_address(document.path) if working is not None else ""
