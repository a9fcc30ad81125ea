"""A page as a tree of elements, read as leniently as a browser does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Element:
    """An element of a page, with what the tests ask of it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> Iterator[Element]:
        """Elements below with this tag and attributes; ``class_`` asks for one of the classes."""
        for child in self.children:
            if isinstance(child, Element):
                if child._is(tag, attributes):
                    yield child
                yield from child.all(tag, **attributes)

    def one(self, tag: str = "", **attributes: str) -> Element:
        """The first such element."""
        found = next(self.all(tag, **attributes), None)
        assert found is not None, f"no <{tag}> {attributes}"
        return found

    def _is(self, tag: str, attributes: dict[str, str]) -> bool:
        if tag and self.tag != tag:
            return False
        wanted = dict(attributes)
        name = wanted.pop("class_", None)
        return (name is None or name in self.attributes.get("class", "").split()) and all(
            self.attributes.get(key.replace("_", "-")) == value for key, value in wanted.items()
        )

    @property
    def own_text(self) -> str:
        """The text directly in the element, as it is."""
        return "".join(child for child in self.children if isinstance(child, str))

    @property
    def text(self) -> str:
        """The words, with single blanks."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in ("script", "style", "template"):
                yield from child._words()

    @property
    def links(self) -> list[str]:
        """Addresses of all links."""
        return [a.attributes["href"] for a in self.all("a") if "href" in a.attributes]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read_html(text: str) -> Element:
    """The tree of an HTML text."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root
