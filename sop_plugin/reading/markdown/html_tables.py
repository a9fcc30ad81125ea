"""Tables in HTML: their rows as a grid, in which each merged cell stands wherever it reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Cell
from sop_plugin.model.written_references import WRITTEN_REFERENCE
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.reading.markdown.raw_html import HtmlKind, HtmlPiece, pieces
from sop_plugin.reading.markdown.rows import Row, Table

_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_SECTIONS = frozenset(("thead", "tbody", "tfoot"))
_LINES = frozenset("address blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre ul".split())
"""Elements before and behind which a new line begins."""
_KEPT = frozenset(("sub", "sup"))
# What Markdown would read as marks; in HTML they are none.
_MARKS = re.compile(r"[\\*`\[~$]|(?<!\w)_|_(?!\w)|<|&(?=#?\w+;)")
_BREAK = "<br>"
_WIDEST = 200
"""Columns: more are spanned by nobody but to do harm."""


@dataclass(frozen=True, eq=False)
class HtmlTable(Table):
    """A table of HTML. Of its rows only the first one of the head is the header; a second one stands above its rows."""

    names: Row
    below: tuple[Row, ...]
    places: tuple[Place, ...]
    written: tuple[Row, ...]
    """Every row with the cells that begin in it, and no other."""

    @property
    def header(self) -> Row:
        """The names of its columns; empty below a merged one."""
        return self.names

    @property
    def rows(self) -> tuple[Row, ...]:
        """What stands below the header; what is merged stands in each place that it reaches."""
        return self.below

    @property
    def row_places(self) -> tuple[Place, ...]:
        """Where the tag of each row stands."""
        return self.places


class _Written(NamedTuple):
    """A piece of HTML, or Markdown between two of them, and where it begins, from 0 in the text."""

    piece: HtmlPiece | None
    text: InlineText
    offset: int

    def place(self, offset: int = 0) -> tuple[int, int]:
        return self.text.place(self.offset + offset)


@dataclass
class _OpenCell:
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
        return re.sub(r"(?:\s|<br>)+$", "", self.text)


@dataclass
class _OpenRow:
    place: tuple[int, int]
    section: int
    in_head: bool
    cells: list[_OpenCell] = field(default_factory=list)


@dataclass
class _OpenTable:
    line: int
    quoted: bool
    section: int = 0
    in_head: bool = False
    rows: list[_OpenRow] = field(default_factory=list)

    @property
    def cell(self) -> _OpenCell | None:
        """The cell to which words belong."""
        cells = self.rows[-1].cells if self.rows else []
        return cells[-1] if cells and not cells[-1].ended else None


def html_tables(parsed: ParsedText, path: str, first_line: int) -> Iterator[HtmlTable]:
    """The tables of HTML that begin as blocks of their own, one within another included; the words of an inner one are its own."""
    if not _TABLE.search(parsed.text):
        return
    opened: list[_OpenTable] = []
    for written, quoted in _pieces(parsed):
        piece = written.piece
        if piece is not None and piece.tag == "table":
            if piece.kind is HtmlKind.OPEN:
                opened.append(_OpenTable(written.place()[0], quoted))
            elif opened:
                table = _finished(opened.pop(), written.place()[0], path, first_line)
                if table is not None:
                    yield table
        elif opened:
            _grow(opened[-1], written)


def _pieces(parsed: ParsedText) -> Iterator[tuple[_Written, bool]]:
    """What blocks of HTML say, with the Markdown between them, and whether it stands in a quotation."""
    quotes, in_table = 0, 0
    for token in parsed.tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type == "html_block":
            text = parsed.raw_text_of(token)
            for piece in pieces(text.content):
                if piece.tag == "table":
                    in_table = max(0, in_table + (1 if piece.kind is HtmlKind.OPEN else -1))
                yield _Written(piece, text, piece.start), quotes > 0
        elif token.type == "inline" and token.map and in_table > 0:
            yield _Written(None, parsed.text_of(token), 0), quotes > 0


def _grow(table: _OpenTable, written: _Written) -> None:
    piece, cell = written.piece, table.cell
    if piece is None:
        if cell is not None:
            cell.end_line()
            cell.add(written.text.content, written.place())
            cell.end_line()
        return
    opens = piece.kind in (HtmlKind.OPEN, HtmlKind.EMPTY)
    if piece.kind is HtmlKind.WORDS:
        if cell is not None:
            bare = len(piece.written) - len(piece.written.lstrip())
            cell.add(_as_markdown(piece.words), written.place(min(bare, len(piece.written) - 1)))
    elif piece.tag in _SECTIONS:
        table.section += 1
        table.in_head = opens and piece.tag == "thead"
    elif piece.tag == "tr":
        if opens:
            table.rows.append(_OpenRow(written.place(), table.section, table.in_head))
        elif cell is not None:
            cell.ended = True
    elif piece.tag in ("td", "th"):
        if opens and table.rows:
            given = dict(piece.attributes)
            place = written.place(len(piece.written) - 1)
            columns, rows = _span(given.get("colspan")), _span(given.get("rowspan"))
            table.rows[-1].cells.append(_OpenCell(place, max(columns, 1), rows))
        elif cell is not None:
            cell.ended = True
    elif cell is not None and piece.tag in _LINES:
        cell.end_line()
    elif cell is not None and piece.tag in _KEPT:
        cell.text += f"<{'' if opens else '/'}{piece.tag}>"


def _span(written: str | None) -> int:
    """How many columns or rows; 0 rows are all that follow."""
    return min(int(written), _WIDEST) if written is not None and re.fullmatch(r"\d{1,5}", written) else 1


def _as_markdown(words: str) -> str:
    """Words with what Markdown would take for marks escaped; references stay what they are."""
    if not _MARKS.search(words):
        return words
    kept = [match.span() for match in WRITTEN_REFERENCE.finditer(words)]
    return _MARKS.sub(
        lambda m: m[0] if any(begin <= m.start() < end for begin, end in kept) else _escaped(m[0]), words
    )


def _escaped(mark: str) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(mark, f"\\{mark}")


class _Place(NamedTuple):
    """A place in the grid: the cell that is there, and whether it begins there, in its row and its column."""

    cell: Cell
    begins: bool
    in_row: bool


def _finished(opened: _OpenTable, end: int, path: str, first_line: int) -> HtmlTable | None:
    rows = [row for row in opened.rows if row.cells]
    if not rows:
        return None
    grid = list(_grid(rows, path, first_line))
    width = max(map(len, grid))
    kept = [index for index, row in enumerate(rows) if not _is_title(row, width)]
    if not kept:
        return None
    in_head = [index for index in kept if rows[index].in_head]
    head = in_head or kept[: _head_rows(rows[kept[0]], len(kept))]
    header = _joined([grid[index] for index in head[:-1] or head])
    second: list[Row] = []
    if len(head) > 1 and all(cell.text for cell in header):
        header = _joined([grid[index] for index in head])  # the same names once more, in another language
    elif len(head) > 1:
        second = [_joined([grid[head[-1]]])]
    below = [index for index in kept if index > head[-1]]
    places = [rows[index].place for index in (*head[-1:][: len(second)], *below)]
    return HtmlTable(
        path,
        opened.line + first_line,
        end + first_line,
        opened.quoted,
        header,
        (*second, *(tuple(place.cell for place in grid[index]) for index in below)),
        tuple(Place(path, line + first_line, column + 1) for line, column in places),
        tuple(tuple(place.cell for place in row if place.begins and place.in_row) for row in grid),
    )


def _is_title(row: _OpenRow, width: int) -> bool:
    """Whether it is a title above the head or between the rows, one cell about as wide as the table."""
    said = [cell for cell in row.cells if cell.words]
    return len(said) == 1 and said[0].columns > 1 and said[0].columns >= width - 1


def _head_rows(first: _OpenRow, most: int) -> int:
    """How many rows the head has that nothing marks as such: as many as its tallest cell."""
    return max(1, min(max(cell.rows for cell in first.cells), most - 1))


def _joined(rows: Sequence[Sequence[_Place]]) -> Row:
    """Rows of a head as one; a name that goes on from the left or from above is said once."""
    found: list[Cell] = []
    for column in range(max(map(len, rows))):
        places = [row[column] for row in rows if column < len(row)]
        said = [place.cell for place in places if place.begins and place.in_row and place.cell.text]
        cell = said[0] if said else places[0].cell
        found.append(cell._replace(text=" ".join(each.text for each in said)))
    return tuple(found)


def _grid(rows: Sequence[_OpenRow], path: str, first_line: int) -> Iterator[list[_Place]]:
    from_above: dict[int, tuple[Cell, int]] = {}
    section = rows[0].section
    for row in rows:
        if row.section != section:
            from_above, section = {}, row.section
        places: list[_Place] = []
        for opened in row.cells:
            _come_down(places, from_above)
            line, column = opened.place
            cell = Cell(opened.words, path, line + first_line, column + 1)
            for index in range(min(opened.columns, _WIDEST - len(places))):
                if opened.rows != 1:
                    from_above[len(places)] = cell, opened.rows - 1
                places.append(_Place(cell, index == 0, True))
        _come_down(places, from_above)
        yield places


def _come_down(places: list[_Place], from_above: dict[int, tuple[Cell, int]]) -> None:
    """Add the cells of rows above that reach down to the next places."""
    while len(places) in from_above:
        index = len(places)
        cell, rows = from_above[index]
        if not rows:
            return
        from_above[index] = cell, rows - 1
        places.append(_Place(cell, True, False))
