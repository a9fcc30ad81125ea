"""The tables of a text with the place of each cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from markdown_it.token import Token

from sop_plugin.model.procedure import Cell
from sop_plugin.reading.markdown.dialect.tables import RowCell, TableRow, cells_of
from sop_plugin.reading.markdown.html_tables import html_tables
from sop_plugin.reading.markdown.parsed import ParsedText, parse
from sop_plugin.reading.markdown.rows import Row, Table

_COMMENT = re.compile(r"<!--.*?-->")


@dataclass(frozen=True, eq=False)
class _BarredTable(Table):
    """A table of bars: a header, a divider and rows."""

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
    """The tables of ``text``, whose first line is line ``first_line`` of the file, in lists and boxes too, of bars or of HTML."""
    parsed = parse(text)
    barred = _barred(parsed, path, first_line) if "|" in text else []
    written = [*html_tables(parsed, path, first_line)]
    return sorted((*barred, *written), key=lambda table: table.line) if written else barred


def may_hold_tables(text: str) -> bool:
    """Whether there is anything in ``text`` without which it has no tables."""
    return "|" in text or "<t" in text or "<T" in text


def _barred(parsed: ParsedText, path: str, first_line: int) -> list[Table]:
    found: list[Table] = []
    quotes = 0
    for token in parsed.tokens:
        if token.type == "table" and token.map is not None:
            begin, end = token.map
            quoted = quotes > 0
            found.append(
                _BarredTable(path, begin + first_line, end + first_line - 1, quoted, token, parsed.text)
            )
        elif token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
    return found
