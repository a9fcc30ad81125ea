"""The register of external documents."""

from __future__ import annotations

from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition


def external_documents_html(edition: Edition, base: str) -> str:
    """The register of external documents."""
    traced = edition.ways_in.trace.is_traced and bool(edition.manual.requirements.coming)
    return list_html(
        "lists/external_documents.html",
        edition,
        base,
        entries=edition.ways_in.external_documents,
        coming=traced,
    )
