"""Pages that show, to the character, what a revision changed."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.generated_html import page_html
from sop_plugin.pages.revisions import RevisionPage
from sop_plugin.rendering.redline import redline_html
from sop_plugin.rendering.redline.page import redline_facts

RenderText = Callable[[Document, str], str]
"""A document and the prefix to the site's root → its text as HTML."""


def redline_page_html(edition: Edition, page: RevisionPage, render: RenderText, base: str) -> str:
    """The redline of a revision against the one before it; ``page.before`` must be there."""
    before, after = page.before, page.document
    if before is None:
        raise ValueError(f"{page.address} has no revision before it")
    return page_html(
        "redline.html",
        edition,
        base,
        after.language,
        before=before,
        document=after,
        address=page.address,
        fields=redline_facts(edition.manual, before, after),
        # Both sides are rendered by the extension for controlled documents, which makes them harmless.
        content=Markup(redline_html(render(before, base), render(after, base))),  # noqa: S704
    )
