"""Characters that nobody sees: at the ends of lines, and of no width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.mending.edits import Edit
from sop_plugin.mending.mends import Tidying
from sop_plugin.mending.trial import VERBATIM
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.rules import markdown as rules

# Marks of direction mean something, and so do joiners within scripts that need them and between signs of a picture.
_NOTHING = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff\u00ad]")
_JOINERS = "\u200c\u200d"
_COMPLEX = re.compile("[\u0590-\u08ff\u0900-\u0dff\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")
_NOT_BESIDE = "<`\\"


def trailing_blanks(parsed: ParsedText) -> Iterator[Edit]:
    """Blanks at the end of a line but for the two that break it."""
    verbatim, breaking = _lines_of(parsed, VERBATIM), _lines_that_go_on(parsed)
    for index, line in enumerate(parsed.lines):
        words = line.rstrip(" \t")
        if words == line or index in verbatim or words.endswith("\\"):
            continue  # a backslash at the end of a line would break it
        if not (index in breaking and words and line.endswith("  ")):
            yield Edit(Tidying.TRAILING_BLANKS, index, ((index, words),))


def invisible_characters(parsed: ParsedText) -> Iterator[Edit]:
    """Characters of no width outside of code and comments."""
    if not _NOTHING.search(parsed.text):
        return
    verbatim = _lines_of(parsed, VERBATIM)
    for index, line in enumerate(parsed.lines):
        if index in verbatim or not _NOTHING.search(line):
            continue
        kept = _without(line)
        if kept != line:
            yield Edit(rules.INVISIBLE_CHARACTER, index, ((index, kept),))


def _without(line: str) -> str:
    keeps_joiners = _COMPLEX.search(line) is not None

    def seen(match: re.Match[str]) -> str:
        start, end = match.span()
        beside = line[max(start - 1, 0) : start] + line[end : end + 1]
        in_code = line.count("`", 0, start) % 2 == 1
        joins = match[0] in _JOINERS and keeps_joiners
        return match[0] if in_code or joins or any(sign in _NOT_BESIDE for sign in beside) else ""

    return _NOTHING.sub(seen, line)


def _lines_of(parsed: ParsedText, types: frozenset[str]) -> frozenset[int]:
    return frozenset(
        line for token in parsed.tokens if token.type in types and token.map for line in range(*token.map)
    )


def _lines_that_go_on(parsed: ParsedText) -> frozenset[int]:
    """Lines of a paragraph with another one below."""
    return frozenset(
        line
        for token in parsed.tokens
        if token.type == "inline" and token.map
        for line in range(token.map[0], token.map[1] - 1)
    )
