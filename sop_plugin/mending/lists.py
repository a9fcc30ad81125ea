"""Lists: nested ones by enough blanks, a blank line above, numbers in half-width figures."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from sop_plugin.mending.edits import Edit
from sop_plugin.mending.mends import Tidying
from sop_plugin.reading.markdown.dialect.lists import Marker, marker
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.reading.markdown.pitfalls.torn_lists import torn_items
from sop_plugin.rules import markdown as rules

_LEAST = 2
"""By one blank more a line may only stand askew."""
_BEFORE = ("paragraph_close", "table")
_BEGINS = ("bullet_list_open", "ordered_list_open", "table")
_QUOTED = re.compile(r"[ \t>]*")
_QUOTES = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_WIDE = re.compile("[０-９．）（]")
_HALF = str.maketrans({"．": ".", "）": ")"})


def nested_items(parsed: ParsedText) -> Iterator[Edit]:
    """Items that look nested and are not, with all that stands within them."""
    for item in torn_items(parsed):
        if item.indent - _indent(parsed.lines[item.above]) >= _LEAST:
            shift = item.wanted - item.indent
            yield Edit(rules.LIST_TORN, item.line, _shifted(parsed, item.line, item.end, shift))


def blank_lines_above(parsed: ParsedText) -> Iterator[Edit]:
    """A list or table right below a text or a table: other programs take it for more of that."""
    for before, token in zip(parsed.tokens, parsed.tokens[1:], strict=False):
        if token.type in _BEGINS and token.level == 0 and before.type in _BEFORE and token.map:
            line = token.map[0]
            if line and parsed.lines[line - 1].strip():
                yield Edit(Tidying.BLANK_LINE_ABOVE, line, blank_above=True)


def wide_numbers(parsed: ParsedText) -> Iterator[Edit]:
    """``１．`` is ``1.``; the style of ``1、`` and ``（1）`` stays."""
    begun: Counter[int] = Counter()
    for token in parsed.tokens:
        if token.type != "list_item_open" or not token.map:
            continue
        line, end = token.map
        text = parsed.lines[line]
        begin, found = _mark(text, begun[line])
        begun[line] += 1
        if found is None or found.number is None or not _WIDE.search(text, begin, found.end):
            continue
        mark = _narrow(text[begin : found.end], found)
        if mark == text[begin : found.end]:
            continue
        behind = text[found.end :]
        gap = "" if found.mark in ("、", "()") or behind[:1] in (" ", "\t", "") else " "
        first = (line, f"{text[:begin]}{mark}{gap}{behind}")
        shift = len(mark) + len(gap) - (found.end - begin)
        rest = _shifted(parsed, line + 1, end, shift) if shift else ()
        yield Edit(Tidying.WIDE_NUMBER, line, (first, *rest))


def _mark(text: str, before: int) -> tuple[int, Marker | None]:
    """Where the mark of an item begins that stands behind those of ``before`` others on its line."""
    position = _words(text)
    for _ in range(before):
        outer = marker(text, position, len(text))
        if outer is None:
            return position, None
        position = _words(text, outer.end)
    return position, marker(text, position, len(text))


def _words(text: str, start: int = 0) -> int:
    """Where words begin, behind blanks and the marks of quotations."""
    found = _QUOTED.match(text, start)
    return found.end() if found else start


def _narrow(written: str, found: Marker) -> str:
    if found.mark == "()":
        return "".join(unicodedata.normalize("NFKC", c) if c.isdecimal() else c for c in written)
    return unicodedata.normalize("NFKC", written.translate(_HALF))


def _shifted(parsed: ParsedText, first: int, end: int, shift: int) -> tuple[tuple[int, str | None], ...]:
    """The lines moved to the right; words that go on at the margin stay there."""
    found = []
    for index in range(first, min(end, len(parsed.lines))):
        text = parsed.lines[index]
        quoted = _QUOTES.match(text)
        margin = quoted.end() if quoted else 0
        words = text[margin:].lstrip(" \t")
        indent = _indent(text[margin:])
        if words and indent:
            found.append((index, text[:margin] + " " * (indent + shift) + words))
    return tuple(found)


def _indent(line: str) -> int:
    return len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4))
