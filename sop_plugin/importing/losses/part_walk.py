"""Every text, picture and row of a table of one part, wherever it stands.

This knows nothing of paragraphs' styles, lists or layouts: it walks through all elements and asks each where it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from sop_plugin.importing.losses.drawings import DRAWINGS, drawing_words
from sop_plugin.importing.losses.showing import PICTURES, characters, chosen_entry, showing_of
from sop_plugin.importing.losses.source import (
    Segment,
    Showing,
    SourcePicture,
    SourcePlace,
    SourceRow,
    SourceText,
)
from sop_plugin.importing.package import Package
from sop_plugin.importing.xml import Element, attribute, child, descendants, name_of

_TEXTS = ("w:t", "w:delText", "m:t", "a:t", "w:sym", "w:noBreakHyphen", "v:textpath", "w:instrText")
_ENDS = (
    "w:tab",
    "w:ptab",
    "w:br",
    "w:cr",
    "w:drawing",
    "w:pict",
    "w:object",
    "w:footnoteReference",
    "w:endnoteReference",
)
_LINE_ENDS = ("w:p", "a:p", "w:br", "w:cr")
_CIRCLES = "○◯〇О"


@dataclass
class PartWalk:
    """Walks through one part in the order of its text."""

    package: Package
    part: str
    usual: Showing
    headings: frozenset[str]
    contents: frozenset[str]
    found: SourceText
    _paragraphs: dict[Element, int] = field(default_factory=dict)
    _tables: dict[Element, int] = field(default_factory=dict)
    _heading: str = ""
    _fields: list[list[str]] = field(default_factory=list)
    _runs: list[str] = field(default_factory=list)
    _holder: tuple[Element | None, Showing] | None = None
    _line: int = 0
    _rows: dict[Element, int] = field(default_factory=dict)
    _counts: dict[Element, int] = field(default_factory=dict)

    def walk(self) -> None:
        """Note all texts, pictures and rows of the part."""
        root = self.package.root(self.part)
        for each in root.iter():
            name = name_of(each)
            if name in _LINE_ENDS:
                self._end_segment()
                self._line += 1
            if name == "w:p":
                self._paragraphs[each] = len(self._paragraphs) + 1
                if attribute(child(each, "w:pPr", "w:pStyle"), "w:val") in self.headings:
                    self._heading = "".join(t.text or "" for t in descendants(each, "w:t"))[:60]
            elif name == "w:tbl":
                self._tables[each] = len(self._tables) + 1
            elif name in ("w:tr", "w:tc"):
                self._count(each)
                if name == "w:tr":
                    self._row(each)
            elif name == "w:fldChar":
                self._field(attribute(each, "w:fldCharType"))
                self._list(each)
            elif name in PICTURES:
                self._picture(each, name)
            elif name in ("c:chart", "cx:chart"):
                self._chart(each)
            elif name in _ENDS:
                self._end_segment()
            if name in _TEXTS:
                self._text(each, name)
            elif name in DRAWINGS:
                self._drawing(each)
        self._end_segment()

    def _text(self, each: Element, name: str) -> None:
        text = characters(each, name)
        if name == "w:instrText":
            if self._fields:
                self._fields[-1][0] += text
            return
        if not text:
            return
        holder = next((above for above in each.iterancestors() if name_of(above) in ("w:p", "a:p")), None)
        state = Showing.WATERMARK if name == "v:textpath" else self._showing(each)
        if self._holder != (holder, state):
            self._end_segment()
            self._holder = (holder, state)
        self._runs.append(text)

    def _end_segment(self) -> None:
        if self._runs and self._holder is not None:
            holder, state = self._holder
            self.found.segments.append(Segment(tuple(self._runs), self._place(holder), state, self._line))
        self._runs = []
        self._holder = None

    def _field(self, kind: str) -> None:
        self._end_segment()
        match kind:
            case "begin":
                self._fields.append(["", ""])
            case "separate" if self._fields:
                self._fields[-1][1] = "result"
            case "end" if self._fields:
                instruction, _ = self._fields.pop()
                self._overlaid(instruction)

    def _list(self, mark: Element) -> None:
        """What is chosen of a list in a form stands in the beginning of its field; the others Word does not show."""
        entry = chosen_entry(mark)
        if entry:
            self._line += 1
            place = self._place(next(reversed(self._paragraphs), None))
            self.found.segments.append(Segment((entry,), place, self._showing(mark), self._line))

    def _overlaid(self, instruction: str) -> None:
        """Characters that a field draws over each other, and the words of a button, stand in its instruction."""
        code, _, rest = instruction.strip().partition(" ")
        if code.upper() in ("MACROBUTTON", "GOTOBUTTON"):
            words = rest.strip().partition(" ")[2].strip()
            if words:
                self._line += 1
                place = self._place(next(reversed(self._paragraphs), None))
                self.found.segments.append(Segment((words,), place, self.usual, self._line))
            return
        if not instruction.strip().upper().startswith("EQ"):
            return
        shown = instruction.strip()[2:]
        for sign in ("\\o", "\\ac", "\\al", "\\ar", "\\s", "\\f", "\\r", "(", ")", ",", "，", ";"):
            shown = shown.replace(sign, " ")
        last = next(reversed(self._paragraphs), None)
        for part in shown.split():
            if part not in _CIRCLES:
                self._line += 1
                self.found.segments.append(Segment((part,), self._place(last), self.usual, self._line))

    def _showing(self, each: Element) -> Showing:
        return showing_of(each, self.usual, self.contents, (instruction for instruction, _ in self._fields))

    def _place(self, holder: Element | None) -> SourcePlace:
        place: dict[str, int] = {}
        if holder is not None:
            for above in (holder, *holder.iterancestors()):
                match name_of(above):
                    case "w:p":
                        place.setdefault("paragraph", self._paragraphs.get(above, 0))
                    case "w:tc" | "w:tr" if "table" not in place:
                        key = "cell" if name_of(above) == "w:tc" else "row"
                        place.setdefault(key, self._rows.get(above, 0))
                    case "w:tbl":
                        place.setdefault("table", self._tables.get(above, 0))
        return SourcePlace(self.part, heading=self._heading, **place)

    def _picture(self, each: Element, name: str) -> None:
        self._end_segment()
        above = list(each.iterancestors())
        holder = next((one for one in above if name_of(one) == "w:p"), None)
        group = next((id(one) for one in above if name_of(one) == "mc:AlternateContent"), 0)
        if group:
            # Kept alive, so that no other element can have its id.
            self._tables.setdefault(next(one for one in above if name_of(one) == "mc:AlternateContent"), 0)
        missing = ""
        for key in ("r:embed", "r:id", "r:link"):
            missing = missing or attribute(each, key)
            related = self.package.relationships(self.part).get(attribute(each, key))
            if related is None:
                continue
            inside = not related.outside and related.target in self.package.names
            digest = sha256(self.package.part(related.target)).hexdigest() if inside else ""
            state = self._showing(each)
            state = self.usual if state is Showing.ALTERNATIVE else state
            self.found.pictures.append(
                SourcePicture(
                    self._place(holder), related.target, digest, state, name == "o:OLEObject", group
                )
            )
            return
        if missing:
            # The file says that something stands here, and does not hold it.
            place = self._place(holder)
            self.found.pictures.append(
                SourcePicture(place, missing, "", self._showing(each), name == "o:OLEObject", group)
            )

    def _count(self, each: Element) -> None:
        """Note which row of its table, or cell of its row, this is; either may stand in a control."""
        kinds = ("w:tbl",) if name_of(each) == "w:tr" else ("w:tr",)
        holder = next((above for above in each.iterancestors() if name_of(above) in kinds), None)
        if holder is not None:
            self._counts[holder] = self._counts.get(holder, 0) + 1
            self._rows[each] = self._counts[holder]

    def _chart(self, each: Element) -> None:
        related = self.package.relationships(self.part).get(attribute(each, "r:id"))
        holder = next((above for above in each.iterancestors() if name_of(above) == "w:p"), None)
        words: list[str] = []
        if related is not None and not related.outside and related.target in self.package.names:
            words += (t.text or "" for t in descendants(self.package.root(related.target), "a:t", "c:v"))
        drawing = next(
            (above for above in each.iterancestors() if name_of(above) in ("wp:inline", "wp:anchor")), None
        )
        words.append(attribute(child(drawing, "wp:docPr"), "descr"))
        self.found.charts.append((self._place(holder), " ".join(dict.fromkeys(filter(None, words)))))

    def _drawing(self, each: Element) -> None:
        """A drawing of the text; lines and boxes in the headers of pages are layout."""
        words = drawing_words(each) if self._showing(each) is Showing.SHOWN else None
        if words is not None:
            holder = next((above for above in each.iterancestors() if name_of(above) == "w:p"), None)
            self.found.drawings.append((self._place(holder), words))

    def _row(self, row: Element) -> None:
        table = next((above for above in row.iterancestors() if name_of(above) == "w:tbl"), None)
        texts: dict[Element, list[str]] = {}
        holders: set[Element] = set()
        for each in descendants(row, "w:t"):
            cell = next(above for above in each.iterancestors() if name_of(above) in ("w:tc", "w:tr"))
            owner = next(above for above in each.iterancestors() if name_of(above) == "w:tr")
            # Rows of a table within a cell are rows of their own.
            if owner is row and self._showing(each) is self.usual:
                paragraph = next((above for above in each.iterancestors() if name_of(above) == "w:p"), cell)
                texts.setdefault(paragraph, []).append(each.text or "")
                holders |= {cell} if (each.text or "").strip() else set()
        # Paragraph by paragraph: each may begin with a number of its own.
        cells = tuple(text for text in map("".join, texts.values()) if text.strip())
        if len(holders) > 1 and self.usual is Showing.SHOWN:
            place = SourcePlace(
                self.part,
                table=self._tables.get(table, 0) if table is not None else 0,
                row=self._rows.get(row, 0),
                heading=self._heading,
            )
            self.found.rows.append(SourceRow(place, cells))
