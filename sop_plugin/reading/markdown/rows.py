"""A table as rows of cells, however it is written."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Cell

Row: TypeAlias = tuple[Cell, ...]
"""One row as written: it may have more or fewer cells than the table has columns."""

_ALL_BOLD = re.compile(r"(?P<bold>\*\*|__)[^*_]+(?P=bold)|<(?P<tag>b|strong)>[^<>]+</(?P=tag)>")


def is_head_of_rows(cells: Sequence[str]) -> bool:
    """Whether a row says what the rows below it are about: **一、准备** in its first cell, and nothing in the others."""
    first, *others = cells
    bold = _ALL_BOLD.fullmatch(first.strip())
    return bold is not None and bool(others) and not any(map(str.strip, others))


@dataclass(frozen=True, eq=False)
class Table:
    """A table with a header and rows. A ``quoted`` one stands in a quotation: it shows something."""

    path: str
    line: int
    """The line of its header."""
    end_line: int
    """The line of its last row."""
    quoted: bool

    @property
    @abstractmethod
    def header(self) -> Row:
        """The names of its columns."""

    @property
    @abstractmethod
    def rows(self) -> tuple[Row, ...]:
        """What stands below its header."""

    @property
    def row_places(self) -> tuple[Place | None, ...]:
        """Where each of ``rows`` begins, when its line does not tell which one it is."""
        return (None,) * len(self.rows)
