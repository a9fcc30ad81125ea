"""HTML as an element tree, by the standard library; a tag that is not closed where it must be is an error."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # the slash means nothing in HTML

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>, {self.getpos()}"
        self.builder.end(self.open.pop())

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def parse(html: str) -> Element:
    """The tree below one new root element."""
    parser = _Parser()
    parser.builder.start("root", {})
    parser.feed(html)
    parser.close()
    assert not parser.open, f"never closed: {parser.open}"
    parser.builder.end("root")
    return parser.builder.close()


def with_class(root: Element, name: str) -> list[Element]:
    """Elements of a class, in the order of the text, outside <template>."""
    return [element for element in visible(root) if name in element.get("class", "").split()]


def visible(root: Element) -> list[Element]:
    """All elements that are not within a <template>."""
    found = [root]
    for child in root:
        if child.tag != "template":
            found += visible(child)
    return found


def words(element: Element) -> str:
    """The text of an element outside templates, with single blanks."""

    def texts(part: Element) -> str:
        if part.tag == "template":
            return ""
        return (part.text or "") + "".join(texts(child) + (child.tail or "") for child in part)

    return " ".join(texts(element).split())
