"""What a package holds, as the second reading finds it: texts, pictures and rows of tables, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Showing(Enum):
    """How Word shows a text."""

    SHOWN = "shown"
    PAGE = "page"
    INSERTED = "inserted"
    DELETED = "deleted"
    INSERTED_AND_DELETED = "inserted and deleted"
    COMMENT = "comment"
    CONTENTS = "contents"
    ALTERNATIVE = "alternative"
    WATERMARK = "watermark"
    SEPARATOR = "separator"


@dataclass(frozen=True)
class SourcePlace:
    """Where it stands: paragraph of its part, table of its part, row and cell, each from 1; the heading above it."""

    part: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    heading: str = ""


@dataclass(frozen=True)
class Segment:
    """Text that runs on without a tab, break or picture, in its runs; ``line`` is the same for all up to a break."""

    runs: tuple[str, ...]
    place: SourcePlace
    state: Showing
    line: int = 0

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.runs)


@dataclass(frozen=True)
class SourcePicture:
    """A picture or embedded file: the digest of its bytes, or the address of one that is not in the file.

    ``group`` is the same for several ways to show one thing.
    """

    place: SourcePlace
    name: str
    digest: str
    state: Showing
    is_file: bool = False
    group: int = 0


@dataclass(frozen=True)
class SourceRow:
    """The texts of the cells of one row that hold any, paragraph by paragraph."""

    place: SourcePlace
    cells: tuple[str, ...]


@dataclass
class SourceText:
    """All that a package holds."""

    segments: list[Segment] = field(default_factory=list)
    pictures: list[SourcePicture] = field(default_factory=list)
    rows: list[SourceRow] = field(default_factory=list)
    charts: list[tuple[SourcePlace, str]] = field(default_factory=list)
    """Where charts stand, and the words and numbers in them."""
    drawings: list[tuple[SourcePlace, str]] = field(default_factory=list)
    """Where something is drawn in Word itself, and the words in it or its name."""
    chunks: list[SourcePlace] = field(default_factory=list)
    """Other documents within this one, which Word would show in their place."""
