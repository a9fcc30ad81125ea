"""The document that was made, as a reader of it sees it: its Markdown read again by the grammar that the site draws it by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml
from markdown_it.token import Token

from sop_plugin.reading.markdown.dialect.inline import REFERENCE
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.reading.markdown.raw_html import HtmlKind, pieces
from sop_plugin.reading.markdown.words import word_of

_IN_FORMULA = re.compile(r"\\([%#&])|\\text\{([^{}]*)\}")
_ENDS_LINE = frozenset("br td th tr p li table".split())
_CELLS = ("td", "th")


@dataclass(frozen=True)
class ReadHeading:
    """A heading with the number that the manual shows before it."""

    path: tuple[int, ...]
    text: str


@dataclass
class ReadBack:
    """``lines`` of text as they are shown, comments too, but for numbers of clauses; ``head`` are those of the front matter."""

    lines: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    headings: list[ReadHeading] = field(default_factory=list)
    items: list[tuple[int, str]] = field(default_factory=list)
    """Numbers of lists, each with the first line of its item."""
    rows: list[tuple[str, ...]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    """Where pictures and links lead, as often as they do."""


def read_rendered(text: str) -> ReadBack:
    """What a reader sees of the whole file, and what stands in its front matter."""
    found = ReadBack()
    _, front, body = text.split("---\n", 2)
    found.head = _head(front)
    found.rows += [tuple(line.split(" | ")) for line in found.head]
    _Reading(ParsedText(body), found).read()
    return found


def _head(front: str) -> list[str]:
    """What of the front matter can be Word's: the title, and the comments that hold its words."""
    title = str((yaml.safe_load(front) or {}).get("title", ""))
    return [title, *(line.removeprefix("#").strip() for line in front.split("\n") if line.startswith("#"))]


@dataclass
class _Reading:
    """Goes through the blocks of a text; ``_current`` is the line that is being read."""

    parsed: ParsedText
    found: ReadBack
    _current: list[str] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)
    _around: list[list[str]] = field(default_factory=list)
    _counters: list[int] = field(default_factory=list)
    _item: int | None = None

    def read(self) -> None:
        heading: Token | None = None
        for token in self.parsed.tokens:
            match token.type:
                case "heading_open":
                    heading = token
                case "inline" if heading is not None:
                    self._heading(heading, self.parsed.heading_text(heading, token))
                    heading = None
                case "inline":
                    self._text(self.parsed.text_of(token).tokens)
                case "list_item_open":
                    self._item = int(token.info) if token.info.isdecimal() else None
                case "table":
                    for row in self.parsed.cells(token):
                        self.found.rows.append(tuple(map(self._cell, row)))
                case "html_block":
                    self._html(token.content)
                    self._end_line()
                case "fence" | "code_block" | "formula":
                    self.found.lines += token.content.split("\n")

    def _text(self, tokens: Iterable[Token]) -> None:
        """A paragraph: its lines, the first of which may be that of a numbered item."""
        began = len(self.found.lines)
        self._inline(tokens)
        self._end_line()
        if self._item is not None and len(self.found.lines) > began:
            self.found.items.append((self._item, self.found.lines[began]))
        self._item = None

    def _cell(self, cell: InlineText) -> str:
        began = len(self.found.lines)
        self._inline(cell.tokens)
        self._end_line()
        return "\n".join(self.found.lines[began:])

    def _inline(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            match token.type:
                case "html_inline":
                    self._html(token.content)
                case "softbreak" | "hardbreak":
                    self._end_line()
                case "image":
                    self.found.addresses.append(str(token.attrs.get("src", "")))
                case "link_open":
                    self.found.addresses.append(str(token.attrs.get("href", "")))
                case "formula_inline":
                    self._current.append(_IN_FORMULA.sub(lambda m: m[1] or m[2] or "", token.content))
                case kind if kind == REFERENCE:
                    written = token.meta["match"]
                    self._current.append(written["text"] or "" if token.content[0] == "[" else token.content)
                case _:
                    self._current.append(word_of(token))

    def _heading(self, opening: Token, text: InlineText) -> None:
        depth = int(opening.tag[1]) - 1
        self._counters = [*self._counters[:depth], *[0] * (depth - len(self._counters))]
        if depth:
            self._counters[-1] += 1
        self._inline(text.tokens)
        said = "".join(self._current)
        self._end_line()
        self.found.headings.append(ReadHeading(tuple(self._counters), said))

    def _html(self, content: str) -> None:
        for piece in pieces(content):
            if piece.kind is HtmlKind.WORDS:
                self._current.append(piece.words)
                if self._cells:
                    self._cells[-1] += piece.words
            elif piece.kind is HtmlKind.COMMENT:
                self.found.lines.append(piece.written.removeprefix("<!--").removesuffix("-->"))
            elif not piece.is_obeyed:
                self._current.append(piece.written)
            else:
                self._tag(piece.tag, dict(piece.attributes), is_end=piece.kind is HtmlKind.CLOSE)

    def _tag(self, tag: str, attributes: dict[str, str], *, is_end: bool) -> None:
        self.found.addresses += [attributes[name] for name in ("src", "href") if name in attributes]
        if tag in _ENDS_LINE:
            self._end_line()
        if tag == "table":
            # A table within a cell has rows of its own.
            if is_end:
                self._cells = self._around.pop() if self._around else []
            else:
                self._around.append(self._cells)
                self._cells = []
        elif tag == "tr":
            if is_end and self._cells:
                self.found.rows.append(tuple(self._cells))
            self._cells = []
        elif tag in _CELLS and not is_end:
            self._cells.append("")

    def _end_line(self) -> None:
        line = "".join(self._current)
        self._current = []
        self.found.lines += [part for part in line.split("\n") if part.strip()]
