"""HTML as a tree of elements; reads any HTML, however broken."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from html.parser import HTMLParser

BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section"
    " summary table tbody td tfoot th thead tr ul".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# One thing each, changed as a whole.
_ATOMS = frozenset(
    "audio br button canvas embed iframe img input math meter object picture progress select svg textarea"
    " video wbr".split()
)
# Of the numbers on a picture the words say where they stand: two drawings over one picture would be old and new together.
DROPPED = frozenset("base head link meta script style svg template title".split())
_IDENTITY = frozenset("id name for".split())
_DEEPEST = 60


@dataclass(eq=False)
class Element:
    """An element with its attributes as they were written."""

    name: str
    attributes: tuple[tuple[str, str | None], ...] = ()
    children: list[Element | str] = field(default_factory=list)

    def start_tag(self, with_identity: bool = True, extra_class: str = "") -> str:
        """Its tag; without identity when it has been opened before."""
        parts = [self.name]
        for name, value in self.attributes:
            if name == "class" and extra_class:
                value, extra_class = f"{value or ''} {extra_class}".strip(), ""
            if with_identity or name not in _IDENTITY:
                parts.append(name if value is None else f'{name}="{escape(value)}"')
        if extra_class:
            parts.append(f'class="{extra_class}"')
        return f"<{' '.join(parts)}>"

    @property
    def end_tag(self) -> str:
        """Empty for elements that have none."""
        return "" if self.name in VOID else f"</{self.name}>"

    def html(self, with_identity: bool = True) -> str:
        """The whole of it."""
        inner = (
            escape(child, quote=False) if isinstance(child, str) else child.html(with_identity)
            for child in self.children
        )
        return f"{self.start_tag(with_identity)}{''.join(inner)}{self.end_tag}"

    @cached_property
    def is_block(self) -> bool:
        """Whether it is one, or holds one."""
        return self.name in BLOCKS or (
            self.name not in _ATOMS and any(isinstance(c, Element) and c.is_block for c in self.children)
        )

    @cached_property
    def is_atom(self) -> bool:
        """Whether it changes as a whole: it has no text of its own that could be compared."""
        return self.name in _ATOMS or not any(
            bool(child) if isinstance(child, str) else True for child in self.children
        )

    @property
    def style(self) -> tuple[str, str | None]:
        """What of it a reader sees in the text inside."""
        return self.name, dict(self.attributes).get("href")


def read_tree(html: str, with_identity: bool = True) -> Element:
    """A body around whatever ``html`` holds; scripts and styles are left out, and ids when not wanted."""
    parser = _TreeBuilder(with_identity)
    parser.feed(html)
    parser.close()
    return parser.root


class _TreeBuilder(HTMLParser):
    def __init__(self, with_identity: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.left_out = frozenset[str]() if with_identity else _IDENTITY
        self.root = Element("body")
        self.open = [self.root]
        self.dropping = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.dropping or tag in DROPPED:
            self.dropping = self.dropping or ("" if tag in VOID else tag)
            return
        # As browsers do: a block ends the paragraph before it.
        if tag in BLOCKS and any(element.name == "p" for element in self.open):
            self.handle_endtag("p")
        element = Element(tag, tuple(pair for pair in attrs if pair[0] not in self.left_out))
        if tag in VOID:
            self.open[-1].children.append(element)
        elif len(self.open) < _DEEPEST:
            self.open[-1].children.append(element)
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.dropping:
            self.dropping = "" if tag == self.dropping else self.dropping
            return
        for position in range(len(self.open) - 1, 0, -1):
            if self.open[position].name == tag:
                del self.open[position:]
                return

    def handle_data(self, data: str) -> None:
        if not self.dropping:
            self.open[-1].children.append(data)
