"""Finds the blocks of a text, asking on each line only the rules that its first sign can begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    code,
    fence,
    heading,
    hr,
    html_block,
    reference,
)
from markdown_it.token import Token
from markdown_it.utils import EnvType

from sop_plugin.reading.markdown.dialect.abbreviations import abbreviation
from sop_plugin.reading.markdown.dialect.boxes import box
from sop_plugin.reading.markdown.dialect.definitions import defines, definition_list
from sop_plugin.reading.markdown.dialect.footnotes import footnote
from sop_plugin.reading.markdown.dialect.formulas import formula
from sop_plugin.reading.markdown.dialect.lists import LIST_SIGNS, list_block
from sop_plugin.reading.markdown.dialect.tables import table

BlockRule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]

TOO_DEEP = "too_deep"
"""Key of the environment: the line, from 0, from which on lists and quotations stand too deep within each other."""

_PARAGRAPH, _REFERENCE, _QUOTE, _LIST = "paragraph", "reference", "blockquote", "list"
_ANY = (_PARAGRAPH, _REFERENCE, _QUOTE)
_HOLDS_MARKDOWN = re.compile(
    r"<[A-Za-z][^<>]*\smarkdown(?:=[\"']?(?:1|block|span)[\"']?)?(?:\s[^<>]*)?>[ \t]*"
)


def _html(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """As in CommonMark, but a tag that says that it holds Markdown is a block by itself, with no blank line behind it."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    alone = _HOLDS_MARKDOWN.fullmatch(state.src, start, state.eMarks[startLine])
    return html_block(state, startLine, startLine + 1 if alone else endLine, silent)


_STASHED = re.compile("\x02[^\x02\x03\n]*\x03[ \t]*")


def _stashed(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, N803
    """Where Python-Markdown put away code or raw HTML of a page: a block, which no text before or behind it swallows."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if not _STASHED.fullmatch(state.src, start, state.eMarks[startLine]):
        return False
    if not silent:
        state.line = startLine + 1
        opening = state.push("paragraph_open", "p", 1)
        words = state.push("inline", "", 0)
        words.content = state.src[start : state.eMarks[startLine]].strip(" \t")
        state.push("paragraph_close", "p", -1)
        opening.map = words.map = [startLine, state.line]
        words.children = []
    return True


# Name, rule, the signs that it begins with, and what it may end without a blank line, in the order in which they are asked.
_RULES: tuple[tuple[str, BlockRule, str, tuple[str, ...]], ...] = (
    ("fence", fence, "`~", _ANY),
    ("blockquote", blockquote, ">", _ANY),
    # Of all that ends a list, a rule alone could be taken for its next item.
    ("hr", hr, "*-_", (*_ANY, _LIST)),
    ("abbreviation", abbreviation, "*", _ANY),
    ("list", list_block, LIST_SIGNS, _ANY),
    ("box", box, "!?", _ANY),
    ("formula", formula, "$", _ANY),
    ("footnote", footnote, "[", _ANY),
    ("reference", reference, "[", ()),
    ("html_block", _html, "<", _ANY),
    ("stashed", _stashed, "\x02", _ANY),
    ("heading", heading, "#", _ANY),
)


def _by_sign(ends: str = "") -> Mapping[str, tuple[BlockRule, ...]]:
    found: dict[str, tuple[BlockRule, ...]] = {}
    for _, rule, signs, may_end in _RULES:
        for sign in signs if not ends or ends in may_end else "":
            found[sign] = (*found.get(sign, ()), rule)
    return found


_BEGINNING = _by_sign()
_ENDING = _by_sign(_PARAGRAPH)
_DIVIDING = ("|", "-", ":")
_CODE = 4


class _State(StateBlock):
    """As its parent, in half the time: most lines are not indented, and there are many tokens."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()  # what stands behind the last line end is no line
        begin = 0
        begins, ends, shifts, columns = [], [], [], []
        for line in lines:
            begins.append(begin)
            indent = len(line) - len(line.lstrip(" \t")) if line[:1] in (" ", "\t") else 0
            shifts.append(indent)
            columns.append(len(line[:indent].expandtabs(4)) if indent else 0)
            ends.append(begin + len(line))
            begin = ends[-1] + 1
        # A last entry that is no line saves questions whether there is one more.
        self.bMarks, self.eMarks = [*begins, len(src)], [*ends, len(src)]
        self.tShift, self.sCount = [*shifts, 0], [*columns, 0]
        self.bsCount = [0] * (len(lines) + 1)
        self.lineMax = len(lines)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token of a block."""
        if nesting < 0:
            self.level -= 1
        token = Token(ttype, tag, nesting, {}, None, self.level, None, "", "", "", {}, True, False)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class Blocks(ParserBlock):
    """CommonMark's way through a text; only that most lines begin with a word, and are not asked whether they are a list."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler = Ruler()
        # Rules of CommonMark ask here what ends them.
        self.ruler.push("table", table, {"alt": [_PARAGRAPH, _REFERENCE]})
        self.ruler.push("code", code)
        for name, rule, _, may_end in _RULES:
            self.ruler.push(name, rule, {"alt": list(may_end)})

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803
        """Read a whole text."""
        state = _State(src, md, env, outTokens)
        self.tokenize(state, 0, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - the parent's names
        """Read the blocks from ``startLine`` on that stand in the present container."""
        line, blank_seen = startLine, False
        while line < endLine:
            line = state.line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= state.md.options.maxNesting:
                state.env.setdefault(TOO_DEEP, line)
                state.line = endLine
                break
            _read_block(state, line, endLine)
            state.tight = not blank_seen
            line = state.line
            blank_seen = blank_seen or state.isEmpty(line - 1)
            if line < endLine and state.isEmpty(line):
                blank_seen = True
                line += 1
                state.line = line


def _read_block(state: StateBlock, line: int, end_line: int) -> None:
    if state.sCount[line] - state.blkIndent >= _CODE:
        code(state, line, end_line, False)
        return
    if _may_head_table(state, line, end_line) and table(state, line, end_line, False):
        return
    for rule in _BEGINNING.get(state.src[state.bMarks[line] + state.tShift[line]], ()):
        if rule(state, line, end_line, False):
            return
    _running_text(state, line, end_line)


def _may_head_table(state: StateBlock, line: int, end_line: int) -> bool:
    below = line + 1
    if below >= end_line:
        return False
    start = state.bMarks[below] + state.tShift[below]
    return state.src[start : start + 1] in _DIVIDING


def _ends_paragraph(state: StateBlock, line: int, end_line: int) -> bool:
    rules = _ENDING.get(state.src[state.bMarks[line] + state.tShift[line]], ())
    for rule in rules:
        if rule(state, line, end_line, True):
            return True
    return _may_head_table(state, line, end_line) and table(state, line, end_line, True)


def _is_plain(state: StateBlock, line: int) -> bool:
    return not _ends_paragraph(state, line, state.lineMax)


def _running_text(state: StateBlock, line: int, end_line: int) -> None:
    """A paragraph, a heading that is underlined, or the terms of a definition list."""
    outer, state.parentType = state.parentType, _PARAGRAPH
    following, last, level = line + 1, state.lineMax, 0
    while following < last and not state.isEmpty(following):
        indent = state.sCount[following]
        if indent - state.blkIndent < _CODE and indent >= 0:
            sign = state.src[state.bMarks[following] + state.tShift[following]]
            within = indent >= state.blkIndent
            if sign in "=-" and within and following < end_line and _underlines(state, following, sign):
                level = 1 if sign == "=" else 2
                break
            if sign == ":" and (within or state.ddIndent >= 0) and defines(state, following):
                break
            if not within and state.ddIndent >= 0 and following + 1 < last and defines(state, following + 1):
                break  # the next term of a list without blank lines
            if _ends_paragraph(state, following, last):
                break
        following += 1
    state.parentType = outer
    meaning = None if level else _meaning_of(state, following, end_line)
    if meaning is not None:
        definition_list(state, line, meaning, end_line, _is_plain)
        return
    tag = f"h{level}" if level else "p"
    kind = "heading" if level else "paragraph"
    opening = state.push(f"{kind}_open", tag, 1)
    words = state.push("inline", "", 0)
    words.content = state.getLines(line, following, state.blkIndent, False).strip(" \t\n")
    words.map, words.children = [line, following], []
    closing = state.push(f"{kind}_close", tag, -1)
    state.line = following + 1 if level else following
    opening.map = [line, state.line]
    if level:
        opening.markup = closing.markup = "=" if level == 1 else "-"


def _meaning_of(state: StateBlock, line: int, end_line: int) -> int | None:
    """The line of the meaning where the text that ends before ``line`` turns out to be terms; one blank line may part them."""
    if line < end_line and state.isEmpty(line):
        line += 1
    if line >= end_line or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        return None
    return line if defines(state, line) else None


def _underlines(state: StateBlock, line: int, sign: str) -> bool:
    marks = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip(" \t")
    return marks == sign * len(marks)
