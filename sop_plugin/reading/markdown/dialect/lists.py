"""Lists: ``-``, ``1.`` and ``1)`` as in CommonMark, and numbered as Chinese texts number: ``1、``, ``（1）``, in full-width figures."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from sop_plugin.reading.markdown.dialect.containers import content_of, hide_paragraphs, parent, parse_content

_MARKER = re.compile(
    r"(?P<bullet>[-+*])(?=[ \t]|$)"
    r"|(?P<figures>[0-9]{1,9})(?P<mark>[.)])(?=[ \t]|$)"
    r"|(?P<chinese>[0-9０-９]{1,4})(?P<comma>、|[．）](?![0-9０-９]))"
    r"|(?P<wide>[０-９]{1,4})(?P<half>[.)])(?![0-9０-９])"
    r"|[（(](?P<enclosed>[1-9１-９][0-9０-９]{0,2})[)）](?=[^\s0-9０-９]|[ \t]+\S)"
)
_AS_IN_COMMONMARK = {"．": ".", "）": ")"}
_TASK = re.compile(r"\[(?P<done>[ xX])\][ \t]")
LIST_SIGNS = "*+-(（0123456789０１２３４５６７８９"
"""What an item begins with."""


class Marker(NamedTuple):
    """What an item begins with: its number (``None`` for a bullet), the mark that its list goes on with, and where it ends."""

    number: int | None
    mark: str
    end: int


def marker(text: str, start: int, end: int) -> Marker | None:
    """The marker that begins an item at ``start``."""
    match = _MARKER.match(text, start, end)
    if match is None:
        return None
    bullet = match["bullet"]
    if bullet is not None:
        return Marker(None, bullet, match.end())
    figures = match["figures"] or match["chinese"] or match["wide"] or match["enclosed"]
    mark = match["mark"] or match["comma"] or match["half"] or "()"
    return Marker(int(figures), _AS_IN_COMMONMARK.get(mark, mark), match.end())


def list_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803 - called by these names
    """The rule of lists."""
    indent = state.sCount[startLine]
    if indent - state.blkIndent >= 4 or (0 <= state.listIndent <= indent - 4 and indent < state.blkIndent):
        return False
    found = _marker_at(state, startLine)
    if found is None:
        return False
    if silent:
        # A number within running text begins no list unless it is 1, and neither does an empty item.
        within_text = state.parentType == "paragraph" and indent >= state.blkIndent
        return not within_text or (
            found.number in (None, 1)
            and not state.src[found.end : state.eMarks[startLine]].isspace()
            and found.end < state.eMarks[startLine]
        )
    _list(state, startLine, endLine, found)
    return True


def _marker_at(state: StateBlock, line: int) -> Marker | None:
    return marker(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _list(state: StateBlock, line: int, end_line: int, first: Marker) -> None:
    kind, tag = ("bullet_list", "ul") if first.number is None else ("ordered_list", "ol")
    opening = state.push(f"{kind}_open", tag, 1)
    opening.markup = first.mark
    if first.number not in (None, 1):
        opening.attrs = {"start": first.number or 0}
    opening.map = lines = [line, 0]
    begin, level = len(state.tokens), state.level
    tight, blank_before = True, False
    following: Marker | None = first
    with parent(state, "list"):
        while following is not None:
            tight = _item(state, line, end_line, following) and not blank_before and tight
            blank_before = state.line - line > 1 and state.isEmpty(state.line - 1)
            line = state.line
            following = _following(state, line, end_line, first.mark)
    state.push(f"{kind}_close", tag, -1).markup = first.mark
    lines[1] = state.line
    if tight:
        hide_paragraphs(state, begin, level + 1)


def _following(state: StateBlock, line: int, end_line: int, mark: str) -> Marker | None:
    """The next item of the same list."""
    if line >= end_line or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    found = _marker_at(state, line)
    if found is None or found.mark != mark:
        return None
    # "* * *" is a rule.
    rules = state.md.block.ruler.getRules("list") if found.number is None else ()
    return None if any(rule(state, line, end_line, True) for rule in rules) else found


def _item(state: StateBlock, line: int, end_line: int, found: Marker) -> bool:
    opening = state.push("list_item_open", "li", 1)
    opening.markup, opening.info = found.mark, "" if found.number is None else str(found.number)
    opening.map = lines = [line, 0]
    begin = state.bMarks[line] + state.tShift[line]
    start, column, indent = content_of(state, line, begin, found.end)
    task = _TASK.match(state.src, start, state.eMarks[line]) if column == indent else None
    if task is not None:
        opening.meta = {"checked": task["done"] != " "}
        start = task.end()
    # Words that begin further in are code.
    tight = column == indent and _is_one_line(state, line, end_line, start, indent)
    if tight:
        _push_words(state, line, start)
    else:
        tight = parse_content(state, line, end_line, start, column, indent, begun=task is not None)
    state.push("list_item_close", "li", -1).markup = found.mark
    lines[1] = state.line
    return tight


def _is_one_line(state: StateBlock, line: int, end_line: int, start: int, indent: int) -> bool:
    """Whether an item is a line of words and nothing else: most are, and need no further reading."""
    if not state.src[start : start + 1].isalpha():
        return False
    below = line + 1
    if below >= end_line:
        return True
    if state.isEmpty(below):
        below = state.skipEmptyLines(below)
        return below >= end_line or state.sCount[below] < indent
    column = state.sCount[below]
    return column < indent and column - state.blkIndent < 4 and _marker_at(state, below) is not None


def _push_words(state: StateBlock, line: int, start: int) -> None:
    opening = state.push("paragraph_open", "p", 1)
    words = state.push("inline", "", 0)
    state.push("paragraph_close", "p", -1)
    opening.map, words.map = [line, line + 1], [line, line + 1]
    words.content, words.children = state.src[start : state.eMarks[line]].rstrip(" \t"), []
    state.line = state.skipEmptyLines(line + 1)
