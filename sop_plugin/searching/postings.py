"""Where a piece of text occurs, packed as text: 64 harmless characters, five bits each and one that says that more follow.

The passages of all pages are numbered through; a place is such a number with a weight, and each is written by its distance from the one
before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, filterfalse
from operator import sub

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
WEIGHTS = 2
"""Bits of a weight: 0 text, 1 title of a clause, 2 other name or keyword of a page, or how people ask for a clause, 3 its title."""


def place(passage: int, weight: int) -> int:
    """A passage, numbered from 1, with what a piece weighs there."""
    return passage << WEIGHTS | weight


_TEXT = -1 << WEIGHTS


def passage_of(where: int) -> int:
    """The passage of a place."""
    return where >> WEIGHTS


def merged(texts: Iterable[int], named: Sequence[int]) -> list[int]:
    """The sorted places in texts and in titles and names; where a passage has both, the latter counts."""
    return sorted(chain(beside(texts, named), named))


def beside(texts: Iterable[int], named: Iterable[int]) -> Iterable[int]:
    """The places in texts of passages that do not have it in a title or name too."""
    return filterfalse({where & _TEXT for where in named}.__contains__, texts)


def packed(places: Sequence[int]) -> str:
    """Sorted places."""
    return "".join(map(_WRITTEN.__getitem__, map(sub, places, chain((0,), places))))


def written(number: int) -> str:
    """A number as text."""
    return _WRITTEN[number]


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
