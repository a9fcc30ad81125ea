"""Footnotes: ``[^1]`` in the text, ``[^1]: …`` where the note is written."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from sop_plugin.reading.markdown.dialect.containers import content_of, hide_paragraphs, parent, parse_content

_DEFINITION = re.compile(r"\[\^(?P<label>[^\s\[\]]+)\]:")
_MARK = re.compile(r"\[\^(?P<label>[^\s\[\]]+)\]")
_INDENT = 4
FOOTNOTES = "footnotes"
"""Key of the environment: label → the line, from 0, on which its note begins."""


def label_key(label: str) -> str:
    """The spelling by which notes are found."""
    return label.casefold()


def footnote(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """The rule of the notes themselves."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    match = _DEFINITION.match(state.src, start, state.eMarks[startLine])
    if match is None or state.is_code_block(startLine):
        return False
    if silent:
        return True
    label = label_key(match["label"])
    state.env.setdefault(FOOTNOTES, {}).setdefault(label, startLine)
    opening = state.push("footnote_open", "li", 1)
    opening.meta, opening.info = {"label": label}, match["label"]
    opening.map = lines = [startLine, 0]
    begin, level = len(state.tokens), state.level
    content, _, _ = content_of(state, startLine, start, match.end())
    indent = state.blkIndent + _INDENT
    with parent(state, "footnote"):
        if parse_content(state, startLine, endLine, content, indent + 1, indent):
            hide_paragraphs(state, begin, level)
    state.push("footnote_close", "li", -1)
    lines[1] = state.line
    return True


def footnote_mark(state: StateInline, silent: bool) -> bool:
    """The rule of the marks in the text; one without a note stays text."""
    match = _MARK.match(state.src, state.pos, state.posMax) if state.src.startswith("[^", state.pos) else None
    if match is None or label_key(match["label"]) not in state.env.get(FOOTNOTES, {}):
        return False
    if not silent:
        token = state.push("footnote_mark", "sup", 0)
        token.meta = {"label": label_key(match["label"])}
        token.content = match["label"]
    state.pos = match.end()
    return True
