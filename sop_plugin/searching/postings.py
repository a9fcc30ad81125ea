"""Where a piece of text occurs, packed as text: 64 harmless characters, five bits each and one that says that more follow.

For each page stands its distance from the one before, then its places, each with its distance from the one before, its weight and
whether another follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from operator import sub

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
WEIGHTS = 2
"""Bits of a weight: 0 text, 1 title of a clause, 2 other name or keyword of a page, 3 its title."""


def place(passage: int, weight: int) -> int:
    """A passage of a page as a number; 0 is the page itself."""
    return passage << WEIGHTS | weight


def packed_places(places: Iterable[int]) -> str:
    """The sorted places of one page."""
    pieces: list[str] = []
    pending, before = -1, 0
    for where in places:
        if pending >= 0:
            pieces.append(_WRITTEN[pending | 1])
        passage = where >> WEIGHTS
        pending = ((passage - before) << WEIGHTS | where & 3) << 1
        before = passage
    if pending >= 0:
        pieces.append(_WRITTEN[pending])
    return "".join(pieces)


def packed(pages: Mapping[int, str]) -> str:
    """Pages in their order, each with its places as they were packed."""
    distances = map(sub, pages, chain((0,), pages))
    return "".join(
        chain.from_iterable(zip(map(_WRITTEN.__getitem__, distances), pages.values(), strict=True))
    )


class _Written(dict[int, str]):
    """Number → how it is written."""

    def __missing__(self, value: int) -> str:
        rest, text = value, ""
        while rest > 31:
            text += ALPHABET[32 + (rest & 31)]
            rest >>= 5
        self[value] = text = text + ALPHABET[rest]
        return text


_WRITTEN = _Written()
