"""A text drawn by itself: its tree, and its HTML."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from html_tree import parse as parse_html

from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.rendering.drawing import Drawing
from sop_plugin.rendering.harmless import make_harmless
from sop_plugin.rendering.html_text import inner_html
from sop_plugin.rendering.text_tree import text_tree


def drawn_html(text: str, drawing: Drawing | None = None) -> str:
    """The HTML of a text, its blocks on one line each."""
    root = text_tree(parse(text), drawing or Drawing())
    make_harmless(root)
    return inner_html(root)


def drawn(text: str, drawing: Drawing | None = None) -> Element:
    """The same, read again as a browser reads it: every tag that opens also closes."""
    return parse_html(drawn_html(text, drawing))
