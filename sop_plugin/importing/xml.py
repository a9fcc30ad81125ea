"""The XML of a package, read so that it can do nothing but be read; elements and attributes go by names such as ``w:p``.

Word writes one of two sets of namespaces (transitional or strict): both have the same names here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from sop_plugin.importing import refusal

Element = etree._Element

_TRANSITIONAL = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_NAMESPACES = {
    "w": (f"{_TRANSITIONAL}/wordprocessingml/2006/main", f"{_STRICT}/wordprocessingml/main"),
    "r": (
        f"{_TRANSITIONAL}/officeDocument/2006/relationships",
        f"{_STRICT}/officeDocument/relationships",
    ),
    "m": (f"{_TRANSITIONAL}/officeDocument/2006/math", f"{_STRICT}/officeDocument/math"),
    "a": (f"{_TRANSITIONAL}/drawingml/2006/main", f"{_STRICT}/drawingml/main"),
    "wp": (
        f"{_TRANSITIONAL}/drawingml/2006/wordprocessingDrawing",
        f"{_STRICT}/drawingml/wordprocessingDrawing",
    ),
    "pic": (f"{_TRANSITIONAL}/drawingml/2006/picture", f"{_STRICT}/drawingml/picture"),
    "c": (f"{_TRANSITIONAL}/drawingml/2006/chart", f"{_STRICT}/drawingml/chart"),
    "cx": ("http://schemas.microsoft.com/office/drawing/2014/chartex",),
    "dgm": (f"{_TRANSITIONAL}/drawingml/2006/diagram", f"{_STRICT}/drawingml/diagram"),
    "rel": (f"{_TRANSITIONAL}/package/2006/relationships",),
    "ct": (f"{_TRANSITIONAL}/package/2006/content-types",),
    "mc": (f"{_TRANSITIONAL}/markup-compatibility/2006",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "o": ("urn:schemas-microsoft-com:office:office",),
    "w14": ("http://schemas.microsoft.com/office/word/2010/wordml",),
    "w15": ("http://schemas.microsoft.com/office/word/2012/wordml",),
    "wps": ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape",),
    "wpg": ("http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",),
    "wpc": ("http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",),
    "asvg": ("http://schemas.microsoft.com/office/drawing/2016/SVG/main",),
    "cp": (f"{_TRANSITIONAL}/package/2006/metadata/core-properties",),
    "dc": ("http://purl.org/dc/elements/1.1/",),
    "xml": ("http://www.w3.org/XML/1998/namespace",),
}
PREFIXES = {uri: prefix for prefix, uris in _NAMESPACES.items() for uri in uris}
"""Namespace → the prefix by which this package names it."""
MOST_ELEMENTS = 1_500_000
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_OFF = frozenset({"0", "false", "off", "none"})


def refuse_unsafe(data: bytes, part: str) -> None:
    """Raises ``NotImportable`` for XML that could grow while it is read, or has more in it than memory is kept for."""
    if any(doctype in data for doctype in _DOCTYPES):
        raise refusal.because(refusal.ENTITIES, part=part)
    if data.count(b"<") > 2 * MOST_ELEMENTS:
        raise refusal.because(refusal.TOO_MANY_ELEMENTS, part=part, most=f"{MOST_ELEMENTS:,}")


def parse(data: bytes, part: str) -> Element:
    """The root of a part; raises ``NotImportable``."""
    refuse_unsafe(data, part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        problem = re.sub(r"\s+", " ", error.msg or "XML")[:120]
        raise refusal.because(refusal.DAMAGED_PART, part=part, problem=problem) from None
    except ValueError as error:
        raise refusal.because(refusal.DAMAGED_PART, part=part, problem=error) from None


@cache
def _short(tag: str) -> str:
    uri, _, local = tag.rpartition("}")
    prefix = PREFIXES.get(uri.removeprefix("{"))
    return f"{prefix}:{local}" if prefix else tag


@cache
def _tags(name: str) -> tuple[str, ...]:
    prefix, _, local = name.partition(":")
    return tuple(f"{{{uri}}}{local}" for uri in _NAMESPACES[prefix])


def name_of(element: Element) -> str:
    """``w:p``; the whole tag where its namespace is none of ours."""
    return _short(element.tag)


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """The value of an attribute such as ``w:val``, or of one without a prefix."""
    if element is None:
        return default
    if ":" not in name:
        return str(element.get(name, default))
    return next((str(found) for tag in _tags(name) if (found := element.get(tag)) is not None), default)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and of it the next."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(*_tags(name)), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """All children of that name."""
    if element is not None:
        yield from element.iterchildren(*_tags(name))


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """All elements of those names below, in their order."""
    return element.iter(*(tag for name in names for tag in _tags(name)))


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a switch such as ``w:b`` among the children is on; ``None`` where it is not there."""
    switch = child(element, name)
    return None if switch is None else is_on_itself(switch)


def is_on_itself(switch: Element) -> bool:
    """Whether a switch is on: it is where it says nothing else."""
    return attribute(switch, "w:val", "1").lower() not in _OFF


def whole_number(text: str, default: int = 0) -> int:
    """A number as packages write them; what is none, or beyond all measure, is the default."""
    found = re.fullmatch(r"\s*([+-]?\d{1,9})(?:\.\d+)?\s*", text, re.ASCII)
    return int(found[1]) if found else default
