"""What counts as the same when people search, and the pieces by which text is found.

``fold.js`` folds what people type; a browser test holds the two together.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable
from operator import add

_RUN = re.compile(r"[0-9a-z]{4,}")
_WORD = re.compile(r"[0-9a-z]+")
_BEGINNINGS = 3
_MOST_SHORT = 3


class Folding(dict[int, str]):
    """A table for ``str.translate``: compatible forms, small letters, Simplified characters, no accents; all else is a blank.

    Character by character, so that nothing depends on what stands beside it.
    """

    def __init__(self, simplify: Callable[[str], str]) -> None:
        super().__init__()
        self._simplify = simplify

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._of(chr(code))
        return folded

    def _of(self, character: str) -> str:
        if unicodedata.category(character)[0] == "M":
            return ""
        kept = []
        for part in unicodedata.normalize("NFKD", character).lower():
            kind = unicodedata.category(part)[0]
            if kind in "LN":
                kept.append(self._simplify(part) if ord(part) in _CHINESE_CODES else part)
            elif kind != "M":
                kept.append(" ")
        return "".join(kept)

    def spaced(self, text: str) -> str:
        """The folded text, with blanks where it has anything but letters and digits."""
        return text.translate(self)

    def stream(self, text: str) -> str:
        """The same without blanks: what is between characters never hides them."""
        return self.spaced(text).replace(" ", "")

    def traditional(self, used: Iterable[str]) -> str:
        """Traditional and Simplified characters, pair after pair, for the Simplified ones that are ``used``."""
        wanted = set(used)
        pairs = []
        for code in _CHINESE:
            character = chr(code)
            simple = self._simplify(character)
            if simple != character and simple in wanted:
                pairs.append(character + simple)
        return "".join(pairs)


_CHINESE_CODES = range(0x3400, 0xA000)
_CHINESE = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))


def grams(stream: str) -> set[str]:
    """The pieces of a folded text: pairs of characters, and of Latin letters and digits four at a time.

    Two letters say nothing, four nearly a word; a pair with a Chinese character is as good as a word.
    """
    found = set(itertools.filterfalse(str.isascii, map(add, stream, stream[1:])))
    for run in _RUN.findall(stream):
        found.update(run[at : at + 4] for at in range(len(run) - 3))
    return found


def short_words(spaced: str) -> set[str]:
    """Latin words and figures too short for a piece of four, as they stand alone: ``.vip``, ``.30``."""
    return {f".{word}" for word in _WORD.findall(spaced) if len(word) <= _MOST_SHORT}


def beginnings(spaced: str) -> set[str]:
    """The first letters of the Latin words, for a title that somebody begins to type."""
    return {
        f".{word[:end]}"
        for word in _WORD.findall(spaced)
        for end in range(2, min(len(word), _BEGINNINGS) + 1)
    }


def singles(stream: str) -> set[str]:
    """The characters that are words by themselves."""
    return set(itertools.filterfalse(str.isascii, stream))
