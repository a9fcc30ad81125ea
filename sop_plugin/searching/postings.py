"""Where a piece of text occurs, packed as text: 64 harmless characters, five bits each and one that says that more follow."""

from __future__ import annotations

from collections.abc import Iterable

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
WEIGHTS = 2
"""Bits of a weight: 0 text, 1 title of a clause, 2 other name or keyword of a page, 3 its title."""
PASSAGES = 14
"""Bits of the place of a passage within its page; 0 is the page itself."""
_PAGE = WEIGHTS + PASSAGES
_BELOW = (1 << _PAGE) - 1
_ONE = [ALPHABET[value] for value in range(32)] + [
    ALPHABET[32 + (value & 31)] + ALPHABET[value >> 5] for value in range(32, 1024)
]


def posting(page: int, passage: int, weight: int) -> int:
    """One occurrence as a number; they sort by page and passage."""
    return page << _PAGE | passage << WEIGHTS | weight


def is_named(found: int) -> bool:
    """Whether it is in a title or name."""
    return bool(found & 3)


def packed(postings: Iterable[int]) -> str:
    """Sorted postings as text: for each page its distance from the one before, then its passages, each with its distance, its
    weight and whether another follows."""
    pieces: list[str] = []
    add, one, before, last = pieces.append, _ONE, 0, -1
    pending = -1
    place = 0
    for found in postings:
        page, below = found >> _PAGE, found & _BELOW
        if page != last:
            if pending >= 0:
                add(one[pending] if pending < 1024 else _number(pending))
            distance = page - before
            add(one[distance] if distance < 1024 else _number(distance))
            before = last = page
            place = 0
        elif pending >= 0:
            pending |= 1
            add(one[pending] if pending < 1024 else _number(pending))
        pending = (((below >> WEIGHTS) - place) << WEIGHTS | below & 3) << 1
        place = below >> WEIGHTS
    if pending >= 0:
        add(one[pending] if pending < 1024 else _number(pending))
    return "".join(pieces)


def _number(value: int) -> str:
    text = ""
    while value > 31:
        text += ALPHABET[32 + (value & 31)]
        value >>= 5
    return text + ALPHABET[value]
