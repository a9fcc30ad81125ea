"""Pictures, sounds and films from elsewhere: the manual fetches none, and shows what leads there, or their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.reading.markdown.raw_html import is_local, is_safe_address, pieces
from sop_plugin.rules import markdown as rules
from sop_plugin.words.voice import Words

_HINT = re.compile(r"!\[|<(?:img|video|audio|source)\b", re.IGNORECASE)
_SHOWING = frozenset(("img", "video", "audio", "source"))
LOADED = ("src", "poster")
"""Attributes of tags whose address is fetched."""
_SHOWN = 60
_LINK = Words("通到那里的链接", "a link that leads there")
_NOTHING_OF_IT = Words(
    "它的替代文字，没有写的什么也看不到", "its alternative text, or nothing where it has none"
)


def shows_files(tag: str) -> bool:
    """Whether a tag shows what it fetches."""
    return tag in _SHOWING


def files_from_elsewhere(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """Each of them."""
    for text, offset, address in _addresses(parsed):
        if address and not is_local(address):
            line, column = text.place(offset)
            written = address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"
            shown = _LINK if is_safe_address(address) else _NOTHING_OF_IT
            place = Place(path, line + first_line, column + 1)
            yield rules.PICTURE_ELSEWHERE.at(place, written=written, shown=shown)


def _addresses(parsed: ParsedText) -> Iterator[tuple[InlineText, int, str]]:
    if not _HINT.search(parsed.text):
        return
    for text in parsed.texts(_HINT):
        for token in text.tokens:
            span = token.meta.get("span")
            if span and token.type == "image":
                yield text, span[0], str(token.attrs.get("src", ""))
            elif span and token.type == "html_inline":
                yield from _of_tags(text, span[0], token.content)
    for token in parsed.tokens:
        if token.type == "html_block" and _HINT.search(token.content):
            text = parsed.raw_text_of(token)
            yield from _of_tags(text, 0, text.content)


def _of_tags(text: InlineText, offset: int, written: str) -> Iterator[tuple[InlineText, int, str]]:
    for piece in pieces(written):
        if shows_files(piece.tag):
            for name, value in piece.attributes:
                if name in LOADED:
                    yield text, offset + piece.start, value
