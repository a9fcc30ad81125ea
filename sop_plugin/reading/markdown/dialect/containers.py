"""Blocks that hold blocks: items, definitions, notes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from markdown_it.rules_block import StateBlock

_CODE = 4
_WIDEST_GAP = 4
"""More blanks than this between a mark and its words begin code within the item, as in CommonMark."""


def content_of(state: StateBlock, line: int, start: int, mark_end: int) -> tuple[int, int, int]:
    """Where the words behind a mark begin: offset in the text, its column, and the column to which what follows is indented.

    The mark begins at the offset ``start`` and ends before ``mark_end``.
    """
    column = behind_mark = state.sCount[line] + mark_end - start
    position, end = mark_end, state.eMarks[line]
    while position < end and state.src[position] in " \t":
        tab = state.src[position] == "\t"
        column += 4 - (column + state.bsCount[line]) % 4 if tab else 1
        position += 1
    gap = column - behind_mark
    if position >= end:
        return position, column, behind_mark + 1
    return position, column, behind_mark + (1 if gap > _WIDEST_GAP else gap)


def parse_content(
    state: StateBlock, line: int, end_line: int, start: int, column: int, indent: int, begun: bool = False
) -> bool:
    """Read what stands in a container whose first line begins at ``start``; whether no blank line parts its blocks.

    What follows is indented to ``indent``, which may be less than the ``column`` where the first line's words begin.
    ``begun``: something stands there already, such as a box to tick, also where no word follows.
    """
    saved = state.tShift[line], state.sCount[line], state.blkIndent, state.listIndent, state.tight
    begin = state.bMarks[line]
    if column < indent + _CODE:
        # Less than makes code: the words begin right at the indentation.
        state.bMarks[line], column = start, indent
    state.tShift[line] = start - state.bMarks[line]
    state.sCount[line] = column
    state.listIndent = state.blkIndent
    state.blkIndent = indent
    state.tight = True
    if not begun and start >= state.eMarks[line] and state.isEmpty(line + 1):
        # Nothing stands here: what follows a blank line belongs to whatever comes next.
        state.line = min(line + 2, end_line)
    else:
        state.md.block.tokenize(state, line, end_line)
    tight = state.tight
    state.tShift[line], state.sCount[line], state.blkIndent, state.listIndent, state.tight = saved
    state.bMarks[line] = begin
    return tight


@contextmanager
def parent(state: StateBlock, kind: str) -> Iterator[None]:
    """What holds the blocks read meanwhile; rules ask it whether they may end a paragraph."""
    before = state.parentType
    state.parentType = kind
    yield
    state.parentType = before


def hide_paragraphs(state: StateBlock, first: int, level: int) -> None:
    """Let the paragraphs at ``level``, from the token ``first`` on, be bare words: nothing parts them from each other."""
    for token in state.tokens[first:]:
        if token.level == level and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = True
