"""Running text: the HTML within a block as the runs of a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from urllib.parse import unquote

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.html import HtmlElement

from sop_plugin.exporting.word.package import Footnotes, element

_WIDEST = Cm(16)
_TALLEST = Cm(20)
_BOXES = {True: "☑", False: "☐"}


@dataclass(frozen=True)
class RunLook:
    """How a run looks."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    raised: bool = False
    lowered: bool = False
    code: bool = False
    marked: bool = False


_LOOKS: Mapping[str, str] = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "del": "struck",
    "s": "struck",
    "u": "underlined",
    "ins": "underlined",
    "sup": "raised",
    "sub": "lowered",
    "code": "code",
    "kbd": "code",
    "mark": "marked",
}
NOTHING_PARTICULAR = RunLook()


@dataclass
class InlineWriter:
    """Writes runs. ``pictures`` are the bytes of the files that the text shows, by its addresses; ``notes`` the texts of footnotes by id.

    ``not_shown`` are addresses of pictures that Word cannot show, in their order.
    """

    footnotes: Footnotes
    pictures: Mapping[str, bytes]
    notes: Mapping[str, HtmlElement]
    write_note: Callable[[HtmlElement, Paragraph], None] = lambda _note, _paragraph: None
    not_shown: dict[str, None] = field(default_factory=dict)

    def write(self, source: HtmlElement, target: Paragraph, look: RunLook = NOTHING_PARTICULAR) -> None:
        """The words of ``source`` and all inline elements in it."""
        self._text(source.text, target, look)
        for child in source:
            if isinstance(child.tag, str):
                self.write_element(child, target, look)
            self._text(child.tail, target, look)

    def write_element(
        self, source: HtmlElement, target: Paragraph, look: RunLook = NOTHING_PARTICULAR
    ) -> None:
        """One inline element, without the words behind it."""
        match source.tag:
            case "br":
                target.add_run().add_break()
            case "img":
                self._picture(source, target)
            case "svg":
                return  # numbers drawn over a picture: the words below it say where they stand
            case "input":
                target.add_run(_BOXES["checked" in source.attrib])
            case "a":
                self._link(source, target, look)
            case "sup" if source.get("id", "").startswith("fnref-"):
                self._note(source, target)
            case "msup" | "msub" | "mfrac" if len(source) == 2:
                self._formula(source, target, look)
            case _:
                name = _LOOKS.get(source.tag)
                self.write(source, target, replace(look, **{name: True}) if name else look)

    def _text(self, text: str | None, target: Paragraph, look: RunLook) -> None:
        if not text:
            return
        words = " ".join(text.split("\n")) if not look.code else text
        if words.strip() or target.runs:
            dressed(target.add_run(words), look)

    def _link(self, source: HtmlElement, target: Paragraph, look: RunLook) -> None:
        address = source.get("href", "")
        if not address.startswith(("http:", "https:", "mailto:")):
            self.write(source, target, look)
            return
        key = target.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        before = len(target.runs)
        self.write(source, target, replace(look, underlined=True))
        link = element("w:hyperlink")
        link.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", key)
        runs = target.runs[before:]
        if runs:
            runs[0]._r.addprevious(link)
            for run in runs:
                link.append(run._r)

    def _note(self, source: HtmlElement, target: Paragraph) -> None:
        name = "".join(source.itertext()).strip()
        link = next(iter(source), None)
        note = self.notes.get((link.get("href", "") if link is not None else "").removeprefix("#"))
        if note is None:
            target.add_run(name).font.superscript = True
            return
        self.write_note(note, Paragraph(self.footnotes.add(target), target._parent))

    def _formula(self, source: HtmlElement, target: Paragraph, look: RunLook) -> None:
        above, below = source
        if source.tag == "mfrac":
            for words, part in (("(", above), (")/(", below)):
                target.add_run(words)
                self.write_element(part, target, look)
            target.add_run(")")
            return
        self.write_element(above, target, look)
        is_raised = source.tag == "msup"
        self.write_element(below, target, replace(look, raised=is_raised, lowered=not is_raised))

    def _picture(self, source: HtmlElement, target: Paragraph) -> None:
        address = unquote(source.get("src", ""))
        data, words = self.pictures.get(address), source.get("alt", "")
        try:
            shown = target.add_run().add_picture(BytesIO(data)) if data is not None else None
        except Exception:  # noqa: BLE001 - the library says no more of some pictures that are cut off; it is told, by name
            shown = None
        if shown is None:
            self.not_shown[address] = None
            target.add_run(f"[{words or address}]")
            return
        wanted = source.get("width", "")
        width = Length(int(wanted) * 9525) if wanted.isdecimal() else shown.width
        scale = min(width, _WIDEST) / shown.width
        scale = min(scale, _TALLEST / shown.height)
        shown.width, shown.height = Length(int(shown.width * scale)), Length(int(shown.height * scale))
        properties = shown._inline.docPr
        properties.set("descr", words)


def dressed(run: Run, look: RunLook) -> Run:
    """The run with its look."""
    run.bold, run.italic, run.underline = look.bold or None, look.italic or None, look.underlined or None
    run.font.strike = look.struck or None
    if look.raised or look.lowered:
        run.font.superscript = look.raised  # one property: to unset the other would unset both
        if look.lowered:
            run.font.subscript = True
    if look.code:
        run.font.name = "Consolas"
    if look.marked:
        ground = element("w:shd", val="clear", color="auto", fill="FFF2A8")
        run._r.get_or_add_rPr().insert_element_before(ground, "w:fitText", "w:vertAlign", "w:lang")
    return run
