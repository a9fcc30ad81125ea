"""The register of external documents."""

from __future__ import annotations

from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition


def external_documents_html(edition: Edition, base: str) -> str:
    """The register of external documents."""
    return list_html(
        "lists/external_documents.html", edition, base, entries=edition.ways_in.external_documents
    )
