"""HTML as blocks (paragraphs, items, rows …) that hold runs of text; reads any HTML, however broken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

_BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section"
    " summary table tbody td tfoot th thead tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# One thing each, changed as a whole.
_ATOMS = frozenset(
    "audio br button canvas embed iframe img input math meter object picture progress select svg textarea"
    " video wbr".split()
)
_DROPPED = frozenset("base head link meta script style template title".split())
_IDENTITY = frozenset("id name for".split())
_DEEPEST = 60

# Chinese changes by the character, Latin words and numbers as a whole; a mark that combines stays with its base.
_TOKEN = re.compile(
    r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*|\s+|.[\u0300-\u036f\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)


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
        return "" if self.name in _VOID else f"</{self.name}>"

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
        return self.name in _BLOCKS or (
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


@dataclass(frozen=True, eq=False)
class Piece:
    """A character, word, blank or atom, with the inline elements around it, the outermost first."""

    text: str
    around: tuple[Element, ...]
    atom: Element | None
    key: tuple[object, ...]

    def html(self) -> str:
        """Its own HTML, without what is around it."""
        return self.atom.html() if self.atom else escape(self.text, quote=False)


@dataclass(frozen=True, eq=False)
class Run:
    """Text between two blocks, or the whole text of one."""

    pieces: tuple[Piece, ...]

    # A tight list has runs where a loose one has paragraphs; that is no change of the text.
    kind = "p"

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Equal where readers see the same."""
        return self.kind, tuple(piece.key for piece in self.pieces)

    @property
    def children(self) -> tuple[Node, ...]:
        """Itself: what it shares with a paragraph."""
        return (self,)

    @cached_property
    def profile(self) -> Counter[str]:
        """Characters and pairs of characters, to tell how much two texts have in common."""
        text = "".join(piece.text for piece in self.pieces if not piece.text.isspace())
        return Counter(text) + Counter(map("".join, pairwise(text)))

    @cached_property
    def weight(self) -> int:
        """How much there is in the profile."""
        return self.profile.total()


@dataclass(frozen=True, eq=False)
class Block:
    """A block and what it holds."""

    element: Element
    children: tuple[Node, ...]

    @property
    def kind(self) -> str:
        """The element's name."""
        return self.element.name

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Equal where readers see the same."""
        if self.kind == "p" and len(self.children) == 1:
            return self.children[0].key
        return self.kind, *(child.key for child in self.children)

    @cached_property
    def profile(self) -> Counter[str]:
        """As of a run, over all that it holds."""
        found: Counter[str] = Counter()
        for child in self.children:
            found.update(child.profile)
        return found

    @cached_property
    def weight(self) -> int:
        """As of a run."""
        return sum(child.weight for child in self.children)


Node = Block | Run


def read_blocks(html: str, with_identity: bool = True) -> tuple[Node, ...]:
    """The blocks of a piece of HTML, without the blanks between them.

    Without identity for what is shown beside its other self: no id may stand twice in a page.
    """
    parser = _TreeBuilder(with_identity)
    parser.feed(html)
    parser.close()
    return tuple(_nodes(parser.root.children, preformatted=False))


def read_text(text: str) -> Run:
    """A run of plain text."""
    return Run(tuple(_pieces([text], (), preformatted=False)))


class _TreeBuilder(HTMLParser):
    def __init__(self, with_identity: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.left_out = frozenset[str]() if with_identity else _IDENTITY
        self.root = Element("body")
        self.open = [self.root]
        self.dropping = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.dropping or tag in _DROPPED:
            self.dropping = self.dropping or ("" if tag in _VOID else tag)
            return
        # As browsers do: a block ends the paragraph before it.
        if tag in _BLOCKS and any(element.name == "p" for element in self.open):
            self.handle_endtag("p")
        element = Element(tag, tuple(pair for pair in attrs if pair[0] not in self.left_out))
        if tag in _VOID:
            self.open[-1].children.append(element)
        elif len(self.open) < _DEEPEST:
            self.open[-1].children.append(element)
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
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


def _nodes(children: Sequence[Element | str], preformatted: bool) -> Iterator[Node]:
    inline: list[Element | str] = []
    has_blocks = any(isinstance(child, Element) and child.is_block for child in children)

    def run() -> Iterator[Run]:
        pieces = tuple(_pieces(inline, (), preformatted))
        inline.clear()
        if pieces and not (has_blocks and all(piece.text.isspace() for piece in pieces)):
            yield Run(pieces)

    for child in children:
        if isinstance(child, Element) and child.is_block:
            yield from run()
            yield Block(child, tuple(_nodes(child.children, preformatted or child.name == "pre")))
        else:
            inline.append(child)
    yield from run()


def _pieces(
    children: Sequence[Element | str], around: tuple[Element, ...], preformatted: bool
) -> Iterator[Piece]:
    style = tuple(element.style for element in around)
    for child in children:
        if isinstance(child, str):
            for text in _TOKEN.findall(child):
                yield Piece(text, around, None, (text if preformatted or not text.isspace() else " ", style))
        elif child.is_atom:
            yield Piece("", around, child, ("", style, child.html(with_identity=False)))
        else:
            yield from _pieces(child.children, (*around, child), preformatted)
