"""What runs along in a paragraph: texts in their look, breaks, pictures, notes, links and fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sop_plugin.importing.content import Inline, LineBreak, Link, Look, NoteMark, Picture, Remark, Text
from sop_plugin.importing.package import Package
from sop_plugin.importing.word.drawings import DiagramText, TextBox, chosen, drawn
from sop_plugin.importing.word.equations import formula
from sop_plugin.importing.word.fields import Field, Fields, simple_field
from sop_plugin.importing.word.styles import Styles
from sop_plugin.importing.word.symbols import symbol
from sop_plugin.importing.xml import Element, attribute, child, descendants, name_of

_BLANK = "_" * 8
_BLANKS = str.maketrans({" ": "_", "\u00a0": "_", "\u3000": "__", "\t": _BLANK})
_TICKED, _TO_TICK = "☑", "☐"
_LEADERS = {"underscore": _BLANK, "heavy": _BLANK, "dot": "……", "middleDot": "……", "hyphen": "----"}
_WRAPPERS = (
    "w:smartTag w:customXml w:sdtContent w:ins w:moveTo w:bdo w:dir w:rubyBase w:subDoc mc:Choice mc:Fallback"
).split()


@dataclass(frozen=True)
class Surroundings:
    """What is the same for all paragraphs of a part."""

    package: Package
    part: str
    styles: Styles
    remarks: Mapping[str, Remark]
    fields: Fields = field(default_factory=Fields)


@dataclass
class ParagraphReader:
    """Reads one paragraph; ``boxes`` are the text boxes that hang on it, ``bookmarks`` the names that are set in it."""

    around: Surroundings
    style: str
    leaders: tuple[str, ...] = ()
    boxes: list[Element] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """Texts of diagrams that hang on it."""
    bookmarks: list[str] = field(default_factory=list)
    is_contents: bool = False
    _out: list[Inline] = field(default_factory=list)
    _parted: bool = False

    def read(self, paragraph: Element) -> tuple[Inline, ...]:
        """What the paragraph shows."""
        self.around.fields.next_paragraph()
        self.is_contents = self.around.fields.is_contents
        self._all(paragraph)
        return tuple(merged(self._out))

    def _all(self, element: Element) -> None:
        for each in element:
            self._one(each)

    def _one(self, each: Element) -> None:
        match name_of(each):
            case "w:r":
                self._run(each)
            case "w:hyperlink":
                self._hyperlink(each)
            case "w:fldSimple":
                simple = simple_field(each)
                self.is_contents = self.is_contents or simple.code == "TOC"
                simple.began = len(self._out)
                self._all(each)
                self._close(simple)
            case "w:sdt":
                self._control(each)
            case "w:bookmarkStart":
                self.bookmarks.append(attribute(each, "w:name"))
            case "m:oMath":
                self._out += formula(each)
            case "m:oMathPara":
                self._all(each)
            case "mc:AlternateContent":
                for taken in chosen(each):
                    self._one(taken)
            case "w:ruby":
                self._ruby(each)
            case name if name in _WRAPPERS:
                self._all(each)

    def _run(self, run: Element) -> None:
        properties = child(run, "w:rPr")
        marks = self.around.styles.marks(self.style, properties)
        font = attribute(child(properties, "w:rFonts"), "w:ascii")
        underline = attribute(child(properties, "w:u"), "w:val", "none")
        for each in run:
            self._in_run(each, marks, font, is_underlined=underline != "none")

    def _in_run(self, each: Element, marks: frozenset[Look], font: str, *, is_underlined: bool) -> None:
        fields = self.around.fields
        name = name_of(each)
        match name:
            case "w:fldChar":
                self._field_mark(each)
                return
            case "w:instrText":
                fields.instruct(each.text or "")
                return
        if fields.is_instruction:
            return
        match name:
            case "w:t" | "w:delText":
                text = symbol(each.text or "", font)
                # Blanks that are underlined are the lines of a form.
                self._text(text.translate(_BLANKS) if is_underlined and not text.strip() else text, marks)
            case "w:tab" | "w:ptab":
                self._text(_BLANK if is_underlined else self._leader(each), marks)
            case "w:br":
                if attribute(each, "w:type") not in ("page", "column"):
                    self._out.append(LineBreak())
                else:
                    self._parted = bool(self._out)
            case "w:cr":
                self._out.append(LineBreak())
            case "w:noBreakHyphen":
                self._text("-", marks)
            case "w:sym":
                code = attribute(each, "w:char")
                character = chr(int(code, 16)) if _is_code(code) else "\ufffd"
                self._text(symbol(character, attribute(each, "w:font")), marks)
            case "w:footnoteReference":
                self._out.append(NoteMark(f"footnote {attribute(each, 'w:id')}"))
            case "w:endnoteReference":
                self._out.append(NoteMark(f"endnote {attribute(each, 'w:id')}"))
            case "w:commentReference":
                remark = self.around.remarks.get(attribute(each, "w:id"))
                if remark is not None:
                    self._out.append(remark)
            case "w:drawing" | "w:pict" | "w:object":
                self._drawing(each)
            case "w:ruby":
                self._ruby(each)
            case "mc:AlternateContent":
                for taken in chosen(each):
                    self._in_run(taken, marks, font, is_underlined=is_underlined)

    def _text(self, text: str, marks: frozenset[Look]) -> None:
        if text.strip() and self._parted:
            # What a new page parts does not run together without one.
            self._out.append(LineBreak())
            self._parted = False
        if text:
            self._out.append(Text(text, marks))

    def _leader(self, tab: Element) -> str:
        own = attribute(tab, "w:leader")
        leader = own or next((each for each in self.leaders if each in _LEADERS), "")
        return _LEADERS.get(leader, "\t")

    def _field_mark(self, mark: Element) -> None:
        fields = self.around.fields
        match attribute(mark, "w:fldCharType"):
            case "begin":
                fields.begin(mark)
            case "separate":
                fields.separate(len(self._out))
                self.is_contents = self.is_contents or fields.is_contents
            case "end":
                ended = fields.end()
                if ended is not None:
                    self._close(ended)

    def _close(self, ended: Field) -> None:
        """Put the field's result, if it is a link, into one; draw what has no result."""
        if ended.began is None or ended.drawn:
            self._text(ended.drawn, frozenset())
        elif ended.address or ended.bookmark:
            self._link(ended.began, ended.address, ended.bookmark)

    def _link(self, began: int, address: str, bookmark: str) -> None:
        inside = tuple(merged(self._out[began:]))
        if inside:
            self._out[began:] = [Link(inside, address, "" if address else bookmark)]

    def _hyperlink(self, element: Element) -> None:
        began = len(self._out)
        self._all(element)
        related = self.around.package.relationships(self.around.part).get(attribute(element, "r:id"))
        address = related.target if related is not None and related.outside else ""
        anchor = attribute(element, "w:anchor")
        if address and anchor:
            address = f"{address}#{anchor}"
        if address or anchor:
            self._link(began, address, anchor)

    def _control(self, element: Element) -> None:
        """A content control shows its content; one to tick always shows a box."""
        began = len(self._out)
        content = child(element, "w:sdtContent")
        if content is not None:
            self._all(content)
        box = child(element, "w:sdtPr", "w14:checkbox")
        if box is not None and len(self._out) == began:
            ticked = attribute(child(box, "w14:checked"), "w14:val", "0") in ("1", "true")
            self._text(_TICKED if ticked else _TO_TICK, frozenset())

    def _ruby(self, element: Element) -> None:
        """Pronunciation above a word stands in brackets behind it."""
        base, above = child(element, "w:rubyBase"), child(element, "w:rt")
        if base is not None:
            self._all(base)
        said = "".join(t.text or "" for t in descendants(above, "w:t")) if above is not None else ""
        self._text(f"({said})" if said else "", frozenset())

    def _drawing(self, element: Element) -> None:
        shown: list[Picture] = []
        for each in drawn(element, self.around.package, self.around.part):
            if isinstance(each, TextBox):
                self.boxes.append(each.content)
            elif isinstance(each, DiagramText):
                self.lines.append(each.text)
            elif each not in shown:
                # What one drawing names twice is one picture; two drawings side by side are two.
                self._out.append(each)
                shown += [each] if isinstance(each, Picture) else []


def _is_code(text: str) -> bool:
    try:
        return 0 < int(text, 16) < 0x110000
    except ValueError:
        return False


def merged(inlines: list[Inline]) -> Iterator[Inline]:
    """Neighbouring texts of one look as one."""
    held: Text | None = None
    for each in inlines:
        if isinstance(each, Text) and held is not None and held.marks == each.marks:
            held = Text(held.text + each.text, held.marks)
            continue
        if held is not None:
            yield held
        held = each if isinstance(each, Text) else None
        if held is None:
            yield each
    if held is not None:
        yield held
