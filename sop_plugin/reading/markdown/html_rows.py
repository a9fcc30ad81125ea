"""Cells and rows of a table in HTML while they are read, tag by tag."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_BREAK = "<br>"


@dataclass
class WrittenCell:
    """A cell, where it begins, how many columns and rows it spans, and its words as Markdown; 0 rows are all that follow."""

    place: tuple[int, int]
    columns: int
    rows: int
    text: str = ""
    ended: bool = False

    def add(self, words: str, place: tuple[int, int]) -> None:
        """Add words, which stand at a place; the first ones tell where the cell begins."""
        bare = " ".join(words.split())
        if not bare:
            self.text += " " if words and self.text and not self.text.endswith((" ", _BREAK)) else ""
            return
        if not self.text:
            self.place = place
        elif words[0].isspace() and not self.text.endswith((" ", _BREAK)):
            self.text += " "
        self.text += bare + (" " if words[-1].isspace() else "")

    def end_line(self) -> None:
        """What follows stands on a new line."""
        self.text = self.text.rstrip()
        if self.text and not self.text.endswith(_BREAK):
            self.text += _BREAK

    @property
    def words(self) -> str:
        """What it says, without the blanks and breaks at its end."""
        return re.sub(r"(?:\s|<br>)+$", "", self.text)


@dataclass
class WrittenRow:
    """A row; ``section`` counts the heads, bodies and feet of its table."""

    place: tuple[int, int]
    section: int
    in_head: bool
    cells: list[WrittenCell] = field(default_factory=list)


@dataclass
class WrittenTable:
    """A table that begins in ``line``, from 0; what is read next belongs to its ``section``."""

    line: int
    quoted: bool
    section: int = 0
    in_head: bool = False
    rows: list[WrittenRow] = field(default_factory=list)

    @property
    def cell(self) -> WrittenCell | None:
        """The cell to which words belong."""
        cells = self.rows[-1].cells if self.rows else []
        return cells[-1] if cells and not cells[-1].ended else None
