"""The text of a document as it will be written: clauses, paragraphs, lists, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from sop_plugin.importing.content import Inline, Paragraph, WordPlace, WordTable


@dataclass(frozen=True)
class ClauseHeading:
    """The heading of a clause: ``depth`` 1 is the highest, ``path`` the number that the manual gives it."""

    depth: int
    path: tuple[int, ...]
    inlines: tuple[Inline, ...]
    place: WordPlace
    bookmarks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its number as references name it."""
        return ".".join(map(str, self.path))


@dataclass(frozen=True)
class Item:
    """One item of a list, with all that belongs to it."""

    blocks: tuple[OutlineBlock, ...]


@dataclass(frozen=True)
class ItemList:
    """Items below each other; ``start`` is the number of the first, ``None`` where they have bullets."""

    items: tuple[Item, ...]
    start: int | None = None


@dataclass(frozen=True)
class Quote:
    """What stands in a frame of its own."""

    blocks: tuple[OutlineBlock, ...]


OutlineBlock: TypeAlias = "ClauseHeading | Paragraph | ItemList | Quote | WordTable"
