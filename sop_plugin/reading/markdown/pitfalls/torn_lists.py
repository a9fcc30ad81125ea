"""Lists that are torn, and numbers that are shown otherwise than they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.dialect.lists import marker
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.rules import markdown as rules

_SHOWN = 20
_OPENING, _CLOSING = ("bullet_list_open", "ordered_list_open"), ("bullet_list_close", "ordered_list_close")
_INDENTED = re.compile(
    r"^[ \t]+(?:[-*+]|[0-9０-９]{1,9}[.)、．）])[ \t]|^[ \t]+[0-9０-９]{1,4}[、．）]|^[ \t]+[（(][0-9０-９]",
    re.MULTILINE,
)


class TornItem(NamedTuple):
    """An item, its line from 0 in the text, that looks nested and is not: its indent, and the one that would nest it."""

    line: int
    indent: int
    wanted: int
    above: int
    """The line of the item that it looks to be part of."""
    end: int
    """The line behind the last of the item, or of the list that it begins."""


@dataclass
class _List:
    indent: int
    last: int = -1
    """The line of the item above."""
    number: int | None = None
    torn: int | None = None
    """The indent of the torn item just above: the next one stands beside it, whatever its number."""


def torn_items(parsed: ParsedText) -> Iterator[TornItem]:
    """Items that are indented, but by less than would put them into the item above."""
    if not _INDENTED.search(parsed.text):
        return
    stack: list[_List] = []
    ended: tuple[int, _List] | None = None
    for index, token in enumerate(parsed.tokens):
        if token.type == "list_item_open" and token.map:
            line, within = token.map[0], stack[-1]
            number = int(token.info) if token.info else None
            in_turn = number is not None and within.number is not None and number == within.number + 1
            indent = _indent(parsed.lines[line])
            beside = within.torn is not None and indent >= within.torn
            if within.last >= 0 and indent > within.indent and (beside or not in_turn):
                within.torn = indent if within.torn is None else within.torn
                yield _torn(parsed, line, indent, within, token.map[1])
            else:
                within.number, within.last, within.torn = number, line, None
        elif token.type in _OPENING and token.map:
            line = token.map[0]
            opened = _List(_column(parsed.lines[line], sum(outer.last == line for outer in stack)))
            if ended is not None and ended[0] == index - 1 and opened.indent > ended[1].indent:
                yield _torn(parsed, line, opened.indent, ended[1], token.map[1])
            stack.append(opened)
        elif token.type in _CLOSING:
            ended = index, stack.pop()


def _torn(parsed: ParsedText, line: int, indent: int, within: _List, end: int) -> TornItem:
    above = parsed.lines[within.last]
    begin = _indent(above)
    found = marker(above, len(above) - len(above.lstrip(" \t")), len(above))
    words = found.end if found else begin
    gap = len(above) - words - len(above[words:].lstrip(" \t")) if found else 0
    return TornItem(line, indent, words + max(gap, 1), within.last, end)


def _column(line: str, outer: int) -> int:
    """Where the mark of a list stands that begins behind the marks of ``outer`` items on the same line."""
    position = len(line) - len(line.lstrip(" \t"))
    for _ in range(outer):
        found = marker(line, position, len(line))
        if found is None:
            break
        position = found.end + len(line[found.end :]) - len(line[found.end :].lstrip(" \t"))
    return len(line[:position].expandtabs(4))


def _indent(line: str) -> int:
    """Of a line in a quotation none: what stands before its mark is not the author's indent."""
    return len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4))


def torn_lists(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """Nested items that are none, and numbers that change."""
    torn = list(torn_items(parsed))
    for item in torn:
        yield rules.LIST_TORN.at(
            Place(path, item.line + first_line, item.indent + 1),
            written=parsed.lines[item.line].strip()[:_SHOWN],
            indent=item.indent,
            line=item.above + first_line,
            wanted=item.wanted,
        )
    yield from _numbers_that_change(parsed, path, first_line, frozenset(item.line for item in torn))


def _numbers_that_change(
    parsed: ParsedText, path: str, first_line: int, torn: frozenset[int]
) -> Iterator[Finding]:
    """The first such item of each list; where every item says 1, the list was meant to count by itself."""
    stack: list[list[tuple[int, int]]] = []
    for token in parsed.tokens:
        if token.type == "ordered_list_open":
            stack.append([])
        elif token.type == "list_item_open" and token.info and token.map and stack:
            stack[-1].append((int(token.info), token.map[0]))
        elif token.type == "ordered_list_close":
            items = stack.pop()
            if len({number for number, _ in items}) == 1 or any(line in torn for _, line in items):
                continue
            for shown, (number, line) in enumerate(items, start=items[0][0]):
                if number != shown:
                    yield rules.NUMBER_CHANGES.at(Place(path, line + first_line), written=number, shown=shown)
                    break
