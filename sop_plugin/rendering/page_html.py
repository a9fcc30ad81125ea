"""Raw HTML of pages outside control: as it was written, but for what runs and for what is fetched from elsewhere."""

from __future__ import annotations

from html import escape

from sop_plugin.reading.markdown.raw_html import HtmlKind, HtmlPiece, is_of_pages, refused_on_pages


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
