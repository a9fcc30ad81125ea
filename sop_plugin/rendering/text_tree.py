"""A text as a tree of elements, block by block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

from sop_plugin.model.written_references import WRITTEN_REFERENCE
from sop_plugin.reading.markdown.dialect.abbreviations import ABBREVIATIONS
from sop_plugin.reading.markdown.dialect.attributes import Attributes
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.reading.markdown.raw_html import HtmlKind, pieces
from sop_plugin.reading.markdown.rows import is_head_of_rows
from sop_plugin.rendering.boxes import box_look, box_title, keeps_its_name
from sop_plugin.rendering.drawing import Drawing
from sop_plugin.rendering.footnotes import footnotes_apart
from sop_plugin.rendering.growing_tree import GrowingTree
from sop_plugin.rendering.inline_tree import DrawWritten, InlineTree, draw_obeyed, formula_element, mention_id
from sop_plugin.rendering.marked_words import mark_words, words_pattern
from sop_plugin.rendering.picture_marks import put_marks_on_pictures
from sop_plugin.rendering.tables import STEPS
from sop_plugin.words import labels
from sop_plugin.words.voice import voice_in

_PLAIN = {
    "bullet_list_open": "ul",
    "blockquote_open": "blockquote",
    "dl_open": "dl",
    "dt_open": "dt",
    "dd_open": "dd",
}
_CLOSING = frozenset(
    f"{kind}_close"
    for kind in "paragraph heading bullet_list ordered_list list_item blockquote dl dt dd box alert".split()
)
NUMBERED = {")": "sop-numbers-bracket", "、": "sop-numbers-comma", "()": "sop-numbers-brackets"}
"""Mark of a list → the class by which a style sheet numbers it as it was written."""
_LANGUAGE = re.compile(r"[\w+#.-]+")


def text_tree(parsed: ParsedText, drawing: Drawing, written: DrawWritten = draw_obeyed) -> Element:
    """The whole text, its footnotes at the end; ``written`` puts in raw HTML."""
    root = _TextTree(parsed, drawing, written).root
    short = parsed.environment.get(ABBREVIATIONS)
    if short:
        pattern = words_pattern(short)
        if pattern is not None:
            mark_words(
                root,
                pattern,
                lambda word: Element("abbr", {"title": short[word].meaning}) if word in short else None,
            )
    return root


class _TextTree:
    def __init__(self, parsed: ParsedText, drawing: Drawing, written: DrawWritten) -> None:
        self._parsed = parsed
        self._drawing = drawing
        self._voice = voice_in(drawing.language)
        self._tree = GrowingTree()
        self._inline = InlineTree(self._tree, drawing, written)
        self._written = written
        self._draw: dict[str, Callable[[Token], None]] = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "inline": self._words,
            "ordered_list_open": self._numbered,
            "list_item_open": self._item,
            "table": self._table,
            "fence": self._code,
            "code_block": self._code,
            "html_block": self._raw,
            "box_open": self._box,
            "alert_open": self._alert,
            "formula": self._formula,
            "hr": lambda _: self._tree.add(Element("hr")),
        }
        self._opening: Token | None = None
        notes, rest = footnotes_apart(parsed.tokens)
        self._blocks(rest)
        if self._inline.mentions:
            self._footnotes(notes)
        self._tree.end_down_to(1)
        self.root = self._tree.root
        if self._inline.has_picture_marks:
            put_marks_on_pictures(self.root)

    def _blocks(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            draw = self._draw.get(token.type)
            if draw is not None:
                draw(token)
            elif token.type in _PLAIN:
                self._tree.open(_PLAIN[token.type])
            elif token.type in _CLOSING and not token.hidden:
                self._tree.close().tail = "\n"

    def _paragraph(self, token: Token) -> None:
        if not token.hidden:
            self._tree.open("p")

    def _words(self, token: Token) -> None:
        if token.map is None:
            return  # the title of an alert, for which we have our own words
        top = self._tree.top
        opening, self._opening = self._opening, None
        text = self._parsed.heading_text(opening, token) if opening else self._parsed.text_of(token)
        if text.attributes is not None:
            self._name(top, text.attributes)
        self._inline.draw(text)

    def _name(self, element: Element, attributes: Attributes) -> None:
        for name, value in self._drawing.attributes(element.tag, attributes).items():
            element.set(name, value)

    def _heading(self, token: Token) -> None:
        self._opening = token
        mark = self._drawing.headings.get(token.map[0] if token.map else -1)
        heading = self._tree.open(token.tag)
        if mark is None:
            return
        heading.set("id", mark.explicit_id or mark.anchor)
        if mark.explicit_id:
            # Both addresses work: the id that the author fixed, and the one by number.
            self._tree.add(Element("span", {"id": mark.anchor, "class": "sop-anchor"}))
        number = SubElement(heading, "span", {"class": "sop-clause-number"})
        number.text, number.tail = mark.number, " "

    def _numbered(self, token: Token) -> None:
        attributes = {name: str(value) for name, value in token.attrs.items() if name == "start"}
        if token.markup in NUMBERED:
            attributes["class"] = NUMBERED[token.markup]
        self._tree.open("ol", attributes)

    def _item(self, token: Token) -> None:
        item = self._tree.open("li")
        name = self._drawing.rows.get(token.map[0]) if token.level == 1 and token.map else None
        if name is not None:
            item.set("id", name)
        checked = token.meta.get("checked")
        if checked is None:
            return
        item.set("class", "task-list-item")
        label = labels.TASK_DONE if checked else labels.TASK_OPEN
        box = SubElement(item, "input", {"type": "checkbox", "disabled": "disabled"})
        box.set("aria-label", self._voice.say(label))
        if checked:
            box.set("checked", "checked")
        box.tail = " "

    def _table(self, token: Token) -> None:
        head, *rows = self._parsed.cells(token)
        align: tuple[str, ...] = token.meta["align"]
        tree = self._tree
        first_step = self._drawing.steps.get(token.map[0]) if token.map is not None else None
        tree.open("table", {"class": STEPS} if first_step is not None else {})
        tree.open("thead")
        self._row("th", head, align)
        while first_step and len(rows) > 1 and rows[0][0].line < first_step:
            if is_head_of_rows([cell.content for cell in rows[0]]):
                break
            self._row("th", rows.pop(0), align)
        tree.close()
        if rows:
            tree.open("tbody")
            for row in rows:
                # As on GitHub: what is missing is empty, what is too much is left out, with a finding.
                self._row("td", row, align)
            tree.close()
        tree.close().tail = "\n"

    def _row(self, tag: str, cells: list[InlineText], align: tuple[str, ...]) -> None:
        tree = self._tree
        row = tree.open("tr")
        name = self._drawing.rows.get(cells[0].line) if cells else None
        if name is not None:
            row.set("id", name)
        for index, side in enumerate(align):
            tree.open(tag, {"class": f"sop-align-{side}"} if side else {})
            if index < len(cells):
                self._inline.draw(cells[index])
            tree.close().tail = "\n"
        tree.close().tail = "\n"

    def _code(self, token: Token) -> None:
        if token.type == "fence" and token.info.strip() == "math" and token.content.strip():
            self._formula(token)
            return
        frame = Element("div", {"class": "highlight"})
        code = SubElement(SubElement(frame, "pre"), "code")
        named = _LANGUAGE.match(token.info.strip())
        if named:
            code.set("class", f"language-{named[0]}")
        code.text, frame.tail = token.content, "\n"
        self._tree.add(frame)

    def _formula(self, token: Token) -> None:
        frame = Element("div", {"class": "sop-formula-block"})
        frame.append(formula_element(token.content, block=True))
        frame.tail = "\n"
        self._tree.add(frame)

    def _raw(self, token: Token) -> None:
        text = self._parsed.raw_text_of(token)
        for piece in pieces(token.content):
            if piece.kind is not HtmlKind.WORDS:
                self._written(self._tree, piece)
                if piece.kind is HtmlKind.OPEN and piece.tag in ("table", "tr"):
                    self._name_written(text.place(piece.start))
                continue
            start = 0
            for match in WRITTEN_REFERENCE.finditer(piece.written):
                mark = self._drawing.references.get(text.place(piece.start + match.start()))
                if mark is not None:
                    self._tree.text(piece.words_between(start, match.start()))
                    self._inline.reference(mark)
                    start = match.end()
            self._tree.text(piece.words_between(start, len(piece.written)))
        self._tree.end_phrases()

    def _name_written(self, place: tuple[int, int]) -> None:
        """Say of a table in HTML, or of its row, which one it is."""
        element = self._tree.top
        if element.tag == "tr" and place in self._drawing.written_rows:
            element.set("id", self._drawing.written_rows[place])
        elif element.tag == "table" and place[0] in self._drawing.steps:
            element.set("class", STEPS)

    def _box(self, token: Token) -> None:
        kind = token.info
        folded = token.markup != "!!!"
        attributes = {"class": kind if folded else f"admonition {kind}"}
        if token.markup.endswith("+"):
            attributes["open"] = "open"
        self._tree.open("details" if folded else "div", attributes)
        self._title("summary" if folded else "p", token, kind)

    def _title(self, tag: str, token: Token, kind: str) -> None:
        title: Token | None = token.meta.get("title")
        if title is not None and not title.content and tag == "p":
            return
        self._tree.open(tag, {} if tag == "summary" else {"class": "admonition-title"})
        if title is not None:
            if title.content and keeps_its_name(kind):
                self._tree.text(f"{box_title(kind, self._voice)} · ")
            self._inline.draw(self._parsed.text_of(title))
        else:
            self._tree.text(box_title(kind, self._voice))
        self._tree.close().tail = "\n"

    def _alert(self, token: Token) -> None:
        kind = token.info.lower()
        self._tree.open("div", {"class": f"admonition {box_look(kind)}"})
        self._title("p", token, kind)

    def _footnotes(self, notes: dict[str, list[Token]]) -> None:
        tree = self._tree
        tree.end_down_to(1)
        tree.open("div", {"class": "footnote"})
        tree.add(Element("hr"))
        tree.open("ol")
        mentions = self._inline.mentions
        items: list[Element] = []
        # A note can mention another one.
        while len(items) < len(mentions):
            label = list(mentions)[len(items)]
            items.append(tree.open("li", {"id": f"fn-{len(items) + 1}"}))
            self._blocks(notes.get(label, ()))
            tree.close().tail = "\n"
        tree.close()
        tree.close().tail = "\n"
        title = self._voice.say(labels.FOOTNOTE_BACK)
        for number, (item, count) in enumerate(zip(items, mentions.values(), strict=True), start=1):
            last = item[-1] if len(item) and item[-1].tag == "p" else item
            for mention in range(1, count + 1):
                address = f"#{mention_id(number, mention)}"
                back = SubElement(last, "a", {"class": "footnote-backref", "href": address, "title": title})
                back.text = "↩"
