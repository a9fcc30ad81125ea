"""What a reader sees of HTML: lists, numbers, tables, headings, marks and words, in their order; no layout and no bytes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TypeAlias
from urllib.parse import unquote

from markdown_it import MarkdownIt

Structure: TypeAlias = list[str]
"""Tags in pointed brackets, with what matters of them, and the words between without blanks."""

_SEEN = frozenset(
    "h1 h2 h3 h4 h5 h6 p ul ol li blockquote table tr th td pre hr strong em del code a img br input sub sup".split()
)
_SAME = {"s": "del", "b": "strong", "i": "em"}
_VOID = frozenset(("hr", "img", "br", "input"))
_FORGE = MarkdownIt("gfm-like2", {"linkify": False})


def on_a_forge_html(text: str) -> str:
    """What GitHub's Markdown makes of a text, by another implementation than ours."""
    return str(_FORGE.render(text))


def structure(html: str) -> Structure:
    """The structure of a piece of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [piece if isinstance(piece, str) else f"<{piece[0]}>" for piece in reader.pieces]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str | tuple[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = _SAME.get(tag, tag)
        if tag not in _SEEN:
            return
        given = dict(attrs)
        match tag:
            case "ol":
                tag += f" from {given.get('start') or 1}"
            case "img":
                tag += f" {unquote(given.get('src') or '')} {' '.join((given.get('alt') or '').split())}"
            case "input":
                tag += " checked" if "checked" in given else ""
            case "td" | "th":
                aligned = re.search("left|right|center", f"{given.get('style')} {given.get('class')}")
                tag += f" {aligned[0]}" if aligned else ""
        self.pieces.append((tag,))

    def handle_endtag(self, tag: str) -> None:
        tag = _SAME.get(tag, tag)
        if tag in _SEEN and tag not in _VOID:
            self.pieces.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", "", data)
        if not words:
            return
        if self.pieces and isinstance(self.pieces[-1], str):
            self.pieces[-1] += words
        else:
            self.pieces.append(words)
