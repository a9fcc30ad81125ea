"""What stands within a paragraph, heading or cell: emphasis, links, references, paths, formulas."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    newline,
    strikethrough,
    text,
)
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from sop_plugin.model.written_references import WRITTEN_REFERENCE
from sop_plugin.reading.markdown.dialect.attributes import attributes_behind
from sop_plugin.reading.markdown.dialect.footnotes import footnote_mark
from sop_plugin.reading.markdown.dialect.formulas import inline_formula
from sop_plugin.reading.markdown.dialect.picture_marks import CIRCLED, picture_mark

InlineRule: TypeAlias = Callable[[StateInline, bool], bool]

REFERENCE, OPEN_REFERENCE = "written_reference", "open_reference"
"""Types of the tokens of a reference, and of one that nothing closes."""

_CHINESE = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
_LINK_IN_BRACKETS = re.compile(r"\[\[[^\[\]\n]*\]\(")
# \\server\share and C:\folder, up to a blank or what ends a path in a sentence.
_PATH_SIGNS = '\\s\\\\|<>"“”‘’，。；：、！？（）()《》【】`\\[\\]'
_SHARE = re.compile(rf"\\\\\w[^{_PATH_SIGNS}]*(?:\\[^{_PATH_SIGNS}]+)+\\?")
_FOLDERS = re.compile(rf"(?:\\[^{_PATH_SIGNS}]+)+\\?|\\(?=\s|$)")
_JOINED = re.compile(r"[A-Za-z0-9\\]")
_DRIVE = re.compile(r"(?:^|[^A-Za-z0-9])[A-Za-z]:$")
# What a figure ends and begins with in 600mm*400mm, 5℃*3 and Φ20*Φ30: a unit, a sign for what is measured.
_FIGURE_ENDS = re.compile(r"[0-9](?:[a-zA-Zμµ]{1,2}|[℃°′″%寸])$")
_FIGURE_BEGINS = re.compile(r"[ΦφØøδ][0-9]")


class _State(StateInline):
    """Decides where emphasis begins and ends so that Chinese, which has no blanks between words, can be emphasised."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - the parent's names
        mark, end = self.src[start], start
        while end < self.posMax and self.src[end] == mark:
            end += 1
        before = self.src[start - 1] if start > 0 else " "
        behind = self.src[end] if end < self.posMax else " "
        if self._is_between_figures(start, end):
            return Scanned(False, False, end - start)  # 600*400, 10~20, 600mm*400mm
        if mark == "~" and end - start == 1 and before.isalnum() and behind.isalnum():
            return Scanned(False, False, 1)  # 周一~周五
        if not (_CHINESE.match(before) or _CHINESE.match(behind)):
            return super().scanDelims(start, canSplitWord)
        left, right = _flanks(before, behind), _flanks(behind, before)
        return Scanned(
            left and (canSplitWord or not right or _is_mark(before)),
            right and (canSplitWord or not left or _is_mark(behind)),
            end - start,
        )

    def _is_between_figures(self, start: int, end: int) -> bool:
        ends = self.src[start - 1].isdecimal() if start else False
        if not ends and (start < 2 or not _FIGURE_ENDS.search(self.src[max(0, start - 3) : start])):
            return False
        begins = self.src[end : end + 1].isdecimal()
        return begins or _FIGURE_BEGINS.match(self.src, end, self.posMax) is not None


def _flanks(outside: str, inside: str) -> bool:
    """Whether a delimiter can stand between these: as in CommonMark, but Chinese characters and marks part words."""
    if isWhiteSpace(ord(inside)):
        return False
    if _CHINESE.match(inside) or not _is_mark(inside):
        return True
    return isWhiteSpace(ord(outside)) or _is_mark(outside) or _CHINESE.match(outside) is not None


def _is_mark(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def _spanned(rule: InlineRule) -> InlineRule:
    """The rule, whose token then tells from where to where it was written."""

    def with_span(state: StateInline, silent: bool) -> bool:
        start, index = state.pos, len(state.tokens) + bool(state.pending)
        if not rule(state, silent):
            return False
        # An unpaired backtick is no code: it goes to the text that is pending.
        if not silent and index < len(state.tokens):
            state.tokens[index].meta["span"] = (start, state.pos)
        return True

    return with_span


def _attributed(rule: InlineRule) -> InlineRule:
    """A link or picture with the attribute list behind it."""

    def with_attributes(state: StateInline, silent: bool) -> bool:
        start, index = state.pos, len(state.tokens) + bool(state.pending)
        if not rule(state, silent):
            return False
        found = attributes_behind(state.src, state.pos, state.posMax) if state.pos < state.posMax else None
        if not silent:
            meta = state.tokens[index].meta
            meta["span"] = (start, state.pos)
            if found is not None:
                meta["attributes"] = found
        if found is not None:
            state.pos = found.end
        return True

    return with_attributes


def _reference(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if sign == "[" and not state.src.startswith("[[", state.pos):
        return False
    match = WRITTEN_REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None:
        if sign == "[" and not silent and not _LINK_IN_BRACKETS.match(state.src, state.pos):
            token = state.push(OPEN_REFERENCE, "", 0)
            token.content, token.meta = "[", {"span": (state.pos, state.posMax)}
            state.pos += 1
            return True
        return False
    # A link keeps to its own address; [[1]](address) is one too.
    if state.linkLevel or (sign == "[" and state.src.startswith("(", match.end())):
        return False
    if not silent:
        token = state.push(REFERENCE, "", 0)
        token.content, token.meta = match[0], {"span": match.span(), "match": match}
    state.pos = match.end()
    return True


def _path(state: StateInline, silent: bool) -> bool:
    """The backslashes of a path escape nothing."""
    position = state.pos
    before = state.src[position - 1] if position else " "
    if state.src.startswith("\\\\", position) and not _JOINED.match(before):
        match = _SHARE.match(state.src, position, state.posMax)
    elif before == ":" and _DRIVE.search(state.src[max(0, position - 3) : position]):
        match = _FOLDERS.match(state.src, position, state.posMax)
    else:
        return False
    if match is None:
        return False
    if not silent:
        state.append_pending(match[0])
    state.pos = match.end()
    return True


_RULES: dict[str, tuple[InlineRule, ...]] = {
    "\n": (newline,),
    "\\": (_path, escape),
    "`": (_spanned(backtick),),
    "~": (strikethrough.tokenize,),
    "*": (emphasis.tokenize,),
    "_": (emphasis.tokenize,),
    "[": (_reference, footnote_mark, _attributed(link)),
    "《": (_reference,),
    "!": (_attributed(image),),
    "<": (autolink, _spanned(html_inline)),
    "&": (entity,),
    "$": (inline_formula,),
    **dict.fromkeys(CIRCLED, (picture_mark,)),
}
_TEXT = (text,)
# "]" ends the text of a link.
_ENDING_TEXT = re.compile(f"[{re.escape(''.join(_RULES))}\\]]")
_MARK = rf"[{CIRCLED}][ \u3000]*[（(]"
SIGNS = re.compile(rf"[\n\\`~*_\[《<&$]|(?i:https?://|www\.)|@|{_MARK}")
"""A text without any of these is words alone."""

_OTHER_SIGNS = re.compile(rf"[\\`~*_\[<&$]|(?i:https?://|www\.)|@|  \n|{_MARK}")
_LINE_END = re.compile(r" ?\n[ \t]*")


def words_and_references(content: str) -> list[Token] | None:
    """The tokens of a text that is words, line ends and references: nearly all are, and need no parser."""
    tokens: list[Token] = []
    start = 0
    for match in WRITTEN_REFERENCE.finditer(content):
        if not _add_lines(content[start : match.start()], tokens) or content.startswith("(", match.end()):
            return None
        span = match.span()
        tokens.append(Token(REFERENCE, "", 0, content=match[0], meta={"span": span, "match": match}))
        start = match.end()
    return tokens if _add_lines(content[start:], tokens) else None


def _add_lines(words: str, tokens: list[Token]) -> bool:
    if _OTHER_SIGNS.search(words) is not None:
        return False
    for index, line in enumerate(_LINE_END.split(words)):
        if index:
            tokens.append(Token("softbreak", "br", 0))
        if line:
            tokens.append(Token("text", "", 0, content=line))
    return True


class Inline(ParserInline):
    """CommonMark's way through a line, asking only the rules that a sign can begin."""

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = _ENDING_TEXT

    def tokenize(self, state: StateInline) -> None:
        """Read from the state's position to its end."""
        end = state.posMax
        while state.pos < end:
            if state.level < state.md.options.maxNesting and any(
                rule(state, False) for rule in _RULES.get(state.src[state.pos], _TEXT)
            ):
                continue
            state.append_pending(state.src[state.pos])
            state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - the parent's name
        """Go past what stands at the state's position."""
        position = state.pos
        if position in state.cache:
            state.pos = state.cache[position]
            return
        found = False
        if state.level < state.md.options.maxNesting:
            state.level += 1
            found = any(rule(state, True) for rule in _RULES.get(state.src[position], _TEXT))
            state.level -= 1
        else:
            state.pos = state.posMax
        if not found and state.pos == position:
            state.pos += 1
        state.cache[position] = state.pos

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of one text."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
