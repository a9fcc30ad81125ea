"""What of a text may stand in a page: nothing in it runs, and nothing is fetched from elsewhere unless a reader follows a link."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from sop_plugin.reading.markdown.dialect.attributes import Attributes
from sop_plugin.reading.markdown.raw_html import HtmlPiece, is_local, is_safe_address

_ADDRESSES = ("href", "src", "poster", "cite")
_LOADED = ("src", "poster")
_KEPT = re.compile(
    r"href|src|alt|title|id|class|lang|dir|name|type|checked|disabled|start|value|reversed|colspan|rowspan|headers|scope|abbr"
    r"|span|width|height|role|tabindex|aria-[\w-]+|data-label|open|datetime|controls|poster|display"
    r"|mathvariant|stretchy|fence|form|separator|columnalign|linethickness|accent|movablelimits|lspace|rspace|minsize|maxsize"
    r"|displaystyle|scriptlevel"
)
# Of the drawing over a picture: places, sizes and colours, and no address.
_DRAWN = re.compile(r"cx|cy|r|x|y|dy|fill|stroke|stroke-width|text-anchor|font-size|font-weight")
_MEASURE = re.compile(r"[\w.#%]+")
# Names by which the theme's scripts find their own elements.
_ID = re.compile(r"(?!__)[\w.-]+")
_SIZE = re.compile(r"(?P<number>\d{1,4}(?:\.\d+)?)(?:px)?(?P<percent>%)?")
_ALIGNED = re.compile(r"(?:^|;)\s*text-align\s*:\s*(?P<side>left|right|center)\b", re.IGNORECASE)
_WIDTH = re.compile(r"(?:^|;)\s*width\s*:\s*(?P<size>[^;]*)", re.IGNORECASE)
_SIDES = frozenset(("left", "right", "center"))


def attributes_of(piece: HtmlPiece) -> dict[str, str]:
    """The attributes that an element of raw HTML keeps."""
    found: dict[str, str] = {}
    for name, value in piece.kept:
        if name == "align":
            _add_side(found, value)
        elif name in ("width", "height"):
            found.update(size(name, value))
        elif name != "id" or _ID.fullmatch(value):
            found[name] = value
    style = dict(piece.attributes).get("style", "")
    width = _WIDTH.search(style) if piece.tag == "img" and "width" not in found else None
    if width:
        found.update(size("width", width["size"]))
    aligned = _ALIGNED.search(style)
    if aligned:
        _add_side(found, aligned["side"])
    return found


def _add_side(found: dict[str, str], side: str) -> None:
    if side.lower() in _SIDES:
        found["class"] = f"sop-align-{side.lower()}"


def size(name: str, value: str) -> dict[str, str]:
    """A width or height as an attribute, where it is one."""
    match = _SIZE.fullmatch(value.strip())
    return {name: match["number"] + (match["percent"] or "")} if match else {}


def listed_attributes(tag: str, attributes: Attributes) -> dict[str, str]:
    """What an attribute list of a document is obeyed in: the size of a picture, the name and kind of a paragraph."""
    if tag == "img":
        return {
            key: number
            for name, value in attributes.others
            if name in ("width", "height")
            for key, number in size(name, value).items()
        }
    if tag != "p":
        return {}
    # Classes of the manual's own and of the theme could hide what they stand on.
    classes = [name for name in attributes.classes if not name.startswith(("sop-", "md-"))]
    named = {"id": attributes.id} if attributes.id else {}
    return named | ({"class": " ".join(classes)} if classes else {})


def make_harmless(root: Element) -> None:
    """The last look at a finished tree: whatever drew it, no other attribute and no other address leaves."""
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if not _is_harmless(name, value):
                del element.attrib[name]


def _is_harmless(name: str, value: str) -> bool:
    if _DRAWN.fullmatch(name):
        return _MEASURE.fullmatch(value) is not None
    if not _KEPT.fullmatch(name):
        return False
    if name in _ADDRESSES and not is_safe_address(value):
        return False
    if name in _LOADED and not is_local(value):
        return False
    return name != "id" or _ID.fullmatch(value) is not None
