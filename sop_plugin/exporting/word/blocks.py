"""The blocks of a text: its HTML as paragraphs, lists, tables and boxes of a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from sop_plugin.exporting.word.html_parts import parts, table_grid
from sop_plugin.exporting.word.inline import InlineWriter, RunLook
from sop_plugin.exporting.word.package import (
    Numberings,
    element,
    pad,
    set_border,
    set_indent,
    set_number,
    shade,
)

_HEADINGS = {f"h{level}": level - 1 for level in range(2, 7)}
_MARKS = {"sop-numbers-bracket": "%)", "sop-numbers-comma": "%、", "sop-numbers-brackets": "（%）"}
_ALIGNED = {
    "sop-align-center": WD_ALIGN_PARAGRAPH.CENTER,
    "sop-align-right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_BARS = {"warning": "C77700", "danger": "B3261E", "safety": "B3261E", "tip": "2E7D32"}
_BAR, _GROUND = "3F6FB5", "F1F4F9"
TABLE_HEAD = "Table Head"
"""The style of the cells that name columns."""


@dataclass(frozen=True)
class BlockPlace:
    """Where blocks stand: ``depth`` of the list around them, -1 outside; the ground and the bar of the box around them."""

    depth: int = -1
    ground: str = ""
    bar: str = ""


@dataclass
class BlockWriter:
    """Writes blocks into the document or a cell."""

    document: Document
    inline: InlineWriter
    numberings: Numberings

    def write(
        self, blocks: Sequence[HtmlElement], target: Document | _Cell, place: BlockPlace = BlockPlace()
    ) -> None:
        """All blocks, in their order."""
        for block in blocks:
            self._block(block, target, place)

    def write_content(self, source: HtmlElement, target: Document | _Cell, place: BlockPlace) -> None:
        """What stands in an element: blocks, and words between them as paragraphs of their own."""
        for paragraph, block in parts(source):
            if block is not None:
                self._block(block, target, place)
            elif paragraph is not None:
                self.inline.write(paragraph, self._paragraph(target, place))

    def _block(self, block: HtmlElement, target: Document | _Cell, place: BlockPlace) -> None:
        match block.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._heading(block, target)
            case "ul" | "ol":
                self._list(block, target, place)
            case "table":
                self._table(block, target)
            case "dl":
                self._terms(block, target, place)
            case "pre":
                self._code(block, target, place)
            case "hr":
                self._rule(target)
            case "blockquote":
                self.write_content(block, target, replace(place, ground=_GROUND, bar="9AA5B8"))
            case "div" | "details" | "section" | "figure":
                self._division(block, target, place)
            case _:
                paragraph = self._paragraph(target, place)
                _align(block, paragraph)
                look = RunLook(bold=block.get("class") == "admonition-title" or block.tag == "summary")
                self.inline.write(block, paragraph, look)

    def _division(self, block: HtmlElement, target: Document | _Cell, place: BlockPlace) -> None:
        names = block.get("class", "").split()
        if "footnote" in names:
            return  # its notes stand at the foot of the page
        if "admonition" in names:
            kind = next((name for name in names if name != "admonition"), "")
            place = replace(place, ground=_GROUND, bar=_BARS.get(kind, _BAR))
        self.write_content(block, target, place)

    def _heading(self, block: HtmlElement, target: Document | _Cell) -> None:
        if isinstance(target, _Cell):
            self.inline.write(block, self._paragraph(target, BlockPlace()), RunLook(bold=True))
            return
        paragraph = target.add_paragraph(style=f"Heading {_HEADINGS.get(str(block.tag), 1)}")
        self.inline.write(block, paragraph)

    def _list(self, block: HtmlElement, target: Document | _Cell, place: BlockPlace) -> None:
        depth = min(place.depth + 1, 8)
        text = _MARKS.get(block.get("class", ""), "%.") if block.tag == "ol" else None
        start = block.get("start", "1")
        numbering = self.numberings.add(depth, text, int(start) if start.isdecimal() else 1)
        for item in block:
            if item.tag == "li":
                self._item(item, target, replace(place, depth=depth), numbering)

    def _item(self, item: HtmlElement, target: Document | _Cell, place: BlockPlace, numbering: str) -> None:
        is_first = True
        for paragraph, block in parts(item):
            words = (
                paragraph
                if paragraph is not None
                else block
                if block is not None and block.tag == "p"
                else None
            )
            if is_first:
                written = self._paragraph(target, replace(place, depth=-1))
                set_number(written, numbering, place.depth)
                is_first = False
                if words is not None:
                    self.inline.write(words, written)
                    continue
            if words is not None:
                self.inline.write(words, self._paragraph(target, place))
            elif block is not None:
                self._block(block, target, place)
        if is_first:
            set_number(self._paragraph(target, replace(place, depth=-1)), numbering, place.depth)

    def _terms(self, block: HtmlElement, target: Document | _Cell, place: BlockPlace) -> None:
        for each in block:
            if each.tag == "dt":
                self.inline.write(each, self._paragraph(target, place), RunLook(bold=True))
            elif each.tag == "dd":
                self.write_content(each, target, replace(place, depth=place.depth + 1))

    def _code(self, block: HtmlElement, target: Document | _Cell, place: BlockPlace) -> None:
        for line in "".join(block.itertext()).rstrip("\n").split("\n"):
            run = self._paragraph(target, replace(place, ground="F3F3F3")).add_run(line)
            run.font.name = "Consolas"

    def _rule(self, target: Document | _Cell) -> None:
        set_border(self._paragraph(target, BlockPlace()), "bottom", "999999", 6)

    def _paragraph(self, target: Document | _Cell, place: BlockPlace) -> Paragraph:
        paragraph = target.add_paragraph()
        if place.ground:
            shade(paragraph, place.ground, place.bar)
        if place.depth >= 0:
            set_indent(paragraph, place.depth)
        return paragraph

    def _table(self, source: HtmlElement, target: Document | _Cell) -> None:
        grid, width = table_grid(source)
        if not grid or not width:
            return
        table = target.add_table(len(grid), width)
        pad(table)
        table.style = "Table Grid"
        heads = 0
        for index, (is_head, cells) in enumerate(grid):
            heads += is_head
            for column, columns, rows, cell in cells:
                written = table.cell(index, column)
                if columns > 1 or rows > 1:
                    written = written.merge(table.cell(index + rows - 1, column + columns - 1))
                self._cell(cell, written)
            if is_head and heads == index + 1:
                table.rows[index]._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))
        if isinstance(target, Document):
            target.add_paragraph()

    def _cell(self, source: HtmlElement, target: _Cell) -> None:
        empty = target.paragraphs[0]
        for paragraph, block in parts(source):
            if block is not None:
                self._block(block, target, BlockPlace())
                continue
            written = empty if empty is not None else target.add_paragraph()
            empty = None
            _align(source, written)
            if source.tag == "th":
                written.style = TABLE_HEAD
            if paragraph is not None:
                self.inline.write(paragraph, written)
        if source.tag == "th":
            target._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=_GROUND))


def _align(source: HtmlElement, paragraph: Paragraph) -> None:
    for name in source.get("class", "").split():
        if name in _ALIGNED:
            paragraph.alignment = _ALIGNED[name]
