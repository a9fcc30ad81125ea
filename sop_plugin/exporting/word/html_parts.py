"""HTML in the parts that a Word file knows: words and blocks in turn, tables as a grid."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table div blockquote pre hr details section figure summary".split()
)
_SPANS_MOST = 100


def parts(source: HtmlElement) -> Iterator[tuple[HtmlElement | None, HtmlElement | None]]:
    """Words with the inline elements among them, as an element of their own, and blocks, in turn."""
    words = HtmlElement()
    words.text = source.text
    for child in source:
        is_block = isinstance(child.tag, str) and child.tag in _BLOCKS
        tail, child_words = child.tail, child
        if is_block:
            if _says_something(words):
                yield words, None
            yield None, child
            words = HtmlElement()
            words.text = tail
        elif isinstance(child.tag, str):
            words.append(_copy(child_words))
        else:
            words.text = (words.text or "") + (tail or "") if not len(words) else words.text
            if len(words):
                words[-1].tail = (words[-1].tail or "") + (tail or "")
    if _says_something(words):
        yield words, None


def _copy(child: HtmlElement) -> HtmlElement:
    copied: HtmlElement = child.__copy__()
    copied.tail = child.tail
    return copied


def _says_something(words: HtmlElement) -> bool:
    return bool(len(words)) or bool((words.text or "").strip())


GridCells = list[tuple[int, int, int, HtmlElement]]
"""Of each cell its column from 0, how many columns and rows it spans, and its element."""


def table_grid(table: HtmlElement) -> tuple[list[tuple[bool, GridCells]], int]:
    """Of each row whether it is a head, and its cells: column, columns, rows, element; and how many columns there are."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    taken: set[tuple[int, int]] = set()
    grid: list[tuple[bool, GridCells]] = []
    width = 0
    for index, row in enumerate(rows):
        column, cells = 0, GridCells()
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (index, column) in taken:
                column += 1
            columns = _span(cell.get("colspan"))
            below = min(_span(cell.get("rowspan")), len(rows) - index)
            taken |= {(index + down, column + right) for down in range(below) for right in range(columns)}
            cells.append((column, columns, below, cell))
            column += columns
            width = max(width, column)
        parent = row.getparent()
        is_head = parent is not None and parent.tag == "thead"
        grid.append((is_head, cells))
    return grid, width


def _span(written: str | None) -> int:
    return max(1, min(int(written), _SPANS_MOST)) if written and written.isdecimal() else 1
