"""The rows of a table in HTML as a grid, in which each merged cell stands wherever it reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Cell
from sop_plugin.reading.markdown.html_rows import WrittenRow, WrittenTable
from sop_plugin.reading.markdown.rows import Row, Table

WIDEST = 200
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


class _GridPlace(NamedTuple):
    """A place in the grid: the cell that is there, and whether it begins there, in its row and its column."""

    cell: Cell
    begins: bool
    in_row: bool


def finished_table(opened: WrittenTable, end: int, path: str, first_line: int) -> HtmlTable | None:
    """A table that has ended in line ``end``, from 0; ``None`` when it says nothing below titles."""
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


def _is_title(row: WrittenRow, width: int) -> bool:
    """Whether it is a title above the head or between the rows, one cell about as wide as the table."""
    said = [cell for cell in row.cells if cell.words]
    return len(said) == 1 and said[0].columns > 1 and said[0].columns >= width - 1


def _head_rows(first: WrittenRow, most: int) -> int:
    """How many rows the head has that nothing marks as such: as many as its tallest cell."""
    return max(1, min(max(cell.rows for cell in first.cells), most - 1))


def _joined(rows: Sequence[Sequence[_GridPlace]]) -> Row:
    """Rows of a head as one; a name that goes on from the left or from above is said once."""
    found: list[Cell] = []
    for column in range(max(map(len, rows))):
        places = [row[column] for row in rows if column < len(row)]
        said = [place.cell for place in places if place.begins and place.in_row and place.cell.text]
        cell = said[0] if said else places[0].cell
        found.append(cell._replace(text=" ".join(each.text for each in said)))
    return tuple(found)


def _grid(rows: Sequence[WrittenRow], path: str, first_line: int) -> Iterator[list[_GridPlace]]:
    from_above: dict[int, tuple[Cell, int]] = {}
    section = rows[0].section
    for row in rows:
        if row.section != section:
            from_above, section = {}, row.section
        places: list[_GridPlace] = []
        for opened in row.cells:
            _come_down(places, from_above)
            line, column = opened.place
            cell = Cell(opened.words, path, line + first_line, column + 1)
            for index in range(min(opened.columns, WIDEST - len(places))):
                if opened.rows != 1:
                    from_above[len(places)] = cell, opened.rows - 1
                places.append(_GridPlace(cell, index == 0, True))
        _come_down(places, from_above)
        yield places


def _come_down(places: list[_GridPlace], from_above: dict[int, tuple[Cell, int]]) -> None:
    """Add the cells of rows above that reach down to the next places."""
    while len(places) in from_above:
        index = len(places)
        cell, rows = from_above[index]
        if not rows:
            return
        from_above[index] = cell, rows - 1
        places.append(_GridPlace(cell, True, False))
