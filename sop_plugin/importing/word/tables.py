"""Tables as a grid: which cells reach over others, and which rows Word repeats on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sop_plugin.importing.content import Block, Paragraph, WordCell, WordRow
from sop_plugin.importing.xml import Element, attribute, child, is_on, name_of, whole_number

ReadBlocks = Callable[[Element], tuple[Block, ...]]
_MOST_COLUMNS = 500
_WRAPPERS = ("w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")


@dataclass
class _Open:
    """A cell that may go on in the rows below: ``row`` and ``position`` are where it begins."""

    row: int
    position: int


def table_rows(table: Element, read: ReadBlocks) -> tuple[WordRow, ...]:
    """The rows; a cell that goes on from above is part of the one that it goes on from."""
    rows: list[list[WordCell]] = []
    heads: list[bool] = []
    reaching: dict[int, _Open] = {}
    for row in _parts(table, "w:tr"):
        properties = child(row, "w:trPr")
        column = min(
            max(whole_number(attribute(child(properties, "w:gridBefore"), "w:val")), 0), _MOST_COLUMNS
        )
        heads.append(bool(is_on(properties, "w:tblHeader")))
        cells: list[WordCell] = []
        rows.append(cells)
        for element in _parts(row, "w:tc"):
            setting = child(element, "w:tcPr")
            wanted = whole_number(attribute(child(setting, "w:gridSpan"), "w:val", "1"), 1)
            # Word has 63 columns at most; what a file claims beyond that must not fill the memory.
            columns = max(min(wanted, _MOST_COLUMNS - column), 1)
            if cells and _goes_on(setting, "w:hMerge"):
                # The old way to reach over columns.
                last = cells[-1]
                cells[-1] = replace(
                    last,
                    columns=last.columns + columns,
                    blocks=(*last.blocks, *_worth_keeping(read(element))),
                )
            elif _goes_on(setting, "w:vMerge") and column in reaching:
                begun = reaching[column]
                above = rows[begun.row][begun.position]
                rows[begun.row][begun.position] = replace(
                    above,
                    rows=len(rows) - begun.row,
                    blocks=(*above.blocks, *_worth_keeping(read(element))),
                )
            else:
                reaching.pop(column, None)
                if child(setting, "w:vMerge") is not None:
                    reaching[column] = _Open(len(rows) - 1, len(cells))
                cells.append(WordCell(read(element), column, columns))
            column += columns
    return tuple(WordRow(tuple(cells), head) for cells, head in zip(rows, heads, strict=True))


def _parts(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those within content controls."""
    for each in element:
        found = name_of(each)
        if found == name:
            yield each
        elif found == "w:sdt":
            content = child(each, "w:sdtContent")
            if content is not None:
                yield from _parts(content, name)
        elif found in _WRAPPERS:
            yield from _parts(each, name)


def _goes_on(setting: Element | None, name: str) -> bool:
    merge = child(setting, name)
    return merge is not None and attribute(merge, "w:val", "continue") == "continue"


def _worth_keeping(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """What stands in a cell that Word does not show as one of its own; mostly an empty paragraph."""
    return tuple(each for each in blocks if not (isinstance(each, Paragraph) and each.is_blank))
