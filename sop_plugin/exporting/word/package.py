"""What python-docx has no words for: fields, footnotes and numberings, as the XML of the package."""

from __future__ import annotations

from typing import cast

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = (
    f'<w:footnotes xmlns:w="{_W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_INDENT, _HANGING = 420, 420
"""In twentieths of a point: how far a list stands in, and its text behind the number."""


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element such as ``w:shd`` with its attributes."""
    made = cast(BaseOxmlElement, OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in, such as ``PAGE``."""
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run()
        if kind == "instruction":
            instruction = element("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind == "shown":
            run.text = "1"
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))


class Footnotes:
    """The footnotes of a package; the part is made with the first one."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root: BaseOxmlElement | None = None

    def add(self, paragraph: Paragraph) -> CT_P:
        """Put a mark into ``paragraph``; the ``w:p`` that its text goes into."""
        if self._root is None:
            self._root = parse_xml(_FOOTNOTES)
        number = str(len(self._root) - 1)
        mark = paragraph.add_run()
        mark.font.superscript = True
        mark._r.append(element("w:footnoteReference", id=number))
        note, own_mark = element("w:footnote", id=number), element("w:r")
        text = cast(CT_P, OxmlElement("w:p"))
        own_mark.append(element("w:footnoteRef"))
        text.append(own_mark)
        note.append(text)
        self._root.append(note)
        return text

    def finish(self) -> None:
        """Put the part into the package, where there are any."""
        if self._root is None:
            return
        part = self._document.part
        notes = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, None, part.package)
        self._move_relationships(part, notes)
        notes._blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)

    def _move_relationships(self, document: Part, notes: Part) -> None:
        """Pictures and links of notes were related to the text as they were written; their part needs them itself."""
        for each in self._root.iter() if self._root is not None else ():
            for name in (qn("r:embed"), qn("r:id")):
                related = document.rels.get(each.get(name, ""))
                if related is None:
                    continue
                target = related.target_ref if related.is_external else related.target_part
                key = notes.relate_to(target, related.reltype, related.is_external)
                each.set(name, key)


class Numberings:
    """Numberings of lists: each list has one of its own, so that it counts by itself."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        for each in list(self._root):
            self._root.remove(each)
        self._count = 0

    def add(self, depth: int, text: str | None, start: int) -> str:
        """The id of a new one for a list at ``depth``, from 0: ``text`` is how its items are marked, ``None`` for a bullet."""
        self._count += 1
        key = str(self._count)
        abstract = element("w:abstractNum", abstractNumId=key)
        abstract.append(element("w:multiLevelType", val="hybridMultilevel"))
        level = element("w:lvl", ilvl=str(depth))
        level.append(element("w:start", val=str(start)))
        level.append(element("w:numFmt", val="decimal" if text else "bullet"))
        level.append(element("w:lvlText", val=text.replace("%", f"%{depth + 1}") if text else "•"))
        level.append(element("w:lvlJc", val="left"))
        place = element("w:pPr")
        left = str((depth + 1) * _INDENT)
        place.append(element("w:ind", left=left, hanging=str(_HANGING)))
        level.append(place)
        abstract.append(level)
        number = element("w:num", numId=key)
        number.append(element("w:abstractNumId", val=key))
        first = next((i for i, each in enumerate(self._root) if each.tag == qn("w:num")), len(self._root))
        self._root.insert(first, abstract)
        self._root.append(number)
        return key


def put(paragraph: Paragraph, properties: BaseOxmlElement) -> None:
    """Give a paragraph a property, at its place among the others: Word takes them in one order alone."""
    at = _ORDER.index(properties.tag)
    names = ["w:" + name.rpartition("}")[2] for name in _ORDER[at + 1 :]]
    paragraph._p.get_or_add_pPr().insert_element_before(properties, *names)


_ORDER = [
    qn(f"w:{name}")
    for name in (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens"
        " spacing ind contextualSpacing mirrorIndents jc textDirection textAlignment outlineLvl rPr sectPr"
    ).split()
]


def set_number(paragraph: Paragraph, numbering: str, depth: int) -> None:
    """Make a paragraph an item of a list."""
    properties = element("w:numPr")
    properties.append(element("w:ilvl", val=str(depth)))
    properties.append(element("w:numId", val=numbering))
    put(paragraph, properties)


def set_indent(paragraph: Paragraph, depth: int) -> None:
    """Set a further paragraph of an item at ``depth`` in as far as the item's own words."""
    put(paragraph, element("w:ind", left=str((depth + 1) * _INDENT)))


def set_border(paragraph: Paragraph, side: str, colour: str, size: int) -> None:
    """A line at one side of a paragraph, in eighths of a point."""
    borders = element("w:pBdr")
    borders.append(element(f"w:{side}", val="single", sz=str(size), space="6", color=colour))
    put(paragraph, borders)


def shade(paragraph: Paragraph, colour: str, bar: str = "") -> None:
    """A ground behind a paragraph, with a bar of another colour at its left."""
    if bar:
        set_border(paragraph, "left", bar, 24)
    put(paragraph, element("w:shd", val="clear", color="auto", fill=colour))


def pad(table: Table) -> None:
    """Room above and below the words of every cell."""
    margins = element("w:tblCellMar")
    for side in ("top", "bottom"):
        margins.append(element(f"w:{side}", w="50", type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")
