"""One text as a Word file: the head of its pages, the block of facts, the text, and the mark on every page that it is uncontrolled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement, fragment_fromstring

from sop_plugin.exporting.word.blocks import TABLE_HEAD, BlockPlace, BlockWriter
from sop_plugin.exporting.word.inline import InlineWriter
from sop_plugin.exporting.word.package import Footnotes, Numberings, add_field, element, pad
from sop_plugin.words.language import Language

_FONTS = {Language.ZH_HANT: "Microsoft JhengHei"}
_FONT, _LATIN = "Microsoft YaHei", "Arial"
_SIZES = {1: 14, 2: 12, 3: 11, 4: 10.5, 5: 10.5}
_PAPER, _MARGIN = Cm(21), Cm(2.2)
_RED = RGBColor(0xB3, 0x26, 0x1E)


@dataclass(frozen=True)
class WordLayout:
    """What stands around the text: ``head`` are three cells of two lines, ``facts`` labels with values.

    ``page`` are the words around page and pages, ``mark`` says on every page what the copy is worth.
    """

    title: str
    language: Language
    mark: str
    notice: str
    head: Sequence[Sequence[str]]
    page: tuple[str, str, str]
    facts: Sequence[tuple[str, str]]
    author: str


def word_copy(layout: WordLayout, html: str, pictures: Mapping[str, bytes]) -> tuple[bytes, tuple[str, ...]]:
    """The file, and the pictures that Word cannot show; ``pictures`` are by their addresses in ``html``."""
    document = docx.Document()
    _set_styles(document, layout)
    _set_pages(document, layout)
    _write_title(document, layout)
    text = fragment_fromstring(html, create_parent="div")
    footnotes = Footnotes(document)
    notes = {note.get("id", ""): note for note in text.iter("li") if note.get("id", "").startswith("fn-")}
    inline = InlineWriter(footnotes, pictures, notes)
    inline.write_note = lambda note, paragraph: inline.write(_without_way_back(note), paragraph)
    BlockWriter(document, inline, Numberings(document)).write_content(text, document, BlockPlace())
    footnotes.finish()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = layout.title, layout.author, layout.mark
    held = BytesIO()
    document.save(held)
    return held.getvalue(), tuple(inline.not_shown)


def _without_way_back(note: HtmlElement) -> HtmlElement:
    for link in list(note.iter("a")):
        if link.get("class") == "footnote-backref":
            link.drop_tree()
    return note


def _set_styles(document: Document, layout: WordLayout) -> None:
    font = _FONTS.get(layout.language, _FONT)
    for name in ("Normal", "Title", *(f"Heading {level}" for level in _SIZES)):
        style = document.styles[name]
        style.font.name = _LATIN
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("eastAsia", "hAnsi", "cs"):
            fonts.set(qn(f"w:{kind}"), font if kind == "eastAsia" else _LATIN)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles.add_style(TABLE_HEAD, WD_STYLE_TYPE.PARAGRAPH).font.bold = True
    for level, size in _SIZES.items():
        style = document.styles[f"Heading {level}"]
        style.font.size, style.font.bold, style.font.italic = Pt(size), True, False


def _set_pages(document: Document, layout: WordLayout) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _PAPER, Cm(29.7)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    _mark(section.header.paragraphs[0], layout.mark)
    width = Length(_PAPER - 2 * _MARGIN)
    table = section.header.add_table(len(layout.head), len(layout.head[0]), width)
    table.style = document.styles["Table Grid"]
    pad(table)
    for row, cells in enumerate(layout.head):
        for column, words in enumerate(cells):
            table.cell(row, column).paragraphs[0].add_run(words).font.size = Pt(9)
    page = table.cell(len(layout.head) - 1, len(layout.head[0]) - 1).paragraphs[0]
    before, between, behind = layout.page
    for words, field in ((before, "PAGE"), (between, "NUMPAGES")):
        page.add_run(words)
        add_field(page, field)
    page.add_run(behind)
    for run in page.runs:
        run.font.size = Pt(9)
    _close(section.header)
    _mark(section.footer.paragraphs[0], layout.notice)


def _close(header: _Header | _Footer) -> None:
    """Word wants a paragraph behind a table."""
    header.add_paragraph().paragraph_format.space_after = Pt(0)


def _mark(paragraph: Paragraph, words: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(words)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(9), _RED


def _write_title(document: Document, layout: WordLayout) -> None:
    title = document.add_paragraph(layout.title, style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.runs[0].font.size = Pt(18)
    pairs = [layout.facts[at : at + 2] for at in range(0, len(layout.facts), 2)]
    table = document.add_table(len(pairs), 4)
    table.style = "Table Grid"
    pad(table)
    for row, pair in enumerate(pairs):
        for column, words in enumerate(words for fact in pair for words in fact):
            _fact(table, row, column, words)
    document.add_paragraph()


def _fact(table: Table, row: int, column: int, words: str) -> None:
    cell = table.cell(row, column)
    run = cell.paragraphs[0].add_run(words)
    run.font.size = Pt(9.5)
    if column % 2 == 0:
        run.bold = True
        cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill="F1F4F9"))
