"""HTML as blocks (paragraphs, items, rows …) that hold runs of text, in pieces that are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import pairwise

from sop_plugin.rendering.redline.tree import Element, read_tree

# Chinese changes by the character, Latin words and numbers as a whole; a mark that combines stays with its base.
_TOKEN = re.compile(
    r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*|\s+|.[\u0300-\u036f\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)


class Piece:
    """A character, word, blank or atom, with the inline elements around it, the outermost first."""

    # No dataclass: a long redline has tens of thousands.
    __slots__ = ("around", "atom", "key", "text")

    def __init__(
        self, text: str, around: tuple[Element, ...], atom: Element | None, key: tuple[object, ...]
    ) -> None:
        self.text = text
        self.around = around
        self.atom = atom
        self.key = key

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
        found = Counter(self._shown)
        found.update(map("".join, pairwise(self._shown)))
        return found

    @cached_property
    def weight(self) -> int:
        """How much there is in the profile, which need not be made for it."""
        return max(2 * len(self._shown) - 1, 0)

    @cached_property
    def _shown(self) -> str:
        return "".join(piece.text for piece in self.pieces if not piece.text.isspace())


@dataclass(frozen=True, eq=False)
class RedlineBlock:
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
        first, *others = self.children or (_NOTHING,)
        if not others:
            return first.profile
        found = Counter(first.profile)
        for child in others:
            found.update(child.profile)
        return found

    @cached_property
    def weight(self) -> int:
        """As of a run."""
        return sum(child.weight for child in self.children)


Node = RedlineBlock | Run
_NOTHING = Run(())


def read_blocks(html: str, with_identity: bool = True) -> tuple[Node, ...]:
    """The blocks of a piece of HTML, without the blanks between them.

    Without identity for what is shown beside its other self: no id may stand twice in a page.
    """
    return tuple(_nodes(read_tree(html, with_identity).children, preformatted=False))


def read_text(text: str) -> Run:
    """A run of plain text."""
    return Run(tuple(_pieces([text], (), preformatted=False)))


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
            yield RedlineBlock(child, tuple(_nodes(child.children, preformatted or child.name == "pre")))
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
                yield Piece(text, around, None, (" " if not preformatted and text.isspace() else text, style))
        elif child.is_atom:
            yield Piece("", around, child, ("", style, child.html(with_identity=False)))
        else:
            yield from _pieces(child.children, (*around, child), preformatted)
