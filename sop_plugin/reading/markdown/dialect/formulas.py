"""Formulas in TeX: ``$E = mc^2$`` in a line, ``$$ … $$`` by themselves. Sums of money are none."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

# No blank inside the signs and no figure behind them: "$5 和 $6" are prices. Text between two signs is no formula.
_INLINE = re.compile(
    r"\$`(?P<fenced>[^`\n]+)`\$"
    r"|\$(?P<double>\$)?(?P<tex>(?![\s$])(?:\\.|[^\\$\n])*?(?<!\s))(?<!\\)\$(?(double)\$)(?![0-9$])"
)
_WORDS = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
_TEXT = re.compile(r"\\(?:text|mathrm|mbox|textbf)\s*\{[^{}]*\}")


def formula(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """The rule of formulas between lines that begin with ``$$``."""
    start, end = state.bMarks[startLine] + state.tShift[startLine], state.eMarks[startLine]
    if not state.src.startswith("$$", start) or state.is_code_block(startLine):
        return False
    first = state.src[start + 2 : end].strip()
    if first.endswith("$$") and len(first) > 2:
        tex, last = first[:-2], startLine
    else:
        closing = next(
            (
                line
                for line in range(startLine + 1, endLine)
                if state.src[state.bMarks[line] : state.eMarks[line]].rstrip().endswith("$$")
            ),
            None,
        )
        if closing is None or "$$" in first:
            return False
        between = state.getLines(startLine + 1, closing + 1, state.blkIndent, False).rstrip()
        tex, last = f"{first}\n{between[:-2]}", closing
    if not tex.strip() or not is_tex(tex):
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content, token.map = tex.strip(), [startLine, last + 1]
        state.line = last + 1
    return True


def inline_formula(state: StateInline, silent: bool) -> bool:
    """The rule of formulas in a line."""
    if state.src[state.pos] != "$":
        return False
    match = _INLINE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    # GitHub also has $`…`$, in which nothing need be escaped.
    tex = match["fenced"] or match["tex"]
    if not is_tex(tex):
        return False
    if not silent:
        token = state.push("formula_inline", "", 0)
        token.content, token.markup = tex, "$$" if match["double"] else "$"
    state.pos = match.end()
    return True


def is_tex(text: str) -> bool:
    """Chinese words stand in a formula only as text: "$甲$" is a placeholder in somebody's template."""
    return _WORDS.search(_TEXT.sub("", text)) is None
