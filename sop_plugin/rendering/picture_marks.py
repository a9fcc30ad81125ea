"""Numbered marks of a text, put on the picture that they belong to: drawn over it, with their words below it.

No script and no style of an element's own: the places are attributes of the drawing, so that they hold under the policy of
the site, on paper and in files that stand by themselves. Where nothing is drawn, the words still say where a mark stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from sop_plugin.reading.markdown.dialect.picture_marks import NAMED_STEP, PictureMark
from sop_plugin.rendering.asides import LEGEND
from sop_plugin.rendering.step_anchors import ROW_ANCHOR

_MARK = "sop-mark"
_LEFT, _TOP = "data-left", "data-top"
# A picture belongs to what stands below it up to the next heading, and within a table to its own cell.
_APART = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "table", "td", "th"))
_RADIUS, _RING, _SIZE = "11", "2", "14"


def mark_element(mark: PictureMark) -> Element:
    """A mark in the text: its sign, and in words where it stands."""
    element = Element("span", {"class": _MARK})
    if mark.is_within:
        element.set(_LEFT, f"{mark.left:g}%")
        element.set(_TOP, f"{mark.top:g}%")
    SubElement(element, "span", {"class": "sop-mark__sign"}).text = mark.sign
    SubElement(element, "span", {"class": "sop-mark__where"}).text = mark.where
    return element


@dataclass(eq=False)
class _Picture:
    """A picture, what it stands in, and its marks in their order; ``table`` is the place of the nearest table of steps before it."""

    parent: Element
    element: Element
    table: int
    marks: list[Element] = field(default_factory=list)


def put_marks_on_pictures(root: Element) -> None:
    """Draw the marks of a finished text over the pictures before them; a step that one names is linked where the page has it."""
    walk = _Walk()
    walk.through(root)
    for picture in walk.pictures:
        if picture.marks:
            _draw(picture)
            rows = walk.tables[max(picture.table, 0)] if walk.tables else {}
            for mark in picture.marks:
                _link_step(mark, rows)
    for element in root.iter():
        if element.tag in ("ul", "ol") and all(map(_begins_with_mark, element)):
            element.set("class", LEGEND)
        elif element.tag == "span":
            element.attrib.pop(_LEFT, None)
            element.attrib.pop(_TOP, None)


def _begins_with_mark(item: Element) -> bool:
    first = item[0] if len(item) and not (item.text or "").strip() else item
    if first.tag == "p" and len(first) and not (first.text or "").strip():
        first = first[0]
    return f"{_MARK}--placed" in first.get("class", "").split()


class _Walk:
    """What stands in a text, in its order."""

    def __init__(self) -> None:
        self.pictures: list[_Picture] = []
        self.tables: list[dict[str, str]] = []
        """Of each table of steps its rows: position → id."""
        self._name = ""
        self._current: _Picture | None = None

    def through(self, parent: Element) -> None:
        """Find pictures, marks and rows."""
        for child in list(parent):
            self._row(child.get("id", ""))
            if child.tag in _APART:
                self._current = None
            if child.tag == "img":
                self._current = _Picture(parent, child, len(self.tables) - 1)
                self.pictures.append(self._current)
            elif child.get("class") == _MARK:
                self._mark(parent, child)
            else:
                self.through(child)
            if child.tag in _APART:
                self._current = None

    def _row(self, name: str) -> None:
        match = ROW_ANCHOR.fullmatch(name)
        if match is None:
            return
        if match["table"] != self._name or not self.tables:
            self._name = match["table"]
            self.tables.append({})
        self.tables[-1][match["position"]] = name

    def _mark(self, parent: Element, mark: Element) -> None:
        if self._current is None or _LEFT not in mark.attrib:
            return
        self._current.marks.append(mark)
        mark.set("class", f"{_MARK} {_MARK}--placed")
        _begin_line(parent, mark)


def _begin_line(parent: Element, mark: Element) -> None:
    """In a paragraph or cell each mark begins a line; items of a list do so anyway."""
    index = list(parent).index(mark)
    before = parent[index - 1] if index else None
    words = (before.tail if before is not None else parent.text) or ""
    if (before is None and not words.strip()) or (
        before is not None and before.tag == "br" and not words.strip()
    ):
        return
    parent.insert(index, Element("br"))


def _draw(picture: _Picture) -> None:
    image = picture.element
    frame = Element("span", {"class": "sop-picture"})
    frame.tail, image.tail = image.tail, None
    picture.parent[list(picture.parent).index(image)] = frame
    frame.append(image)
    # As wide as the picture, where its author gave it a width in percent.
    width = image.get("width", "")
    size = width if width.endswith("%") else "100%"
    drawing = SubElement(
        frame, "svg", {"class": "sop-picture__marks", "aria-hidden": "true", "width": size, "height": "100%"}
    )
    for mark in picture.marks:
        left, top, sign = mark.get(_LEFT, ""), mark.get(_TOP, ""), mark[0].text or ""
        at = {"cx": left, "cy": top, "r": _RADIUS}
        SubElement(drawing, "circle", at | {"fill": "#fff", "stroke": "#fff", "stroke-width": "6"})
        SubElement(drawing, "circle", at | {"fill": "#fff", "stroke": "#000", "stroke-width": _RING})
        number = {"x": left, "y": top, "dy": "5", "text-anchor": "middle", "font-size": _SIZE}
        text = SubElement(drawing, "text", number | {"font-weight": "700", "fill": "#000"})
        text.text = str(ord(sign) - ord("①") + 1)


def _link_step(mark: Element, rows: dict[str, str]) -> None:
    match = NAMED_STEP.match(mark.tail or "")
    anchor = rows.get(match["chinese"] or match["english"]) if match is not None else None
    if match is None or anchor is None:
        return
    # Behind the mark and before the words that follow.
    link = SubElement(mark, "a", {"class": "sop-mark__step", "href": f"#{anchor}"})
    link.text = match["words"]
    mark.tail = (mark.tail or "")[match.end() :]
