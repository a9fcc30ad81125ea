"""Raw HTML of pages outside control: as it was written, but for what runs and for what is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from markupsafe import Markup

from sop_plugin.reading.markdown.raw_html import HtmlKind, HtmlPiece, is_of_pages, pieces, refused_on_pages

_HOLDS_WORDS_ALONE = ("textarea", "title")
"""Browsers read no tags within these, so that a tag there can end in the middle of what looks like an attribute."""


def harmless_html(html: str) -> Markup:
    """HTML that several hands have made, with nothing in it that runs or that is fetched from elsewhere.

    What is no whole tag is words: a browser, which reads more generously, finds nothing else in it.
    """
    return Markup("".join(_harmless(html)))  # noqa: S704 - that is what it is for


def _harmless(html: str) -> Iterator[str]:
    within = ""
    for piece in pieces(html):
        if piece.kind is HtmlKind.WORDS:
            yield piece.written.replace("<", "&lt;")
        elif within and not (piece.kind is HtmlKind.CLOSE and piece.tag == within):
            yield escape(piece.written)
        else:
            within = piece.tag if piece.kind is HtmlKind.OPEN and piece.tag in _HOLDS_WORDS_ALONE else ""
            yield page_html(piece)
    if within:
        yield f"</{within}>"


def page_html(piece: HtmlPiece) -> str:
    """The HTML of a piece. A tag that may not be there is shown; an attribute that may not be there is left out."""
    match piece.kind:
        case HtmlKind.WORDS:
            return piece.written
        case HtmlKind.COMMENT:
            return ""
        case _ if not is_of_pages(piece.tag):
            return escape(piece.written)
        case HtmlKind.CLOSE:
            return piece.written
    refused = refused_on_pages(piece)
    if not refused:
        return piece.written
    given = dict(piece.attributes)
    if piece.tag == "img" and "src" in refused:
        return _link(given)
    kept = "".join(f' {name}="{escape(value)}"' for name, value in piece.attributes if name not in refused)
    return f"<{piece.tag}{kept}>"


def _link(given: dict[str, str]) -> str:
    """A picture from elsewhere is a link for those who want to see it."""
    words = escape(given.get("alt") or given["src"])
    if not given["src"].lower().startswith(("http:", "https:", "//")):
        return words
    return f'<a class="sop-outside" href="{escape(given["src"])}">{words}</a>'
