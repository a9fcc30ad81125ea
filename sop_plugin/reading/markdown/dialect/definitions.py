"""Definition lists: a term on a line of its own, and below it ``: what it means``."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.rules_block import StateBlock

from sop_plugin.reading.markdown.dialect.containers import content_of, hide_paragraphs, parent, parse_content


def defines(state: StateBlock, line: int) -> bool:
    """Whether a line begins a meaning: a colon at the margin with words behind it."""
    start = state.bMarks[line] + state.tShift[line]
    return (
        state.src.startswith((": ", ":\t"), start)
        and state.sCount[line] - state.blkIndent < 4
        and bool(state.src[start + 1 : state.eMarks[line]].strip())
    )


def definition_list(
    state: StateBlock, terms: int, meaning: int, end_line: int, plain: Callable[[StateBlock, int], bool]
) -> None:
    """Read the list whose first terms stand from line ``terms`` on, and what they mean from line ``meaning`` on.

    ``plain`` tells of a line whether nothing but running text can begin there.
    """
    opening = state.push("dl_open", "dl", 1)
    opening.map = lines = [terms, 0]
    found: int | None = meaning
    while found is not None:
        loose = state.isEmpty(found - 1)
        last_term = found - 1 if loose else found
        for line in range(terms, last_term):
            _term(state, line)
        line = found
        while line < end_line and state.sCount[line] >= state.blkIndent and defines(state, line):
            line = _meaning(state, line, end_line, loose)
        terms = state.skipEmptyLines(line)
        found = meaning_below(state, terms, end_line, plain)
    state.line = lines[1] = line
    state.push("dl_close", "dl", -1)


def meaning_below(
    state: StateBlock, line: int, end_line: int, plain: Callable[[StateBlock, int], bool]
) -> int | None:
    """The line of the first meaning of terms that begin on ``line``, if it is one of them."""
    first = line
    while line < end_line and not state.isEmpty(line):
        if state.sCount[line] < state.blkIndent or state.sCount[line] - state.blkIndent > 3:
            return None
        if line > first and defines(state, line):
            return line
        if not plain(state, line):
            return None
        line += 1
    below = line + 1
    if (
        line > first
        and below < end_line
        and not state.isEmpty(below)
        and state.sCount[below] >= state.blkIndent
    ):
        return below if defines(state, below) else None
    return None


def _term(state: StateBlock, line: int) -> None:
    state.push("dt_open", "dt", 1).map = [line, line + 1]
    words = state.push("inline", "", 0)
    words.content = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
    words.map, words.children = [line, line + 1], []
    state.push("dt_close", "dt", -1)


def _meaning(state: StateBlock, line: int, end_line: int, loose: bool) -> int:
    """Read one meaning; the line behind it, blank lines left out."""
    opening = state.push("dd_open", "dd", 1)
    opening.map = lines = [line, 0]
    begin, level = len(state.tokens), state.level
    start = state.bMarks[line] + state.tShift[line]
    content, column, indent = content_of(state, line, start, start + 1)
    outer, state.ddIndent = state.ddIndent, state.blkIndent
    with parent(state, "definition"):
        tight = parse_content(state, line, end_line, content, column, indent)
    state.ddIndent = outer
    if tight and not loose:
        hide_paragraphs(state, begin, level)
    state.push("dd_close", "dd", -1)
    lines[1] = state.line
    return state.skipEmptyLines(state.line)
