"""What a Word file says: paragraphs, tables and what runs along in them, free of Word's way of writing it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias


@dataclass(frozen=True, order=True)
class WordPlace:
    """Where something stands in a package: the paragraph counts from 1 in its part, those in tables and boxes too."""

    part: str
    paragraph: int


class Look(StrEnum):
    """What a text looks like, as far as it carries meaning."""

    BOLD = "bold"
    ITALIC = "italic"
    STRUCK = "struck"
    BELOW = "below"
    ABOVE = "above"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Text:
    """A run of text in one look; a tab is a tab."""

    text: str
    marks: frozenset[Look] = frozenset()


@dataclass(frozen=True)
class LineBreak:
    """A new line within the paragraph."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is shown: the bytes of its part, and its size in pixels of the page (96 an inch)."""

    part: str
    width: int = 0
    height: int = 0
    description: str = ""


@dataclass(frozen=True)
class EmbeddedFile:
    """A file within the file, such as a workbook."""

    part: str
    name: str = ""


@dataclass(frozen=True)
class NoteMark:
    """The mark of a footnote or endnote."""

    note: str


@dataclass(frozen=True)
class Remark:
    """What Word shows beside the text or not at all: a comment, with who made it."""

    text: str
    author: str = ""


@dataclass(frozen=True)
class Link:
    """A text that leads elsewhere: to an address, or to a bookmark of the same file."""

    inlines: tuple[Inline, ...]
    address: str = ""
    bookmark: str = ""


@dataclass(frozen=True)
class Equation:
    """A formula as one line of text: its signs in Unicode, fractions and roots in words of LaTeX."""

    text: str


Inline: TypeAlias = "Text | LineBreak | Picture | EmbeddedFile | NoteMark | Remark | Link | Equation"


class NumberKind(StrEnum):
    """How a number is drawn."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    CHINESE = "chinese"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True)
class ListNumber:
    """The number that Word puts before a paragraph: ``label`` as it is shown, ``values`` of its level and those above.

    ``scheme`` tells numberings apart; ``parts`` is how many levels the label names: ``4.2.1`` has three. ``indent`` is how far
    the text stands from the margin, in twentieths of a point.
    """

    scheme: int
    level: int
    label: str
    values: tuple[int, ...]
    kind: NumberKind
    parts: int = 1
    indent: int = 0


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``outline`` is the level of a heading from 0, by its style or of its own; ``style`` in small letters."""

    inlines: tuple[Inline, ...]
    place: WordPlace
    style: str = ""
    outline: int | None = None
    number: ListNumber | None = None
    bookmarks: tuple[str, ...] = ()
    is_contents: bool = False
    is_centred: bool = False
    indent: int = 0

    @property
    def text(self) -> str:
        """Its words alone."""
        return plain_text(self.inlines)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it, shown or hidden."""
        return all(
            isinstance(each, LineBreak) or (isinstance(each, Text) and not each.text.strip())
            for each in self.inlines
        )


@dataclass(frozen=True)
class WordCell:
    """A cell: the column where it begins from 0, and over how many columns and rows it reaches."""

    blocks: tuple[Block, ...]
    column: int
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """Its words alone, a line for each paragraph."""
        return "\n".join(filter(None, (each.text.strip() for each in paragraphs_of(self.blocks))))


@dataclass(frozen=True)
class WordRow:
    """A row with the cells that begin in it; ``is_head``: Word repeats it on every page."""

    cells: tuple[WordCell, ...]
    is_head: bool = False


@dataclass(frozen=True)
class WordTable:
    """A table as a grid."""

    rows: tuple[WordRow, ...]
    place: WordPlace

    @cached_property
    def width(self) -> int:
        """How many columns its grid has."""
        return max((cell.column + cell.columns for row in self.rows for cell in row.cells), default=0)

    @property
    def is_plain(self) -> bool:
        """Whether no cell reaches over others, and every row is full."""
        return all(
            len(row.cells) == self.width and all((c.columns, c.rows) == (1, 1) for c in row.cells)
            for row in self.rows
        )


Block: TypeAlias = "Paragraph | WordTable"


@dataclass(frozen=True)
class WordDocument:
    """All that a package says. ``headers`` and ``footers`` are those of every section, each once."""

    blocks: tuple[Block, ...]
    headers: tuple[Block, ...] = ()
    footers: tuple[Block, ...] = ()
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    title: str = ""
    """The title of its properties."""


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """The words of a text, without what is hidden; a line break is one."""
    parts: list[str] = []
    for each in inlines:
        match each:
            case Text():
                parts.append("" if Look.HIDDEN in each.marks else each.text)
            case LineBreak():
                parts.append("\n")
            case Link():
                parts.append(plain_text(each.inlines))
            case Equation():
                parts.append(each.text)
    return "".join(parts)


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph, those in tables included, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)


def inlines_of(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Every inline, those within links too."""
    for each in inlines:
        yield each
        if isinstance(each, Link):
            yield from inlines_of(each.inlines)


_STRETCHED = re.compile("(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")


def unstretched(name: str) -> str:
    """``责 任 人`` without the blanks that only stretch it."""
    return _STRETCHED.sub("", name) if all(len(part) == 1 for part in name.split()) else name
