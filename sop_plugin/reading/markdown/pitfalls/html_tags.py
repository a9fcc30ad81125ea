"""HTML that is not drawn, or not as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.reading.markdown.pitfalls.elsewhere import LOADED, shows_files
from sop_plugin.reading.markdown.raw_html import (
    HtmlKind,
    HtmlPiece,
    is_of_pages,
    is_safe_address,
    pieces,
    refused_on_pages,
)
from sop_plugin.rules import markdown as rules

_TAG = re.compile(r"<[A-Za-z]")
_ZOOM = re.compile(r"(?:^|;)\s*(?P<size>(?:zoom|max-width|height)\s*:[^;]*)")

_OFFICE = re.compile(r"<(?P<tag>[a-z]{1,3}:[A-Za-z]+)[^<>\n]*>")


def html_tags(parsed: ParsedText, path: str, first_line: int, of_pages: bool) -> Iterator[Finding]:
    """Tags that are shown as they were written, and attributes that are left out; each once for a line."""
    if not _TAG.search(parsed.text):
        return
    for text, start, tag in _of_word(parsed):
        line, column = text.place(start)
        yield rules.HTML_AS_TEXT.at(Place(path, line + first_line, column + 1), tag=f"<{tag}>")
    for text, offset, piece in _pieces(parsed):
        if piece.kind not in (HtmlKind.OPEN, HtmlKind.EMPTY):
            continue
        line, column = text.place(offset + piece.start)
        place = Place(path, line + first_line, column + 1)
        if not (is_of_pages(piece.tag) if of_pages else piece.is_obeyed):
            yield rules.HTML_AS_TEXT.at(place, tag=f"<{piece.tag}>")
            continue
        refused = refused_on_pages(piece) if of_pages else _refused(piece)
        if shows_files(piece.tag):  # what they fetch has a finding of its own
            refused = tuple(name for name in refused if name not in LOADED)
        if refused:
            yield rules.HTML_ATTRIBUTES.at(place, tag=piece.tag, attributes=" ".join(refused))


def _of_word(parsed: ParsedText) -> Iterator[tuple[InlineText, int, str]]:
    """Tags such as ``<o:p>``, which Word leaves behind and no page knows."""
    for text in parsed.texts(_OFFICE):
        for match in _OFFICE.finditer(text.content):
            if text.content.count("`", 0, match.start()) % 2 == 0:
                yield text, match.start(), match["tag"]


def _pieces(parsed: ParsedText) -> Iterator[tuple[InlineText, int, HtmlPiece]]:
    for token in parsed.tokens:
        if token.type == "html_block" and _TAG.search(token.content):
            text = parsed.raw_text_of(token)
            for piece in pieces(text.content):
                yield text, 0, piece
    for text in parsed.texts(_TAG):
        for token in text.tokens:
            if token.type == "html_inline":
                for piece in pieces(token.content):
                    yield text, token.meta["span"][0], piece


def _refused(piece: HtmlPiece) -> tuple[str, ...]:
    given = dict(piece.attributes)
    unsafe = [name for name in ("href",) if name in given and not is_safe_address(given[name])]
    size = _ZOOM.search(given.get("style", "")) if piece.tag == "img" and "width" not in given else None
    return (*piece.refused, *unsafe, *((f'style="{size["size"].strip()}"',) if size else ()))
