"""A text in blocks, with the place of every character; what stands within a block is read when somebody asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from markdown_it.token import Token
from markdown_it.utils import EnvType

from sop_plugin.reading.markdown.dialect.addresses import with_addresses
from sop_plugin.reading.markdown.dialect.attributes import Attributes, attributes_below, attributes_of_heading
from sop_plugin.reading.markdown.dialect.engine import engine
from sop_plugin.reading.markdown.dialect.inline import SIGNS, words_and_references
from sop_plugin.reading.markdown.dialect.tables import TableRow, cells_of
from sop_plugin.reading.markdown.words import words_of

_KEPT = 8
"""Texts whose blocks are kept: a text is read, checked and drawn one after the other."""


class _Shared(NamedTuple):
    """What the texts within blocks share: the lines of the whole, and what was defined anywhere in it."""

    lines: list[str]
    environment: EnvType


class InlineText:
    """The text of a paragraph, a heading, a term or a cell, without the marks of its block."""

    __slots__ = ("_column", "_escaped", "_shared", "_tokens", "attributes", "content", "line")

    def __init__(
        self,
        shared: _Shared,
        content: str,
        line: int,
        column: int | None = None,
        attributes: Attributes | None = None,
        escaped: tuple[int, ...] = (),
    ) -> None:
        self._shared = shared
        self.content = content
        self.line = line
        """Of its first character, from 0 in the whole text."""
        self.attributes = attributes
        """What an attribute list at its end says of the block."""
        self._column = column
        self._escaped = escaped
        self._tokens: list[Token] | None = None

    @property
    def tokens(self) -> list[Token]:
        """What stands in it. ``meta["span"]`` of a token is where it was written, as offsets in ``content``."""
        if self._tokens is None:
            self._tokens = inline_tokens(self.content, self._shared.environment)
        return self._tokens

    @property
    def words(self) -> str:
        """The words of it in one line, as a reader sees them."""
        return " ".join((self.content if self.is_plain else words_of(self.tokens)).split())

    @property
    def is_plain(self) -> bool:
        """Whether there are words alone in it."""
        return SIGNS.search(self.content) is None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 0 in the whole text, of a character of ``content``."""
        if self._column is not None:
            if self._escaped:
                offset += sum(1 for escape in self._escaped if escape < offset)
            return self.line, self._column + offset
        begin = self.content.rfind("\n", 0, offset) + 1
        end = self.content.find("\n", offset)
        words = self.content[begin : end if end >= 0 else len(self.content)].rstrip()
        line = self.line + self.content.count("\n", 0, begin)
        # The marks of the blocks around it stand before its words, and blanks behind them.
        written = self._shared.lines[line].rstrip()
        if end < 0 and self.attributes is not None and line == self.line:
            return line, max(written.rfind(words), 0) + offset - begin
        return line, max(len(written) - len(words), 0) + offset - begin


class ParsedText:
    """The blocks of a text. Lines and columns count from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.environment: EnvType = {}
        self.tokens: list[Token] = []
        markdown = engine()
        markdown.block.parse(text, markdown, self.environment, self.tokens)
        # Texts know these and not the whole, so that none of it outlives its use.
        self._shared = _Shared(self.lines, self.environment)

    def text_of(self, token: Token) -> InlineText:
        """The text of a token of type ``inline``, made once."""
        found: InlineText | None = token.meta.get("text")
        if found is None:
            found = token.meta["text"] = self._text_of(token)
        return found

    def _text_of(self, token: Token) -> InlineText:
        content, line = token.content, token.map[0] if token.map else 0
        if token.info == "title":
            return InlineText(self._shared, content, line, max(self.lines[line].find(f'"{content}"'), 0) + 1)
        attributes = attributes_below(content)
        return InlineText(self._shared, _cut(content, attributes), line, None, attributes)

    def heading_text(self, opening: Token, token: Token) -> InlineText:
        """The text of a heading, without the attribute list at its end."""
        found: InlineText | None = token.meta.get("text")
        if found is None:
            content, line = token.content, opening.map[0] if opening.map else 0
            attributes = attributes_of_heading(content)
            column = self.lines[line].find(content) if "\n" not in content else None
            found = InlineText(self._shared, _cut(content, attributes), line, column, attributes)
            token.meta["text"] = found
        return found

    def text_of_line(self, line: int) -> InlineText:
        """A whole line as it was written."""
        return InlineText(self._shared, self.lines[line], line, 0)

    def text_as(self, content: str, line: int) -> InlineText:
        """Some words as a text of a line, as cells of HTML are."""
        return InlineText(self._shared, content, line, 0)

    def raw_text_of(self, token: Token) -> InlineText:
        """The lines of raw HTML."""
        return InlineText(self._shared, token.content.rstrip("\n"), token.map[0] if token.map else 0)

    def cells(self, token: Token) -> list[list[InlineText]]:
        """The rows of a table, its head first, each with the cells that were written."""
        return [self.row(token, index) for index in range(len(token.meta["rows"]))]

    def row(self, token: Token, index: int) -> list[InlineText]:
        """One row of a table; made once."""
        made: dict[int, list[InlineText]] = token.meta.setdefault("cells", {})
        if index not in made:
            row: TableRow = token.meta["rows"][index]
            made[index] = [
                InlineText(self._shared, cell.text, row.line, cell.column, None, cell.escaped)
                for cell in cells_of(self.text, row)
            ]
        return made[index]

    def texts(self, holding: re.Pattern[str]) -> Iterator[InlineText]:
        """The texts within blocks, in their order, in which a pattern is found; most hold nothing of interest."""
        if holding.search(self.text) is None:
            return
        for index, token in enumerate(self.tokens):
            if token.type == "inline":
                if token.map is not None and holding.search(token.content):
                    before = self.tokens[index - 1]
                    yield self.heading_text(before, token) if before.tag[:1] == "h" else self.text_of(token)
            elif token.type == "table":
                for number, row in enumerate(token.meta["rows"]):
                    if holding.search(self.text, row.start, row.end):
                        cells = self.row(token, number)
                        yield from (cell for cell in cells if holding.search(cell.content))
            elif token.type == "box_open" and "title" in token.meta:
                title: Token = token.meta["title"]
                if holding.search(title.content):
                    yield self.text_of(title)

    @cached_property
    def headings(self) -> tuple[tuple[Token, InlineText], ...]:
        """The headings at the margin, which are not part of a list or quotation."""
        return tuple(
            (token, self.heading_text(token, self.tokens[index + 1]))
            for index, token in enumerate(self.tokens)
            if token.type == "heading_open" and token.level == 0
        )


@lru_cache(_KEPT)
def parse(text: str) -> ParsedText:
    """The blocks of a text."""
    return ParsedText(text)


def read_inline(content: str) -> list[Token]:
    """The tokens of a text by itself: a cell, a meaning."""
    return inline_tokens(content, {})


def inline_tokens(content: str, environment: EnvType) -> list[Token]:
    """The tokens of a text within a block; ``environment`` is what the whole text defines."""
    if SIGNS.search(content) is None:
        return [Token("text", "", 0, content=content)] if content else []
    simple = words_and_references(content)
    if simple is not None:
        return simple
    markdown = engine()
    return with_addresses(_joined(markdown.inline.parse(content, markdown, environment, [])))


def _cut(content: str, attributes: Attributes | None) -> str:
    return content[: attributes.end].rstrip() if attributes is not None else content


def _joined(tokens: list[Token]) -> list[Token]:
    """Escaped characters and entities are words like others; words side by side are one token."""
    found: list[Token] = []
    for token in tokens:
        if token.type == "text_special":
            token.type = "text"
        if token.children:
            token.children = _joined(token.children)
        if token.type == "text" and found and found[-1].type == "text":
            found[-1].content += token.content
        elif token.type != "text" or token.content:
            found.append(token)
    return found
