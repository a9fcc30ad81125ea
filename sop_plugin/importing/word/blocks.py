"""The paragraphs and tables of a part, with the numbers that Word shows before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sop_plugin.importing.content import Block, Inline, ListNumber, Paragraph, Text, WordPlace, WordTable
from sop_plugin.importing.word.drawings import chosen
from sop_plugin.importing.word.inlines import ParagraphReader, Surroundings
from sop_plugin.importing.word.numbering import Numbering, left_indent
from sop_plugin.importing.word.styles import outline_of
from sop_plugin.importing.word.tables import table_rows
from sop_plugin.importing.xml import (
    Element,
    attribute,
    child,
    children,
    descendants,
    name_of,
    whole_number,
)

_CONTENTS_STYLES = ("toc ", "table of figures", "table of authorities", "目录 ")
_TEXT_LEVEL = 9
_GALLERIES = ("Table of Contents", "目录")


@dataclass
class PartReader:
    """Reads one part; numberings go on counting from part to part."""

    around: Surroundings
    numbering: Numbering
    places: dict[Element, int]
    _dropped: tuple[Inline, ...] = ()

    @classmethod
    def of(cls, around: Surroundings, numbering: Numbering, root: Element) -> PartReader:
        """A reader that knows which paragraph of the part is which."""
        return cls(around, numbering, {p: i for i, p in enumerate(descendants(root, "w:p"), start=1)})

    def blocks(self, element: Element, *, is_contents: bool = False) -> tuple[Block, ...]:
        """All that an element holds."""
        return tuple(self._blocks(element, is_contents=is_contents))

    def _blocks(self, element: Element, *, is_contents: bool = False) -> Iterator[Block]:
        for each in element:
            match name_of(each):
                case "w:p":
                    yield from self._paragraph(each, is_contents=is_contents)
                case "w:tbl":
                    rows = table_rows(each, self.blocks)
                    if any(row.cells for row in rows):
                        first = next(descendants(each, "w:p"), None)
                        yield WordTable(rows, self._place(first))
                case "w:sdt":
                    content = child(each, "w:sdtContent")
                    gallery = child(each, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
                    made = attribute(gallery, "w:val") in _GALLERIES
                    if content is not None:
                        yield from self._blocks(content, is_contents=is_contents or made)
                case "w:customXml" | "w:ins" | "w:moveTo" | "w:txbxContent":
                    yield from self._blocks(each, is_contents=is_contents)
                case "mc:AlternateContent":
                    for taken in chosen(each):
                        if name_of(taken) in ("w:p", "w:tbl"):
                            holder = taken.getparent()
                            if holder is not None:
                                yield from self._blocks(holder, is_contents=is_contents)
                            break

    def _place(self, paragraph: Element | None) -> WordPlace:
        number = self.places.get(paragraph, 0) if paragraph is not None else 0
        return WordPlace(self.around.part, number)

    def _paragraph(self, element: Element, *, is_contents: bool) -> Iterator[Block]:
        properties = child(element, "w:pPr")
        if attribute(child(properties, "w:framePr"), "w:dropCap") in ("drop", "margin"):
            # A large first letter is a paragraph of its own to Word alone.
            self._dropped += ParagraphReader(self.around, self.around.styles.default).read(element)
            return
        styles = self.around.styles
        style = attribute(child(properties, "w:pStyle"), "w:val") or styles.default
        leaders = tuple(attribute(tab, "w:leader") for tab in children(child(properties, "w:tabs"), "w:tab"))
        reader = ParagraphReader(self.around, style, leaders)
        inlines = reader.read(element)
        name = styles.name(style)
        own_outline = outline_of(properties)
        outline = styles.outline(style) if own_outline is None else own_outline
        inlines, self._dropped = (*self._dropped, *inlines), ()
        yield Paragraph(
            inlines,
            self._place(element),
            name,
            outline if outline is not None and outline < _TEXT_LEVEL else None,
            self._number(properties, style),
            tuple(filter(None, reader.bookmarks)),
            is_contents or reader.is_contents or name.startswith(_CONTENTS_STYLES),
            attribute(child(properties, "w:jc"), "w:val") == "center",
            left_indent(properties) or 0,
        )
        for line in reader.lines:
            yield Paragraph((Text(line),), self._place(element))
        for box in reader.boxes:
            yield from self._blocks(box)

    def _number(self, properties: Element | None, style: str) -> ListNumber | None:
        own = child(properties, "w:numPr")
        by_style = self.around.styles.numbering(style)
        identity = attribute(child(own, "w:numId"), "w:val") or attribute(child(by_style, "w:numId"), "w:val")
        if not identity or whole_number(identity) == 0:
            return None
        level = attribute(child(own, "w:ilvl"), "w:val")
        if not level and own is None:
            level = attribute(child(by_style, "w:ilvl"), "w:val")
        level_number = whole_number(level) if level else None
        number = self.numbering.next(whole_number(identity, -1), level_number, style)
        own_indent = left_indent(properties)
        return replace(number, indent=own_indent) if number is not None and own_indent is not None else number
