"""The title of a Markdown text of which nothing is known: its first heading, or a line in bold."""

from __future__ import annotations

import re

from markdown_it.token import Token

from sop_plugin.model.headings import heading_kinds, heading_topics
from sop_plugin.reading.markdown.parsed import ParsedText

_CHAPTERS = heading_kinds({})
_BOLD_TITLE = re.compile(r"\*\*(?P<title>[^*：:|\n]{2,60})\*\*")


def title_of(parsed: ParsedText) -> tuple[Token | None, str, range] | None:
    """The heading that names the whole text, or a bold line before all else; one that a link may name keeps its place."""
    bold = _bold_title(parsed)
    if bold is not None:
        return bold
    if not parsed.headings:
        return None
    token, words = parsed.headings[0]
    tags = [other.tag for other, _ in parsed.headings[1:]]
    if not words.words or not token.map:
        return None
    above_all = all(tag > token.tag for tag in tags)
    is_chapter = bool(heading_topics(words.words, _CHAPTERS))
    # 记录控制 may be a chapter, and is a title where no other heading stands as high.
    if (is_chapter and not (above_all and token.tag == "h1")) or (
        token.tag != "h1" and tags and not above_all
    ):
        return None
    lines = range(0) if words.attributes is not None else range(*token.map)
    return token, words.words, lines


def _bold_title(parsed: ParsedText) -> tuple[Token | None, str, range] | None:
    """A first line in bold, perhaps below the table of facts."""
    if any(
        token.tag == "h1" and not heading_topics(words.words, _CHAPTERS) for token, words in parsed.headings
    ):
        return None
    for index, token in enumerate(parsed.tokens):
        if token.level or token.type in ("table", "html_block", "hr"):
            continue
        match = (
            _BOLD_TITLE.fullmatch(parsed.tokens[index + 1].content.strip())
            if token.map and token.type == "paragraph_open"
            else None
        )
        if match is None or heading_topics(match["title"], _CHAPTERS):
            return None
        return None, match["title"].strip(), range(*(token.map or (0, 0)))
    return None
