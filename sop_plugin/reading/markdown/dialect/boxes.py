"""Boxes as MkDocs has them: ``!!! note "title"``, ``??? note`` folded away, ``???+ note`` unfolded, and what is indented below."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

_KINDS_IN_CHINESE = {
    "安全": "safety",
    "质量": "quality",
    "質量": "quality",
    "品質": "quality",
    "计量": "measurement",
    "計量": "measurement",
    "故障": "fault",
}
"""Kinds that authors of procedures need, in their own words: ``!!! 安全`` is ``!!! safety``."""
_OPENING = re.compile(
    rf"(?P<mark>!!!|\?\?\?\+?)[ \t]*(?P<kind>{'|'.join(_KINDS_IN_CHINESE)}|[A-Za-z][\w-]*)"
    r'(?P<more>(?:[ \t]+[A-Za-z][\w-]*)*)(?:[ \t]+"(?P<title>[^\n]*)")?[ \t]*'
)
_INDENT = 4


def box(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """The rule of boxes. Unlike an item, a box ends with the last line that is indented."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    match = _OPENING.fullmatch(state.src, start, state.eMarks[startLine])
    if match is None or state.is_code_block(startLine):
        return False
    if silent:
        return True
    opening = state.push("box_open", "div", 1)
    opening.markup = match["mark"]
    opening.info = _KINDS_IN_CHINESE.get(match["kind"], match["kind"].lower())
    last = _last_line(state, startLine, endLine)
    opening.map = [startLine, last + 1]
    if match["title"] is not None:
        title = Token("inline", "", 0, content=match["title"], map=[startLine, startLine + 1], info="title")
        opening.meta = {"title": title}
    saved = state.blkIndent, state.lineMax, state.parentType, state.tight
    state.blkIndent += _INDENT
    state.lineMax, state.parentType = last + 1, "box"
    if last > startLine:
        state.md.block.tokenize(state, startLine + 1, last + 1)
    state.blkIndent, state.lineMax, state.parentType, state.tight = saved
    state.line = last + 1
    state.push("box_close", "div", -1).markup = match["mark"]
    return True


def _last_line(state: StateBlock, line: int, end_line: int) -> int:
    last = line
    for index in range(line + 1, end_line):
        if state.isEmpty(index):
            continue
        if state.sCount[index] < state.blkIndent + _INDENT:
            break
        last = index
    return last
