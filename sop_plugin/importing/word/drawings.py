"""What is drawn into a paragraph: pictures with their size, text boxes, embedded files, diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.importing.content import EmbeddedFile, Picture
from sop_plugin.importing.package import Package
from sop_plugin.importing.xml import Element, attribute, child, descendants, name_of, whole_number

_EMU_PER_PIXEL = 9525
_LARGEST = 10_000
_LENGTH = re.compile(
    r"(?P<side>width|height)\s*:\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>pt|px|in|cm|mm)?", re.ASCII
)
_PIXELS = {"pt": 96 / 72, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "": 1 / _EMU_PER_PIXEL}
_UNDERSTOOD = frozenset({"wps", "wpg", "wpc"})


@dataclass(frozen=True)
class TextBox:
    """The content of a text box, yet to be read."""

    content: Element


@dataclass(frozen=True)
class DiagramText:
    """One text of a diagram, whose drawing is not taken over."""

    text: str


Drawn = Picture | EmbeddedFile | TextBox | DiagramText


def chosen(alternatives: Element) -> Iterator[Element]:
    """What ``mc:AlternateContent`` stands for: what this program understands, else what is meant for old ones."""
    choice = next(
        (each for each in alternatives if set(attribute(each, "Requires").split()) & _UNDERSTOOD), None
    )
    fallback = child(alternatives, "mc:Fallback")
    taken = next(
        (each for each in (choice, fallback, child(alternatives, "mc:Choice")) if each is not None), None
    )
    if taken is not None:
        yield from taken


def drawn(element: Element, package: Package, part: str) -> Iterator[Drawn]:
    """All that ``w:drawing``, ``w:pict`` or ``w:object`` shows, in the order in which it is written."""
    size = _size(element) or (0, 0)
    properties = next(descendants(element, "wp:docPr"), None)
    description = attribute(properties, "descr") or attribute(properties, "title")
    yield from _within(element, package, part, size, description)


def _within(
    element: Element, package: Package, part: str, size: tuple[int, int], description: str
) -> Iterator[Drawn]:
    for each in element:
        match name_of(each):
            case "mc:AlternateContent":
                for taken in chosen(each):
                    yield from _within(taken, package, part, _size(taken) or size, description)
            case "w:txbxContent":
                yield TextBox(each)
            case "a:blip":
                target = _target(package, part, attribute(each, "r:embed"))
                if target:
                    yield Picture(target, *size, description)
            case "v:imagedata":
                target = _target(package, part, attribute(each, "r:id"))
                if target:
                    yield Picture(target, *size, description or attribute(each, "o:title"))
            case "o:OLEObject":
                target = _target(package, part, attribute(each, "r:id"))
                if target:
                    yield EmbeddedFile(target, attribute(each, "ProgID"))
            case "dgm:relIds":
                yield from _diagram(package, _target(package, part, attribute(each, "r:dm")))
            case "pic:pic" | "v:shape" | "v:rect":
                yield from _within(each, package, part, _own_size(each) or size, description)
            case _:
                yield from _within(each, package, part, size, description)


def _target(package: Package, part: str, identity: str) -> str:
    """The part behind an id; nothing for what lies outside the package or is not there."""
    found = package.relationships(part).get(identity)
    return found.target if found and not found.outside and found.target in package.names else ""


def _diagram(package: Package, data: str) -> Iterator[DiagramText]:
    if data:
        for point in descendants(package.root(data), "dgm:pt"):
            lines = ("".join(t.text or "" for t in descendants(p, "a:t")) for p in descendants(point, "a:p"))
            yield from (DiagramText(line) for line in lines if line.strip())


def _size(element: Element) -> tuple[int, int] | None:
    """Width and height of the whole drawing in pixels."""
    extent = next(descendants(element, "wp:extent"), None)
    if extent is not None:
        return _pixels(attribute(extent, "cx")), _pixels(attribute(extent, "cy"))
    shape = next(descendants(element, "v:shape", "v:rect"), None)
    return _own_size(shape) if shape is not None else None


def _own_size(element: Element) -> tuple[int, int] | None:
    """The size that a picture in a group, or a shape in old drawings, has of its own."""
    if name_of(element) == "pic:pic":
        if not _is_in_group(element):
            return None
        extent = child(element, "pic:spPr", "a:xfrm", "a:ext")
        return _pixels(attribute(extent, "cx")), _pixels(attribute(extent, "cy"))
    sides = {
        match["side"]: min(round(float(match["number"]) * _PIXELS[match["unit"] or ""]), _LARGEST)
        for match in _LENGTH.finditer(attribute(element, "style"))
    }
    return sides.get("width", 0), sides.get("height", 0)


def _is_in_group(element: Element) -> bool:
    return any(name_of(each) in ("wpg:wgp", "wpg:grpSp", "wpc:wpc") for each in element.iterancestors())


def _pixels(emu: str) -> int:
    return min(max(whole_number(emu), 0) // _EMU_PER_PIXEL, _LARGEST)
