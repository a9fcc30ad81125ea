"""``*[VIP]: 贵宾``: what an abbreviation means, wherever it stands in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

_DEFINITION = re.compile(r"\*\[(?P<short>[^\[\]\n]+)\]:[ \t]*(?P<meaning>.*)")
ABBREVIATIONS = "abbreviations"
"""Key of the environment: abbreviation → what it means and where."""


class Abbreviation(NamedTuple):
    """``line`` counts from 0 in the text, ``column`` is that of the abbreviation's first character."""

    short: str
    meaning: str
    line: int
    column: int


def abbreviation(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, N803
    """The rule of one such line."""
    start, end = state.bMarks[startLine] + state.tShift[startLine], state.eMarks[startLine]
    match = None if state.is_code_block(startLine) else _DEFINITION.fullmatch(state.src, start, end)
    if match is None or not match["short"].strip():
        return False
    if not silent:
        short = match["short"].strip()
        column = match.start("short") - (state.src.rfind("\n", 0, start) + 1)
        found = Abbreviation(short, match["meaning"].strip(), startLine, column)
        state.env.setdefault(ABBREVIATIONS, {}).setdefault(short, found)
        token = state.push("abbreviation", "", 0)
        token.map, token.meta = [startLine, startLine + 1], {"abbreviation": found}
        state.line = startLine + 1
    return True
