"""By what a page is found, each piece with the places of the page where it stands: all of the index that a page says by itself.

A page that is the same again has the same pieces, wherever in the index it stands, so that they can be kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sop_plugin.searching.entries import Findable
from sop_plugin.searching.folding import Folding, beginnings, grams, short_words, singles
from sop_plugin.searching.numbers import number_keys
from sop_plugin.searching.postings import packed_places, place

_TITLE, _OTHER, _CLAUSE, _TEXT = 3, 2, 1, 0

Packed = dict[str, str]
"""Piece → the places of the page where it stands, packed."""


@dataclass(frozen=True)
class PagePieces:
    """``found`` has all pieces. Of those in a title or name ``named`` has these places, and ``other`` the rest, where there is any.

    ``lone`` has the characters that are found by themselves where few texts have them, and ``counts`` in how many texts of the
    page each of them stands.
    """

    found: Packed
    named: Packed
    other: Packed
    lone: Packed
    counts: dict[str, int]
    numbers: list[str]
    """The keys of the page's number."""

    def as_data(self) -> bytes:
        """In a form that can be kept and is soon read: a line for each row; folded text has letters and figures alone."""
        packed = (self.found, self.named, self.other, self.lone)
        rows = [row for each in packed for row in (each, each.values())]
        written = (" ".join(row) for row in (*rows, map(str, self.counts.values()), self.numbers))
        return "\n".join(written).encode("utf-8", "surrogatepass")

    @classmethod
    def of_data(cls, data: bytes) -> PagePieces:
        """What was kept in this form."""
        rows = [row.split(" ") if row else [] for row in data.decode("utf-8", "surrogatepass").split("\n")]
        found, named, other, lone = (dict(zip(rows[at], rows[at + 1], strict=True)) for at in range(0, 8, 2))
        return cls(found, named, other, lone, dict(zip(lone, map(int, rows[8]), strict=True)), rows[9])


class _Passages(dict[str, int]):
    """Piece → the passages that have it, as the bits of a number."""

    def note(self, pieces: set[str], passage: int) -> None:
        """A passage has them."""
        bit = 1 << passage
        again = self.keys() & pieces
        for piece in again:
            self[piece] |= bit
        self.update(dict.fromkeys(pieces - again if again else pieces, bit))

    def packed(self) -> Packed:
        """All of them, as places in texts."""
        return dict(zip(self, map(_packed, self.values()), strict=True))


def pieces_of(page: Findable, folding: Folding) -> PagePieces:
    """What a page is found by."""
    texts, lone, clauses = _Passages(), _Passages(), _Passages()

    def note(passage: int, text: str, beside: set[str]) -> None:
        spaced = folding.spaced(text)
        stream = spaced.replace(" ", "")
        texts.note(grams(stream) | short_words(spaced) | beside, passage)
        lone.note(singles(stream), passage)

    heads = dict.fromkeys(set().union(*(_of_name(name, folding) for name in page.also)), _OTHER)
    heads.update(dict.fromkeys(_of_name(page.title, folding), _TITLE))
    note(0, page.text, _filters(page, folding))
    for at, passage in enumerate(page.passages, start=1):
        clauses.note(_of_name(passage.title, folding), at)
        note(at, passage.text, _across(folding, passage.title, passage.text))
    found, alone = texts.packed(), lone.packed()
    named: Packed = {}
    other: Packed = {}
    for piece in heads.keys() | clauses.keys():
        head, titles = heads.get(piece, 0), clauses.get(piece, 0)
        # Where it is in the title too, that counts.
        only = ~(titles | 1 if head else titles)
        named[piece] = found[piece] = _packed(0, titles, head)
        if piece in texts and (bits := texts[piece] & only):
            other[piece], found[piece] = _packed(bits), _packed(bits, titles, head)
        if piece in lone:
            alone[piece] = _packed(lone[piece] & only, titles, head)
    counts = dict(zip(lone, map(int.bit_count, lone.values()), strict=True))
    numbers = list(dict.fromkeys(number_keys(folding.spaced(page.number))))
    return PagePieces(found, named, other, alone, counts, numbers)


@lru_cache(maxsize=1 << 16)
def _packed(texts: int, clauses: int = 0, head: int = 0) -> str:
    """Passages with a piece in their texts or titles, as bits, and its weight in the names of the page; pieces of a phrase share them."""
    found = [place(0, head)] if head else []
    left = texts | clauses
    while left:
        lowest = left & -left
        found.append(place(lowest.bit_length() - 1, _CLAUSE if clauses & lowest else _TEXT))
        left ^= lowest
    return packed_places(found)


def _of_name(name: str, folding: Folding) -> set[str]:
    spaced = folding.spaced(name)
    stream = spaced.replace(" ", "")
    return grams(stream) | short_words(spaced) | singles(stream) | beginnings(spaced)


def _filters(page: Findable, folding: Folding) -> set[str]:
    values = (("d", page.department), ("t", page.type), *(("j", job) for job in page.jobs))
    return {f"@{name}:{folding.stream(value)}" for name, value in values if value}


def _across(folding: Folding, title: str, text: str) -> set[str]:
    """The pieces that begin in the title and end in the text."""
    before, behind = folding.stream(title)[-3:], folding.stream(text)[:3]
    return grams(before + behind) - grams(before) - grams(behind) if before and behind else set()
