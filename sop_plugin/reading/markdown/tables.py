"""Markdown tables with the place of each cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from markdown_it.token import Token

from sop_plugin.model.procedure import Cell
from sop_plugin.reading.markdown.dialect.tables import RowCell, TableRow, cells_of
from sop_plugin.reading.markdown.parsed import parse

_COMMENT = re.compile(r"<!--.*?-->")

Row: TypeAlias = tuple[Cell, ...]
"""One row as written: it may have more or fewer cells than the table has columns."""


@dataclass(frozen=True, eq=False)
class Table:
    """A table with a header, a divider and rows. A ``quoted`` one stands in a quotation: it shows something."""

    path: str
    line: int
    """The line of its header."""
    end_line: int
    """The line of its last row."""
    quoted: bool
    _token: Token = field(repr=False)
    _text: str = field(repr=False)

    @cached_property
    def header(self) -> Row:
        """The names of its columns."""
        return self._row(0)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Its rows, read when somebody asks: most tables are of no further interest."""
        return tuple(map(self._row, range(1, len(self._token.meta["rows"]))))

    def _row(self, index: int) -> Row:
        # Lines of the text count from 0, and the first row is the header.
        first = self.line - self._token.meta["rows"][0].line
        row: TableRow = self._token.meta["rows"][index]
        return tuple(self._cell(cell, row.line + first) for cell in cells_of(self._text, row))

    def _cell(self, cell: RowCell, line: int) -> Cell:
        text, column = cell.text, cell.column + 1
        if "<!--" in text:
            bare = _COMMENT.sub("", text).strip()
            column += max(text.rfind(bare), 0) if bare else 0
            text = bare
        return Cell(text, self.path, line, column)


def read_tables(text: str, path: str, first_line: int) -> list[Table]:
    """The tables of ``text``, whose first line is line ``first_line`` of the file, in lists and boxes too."""
    parsed = parse(text)
    found: list[Table] = []
    quotes = 0
    for token in parsed.tokens:
        if token.type == "table" and token.map is not None:
            begin, end = token.map
            found.append(Table(path, begin + first_line, end + first_line - 1, quotes > 0, token, text))
        elif token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
    return found
