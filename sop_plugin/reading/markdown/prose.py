"""The text with all that is no prose blanked out, character for character: code and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.reading.markdown.raw_html import HtmlKind, pieces

_HINTS = ("`", "~~~", "<!--", "    ", "\t")
_HIDING = re.compile("`|<!--")


def prose_of(parsed: ParsedText) -> str:
    """The lines of the text, as long as written, with blanks for code and comments."""
    if not any(hint in parsed.text for hint in _HINTS):
        return parsed.text
    lines = list(parsed.lines)
    for token in parsed.tokens:
        if token.type in ("fence", "code_block") and token.map:
            for line in range(token.map[0], min(token.map[1], len(lines))):
                lines[line] = " " * len(lines[line])
        elif token.type == "html_block" and "<!--" in token.content:
            _blank_comments(parsed.raw_text_of(token), lines)
    for text in parsed.texts(_HIDING):
        for start, end in _hidden(text):
            _blank(text, start, end, lines)
    return "\n".join(lines)


def _hidden(text: InlineText) -> Iterator[tuple[int, int]]:
    for token in text.tokens:
        if token.type == "code_inline" or (token.type == "html_inline" and token.content.startswith("<!--")):
            yield token.meta["span"]


def _blank_comments(text: InlineText, lines: list[str]) -> None:
    for piece in pieces(text.content):
        if piece.kind is HtmlKind.COMMENT:
            _blank(text, piece.start, piece.start + len(piece.written), lines)


def _blank(text: InlineText, start: int, end: int, lines: list[str]) -> None:
    """Blank out a stretch, which can go over several lines."""
    while start < end:
        stop = text.content.find("\n", start, end)
        stop = end if stop < 0 else stop
        line, column = text.place(start)
        written = lines[line]
        lines[line] = written[:column] + " " * (stop - start) + written[column + stop - start :]
        start = stop + 1
