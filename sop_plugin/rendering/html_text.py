"""A tree of elements as the text of a page."""

from __future__ import annotations

from collections.abc import Container
from xml.etree.ElementTree import Element

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# Their name says all; a value would say the same again.
_FLAGS = frozenset("checked controls disabled open reversed".split())


def html_pieces(
    root: Element, before: Container[Element], behind: Container[Element]
) -> list[tuple[str, Element | None]]:
    """What stands in ``root``, cut before some elements and behind others; each piece with the element that it ends with."""
    writer = _Writer(before, behind)
    writer.content(root)
    writer.cut(None)
    return writer.cuts


def inner_html(root: Element) -> str:
    """What stands in an element."""
    return "".join(html for html, _ in html_pieces(root, (), ()))


class _Writer:
    def __init__(self, before: Container[Element], behind: Container[Element]) -> None:
        self._before = before
        self._behind = behind
        self._pieces: list[str] = []
        self.cuts: list[tuple[str, Element | None]] = []

    def cut(self, last: Element | None) -> None:
        """End a piece."""
        self.cuts.append(("".join(self._pieces), last))
        self._pieces.clear()

    def content(self, element: Element) -> None:
        """Write what stands in an element."""
        if element.text:
            self._pieces.append(_words(element.text))
        for child in element:
            if child in self._before:
                self.cut(None)
            self._element(child)
            if child in self._behind:
                self.cut(child)
            if child.tail:
                self._pieces.append(_words(child.tail))

    def _element(self, element: Element) -> None:
        tag = element.tag
        pieces = self._pieces
        pieces.append(f"<{tag}")
        for name, value in element.attrib.items():
            pieces.append(f" {name}" if name in _FLAGS else f' {name}="{_value(value)}"')
        pieces.append(">")
        if tag not in _VOID:
            self.content(element)
            pieces.append(f"</{tag}>")


def _words(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _value(text: str) -> str:
    if '"' in text or "\n" in text:
        return _words(text).replace('"', "&quot;").replace("\n", "&#10;")
    return _words(text)
