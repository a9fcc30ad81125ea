"""Thousands of words looked for in a text at once: blanks and the end of a line do not hide one, and case does not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


class WordSpan(NamedTuple):
    """Where a word stands in a text."""

    begin: int
    end: int


class WordsFound:
    """``words`` are of two characters or more. Those in Latin letters are found as words, not within others.

    ``as_written`` are words of which case counts. What stands in ``before`` is taken for a part of the word, as letters are.
    """

    def __init__(self, words: Iterable[str], as_written: Iterable[str] = (), *, before: str = "") -> None:
        self._before = before
        self._blanks: dict[str, set[int]] = {}
        self._spellings: dict[str, set[str]] = {}
        lengths: dict[str, set[int]] = {}
        as_written = list(as_written)
        for word in (*words, *as_written):
            parts = word.split()
            stream = _lower("".join(parts))
            if len(stream) < 2:
                continue
            lengths.setdefault(stream[:2], set()).add(len(stream))
            blanks, at = self._blanks.setdefault(stream, set()), 0
            for part in parts:
                at += len(part)
                blanks.add(at)
        for word in as_written:
            written = "".join(word.split())
            self._spellings.setdefault(_lower(written), set()).add(written)
        self._lengths = {pair: sorted(found, reverse=True) for pair, found in lengths.items()}

    def within(self, text: str) -> Iterator[WordSpan]:
        """The longest word at each place of a text where one begins."""
        if not self._lengths:
            return
        stream = "".join(text.split())
        low = _lower(stream)
        places = (
            range(len(text))
            if len(stream) == len(text)
            else [i for i, c in enumerate(text) if not c.isspace()]
        )
        for at, pair in enumerate(map(str.__add__, low, low[1:])):
            for length in self._lengths.get(pair, ()):
                end = at + length
                word = low[at:end]  # shorter where the text ends
                if (
                    len(word) < length
                    or word not in self._blanks
                    or (word in self._spellings and stream[at:end] not in self._spellings[word])
                ):
                    continue
                if self._stands(word, text, places[at:end]):
                    yield WordSpan(places[at], places[end - 1] + 1)
                    break

    def _stands(self, word: str, text: str, places: range | list[int]) -> bool:
        """Whether it is a word there: not a part of another, and blanks within it are its own or between Chinese characters."""
        first, last = places[0], places[-1]
        if _is_latin(word[0]) and first and (_is_latin(text[first - 1]) or text[first - 1] in self._before):
            return False
        if _is_latin(word[-1]) and last + 1 < len(text) and _is_latin(text[last + 1]):
            return False
        if last - first + 1 == len(word):
            return True
        blanks = self._blanks[word]
        for offset, (here, there) in enumerate(pairwise(places), 1):
            gap = text[here + 1 : there]
            if gap.count("\n") > 1:  # another paragraph
                return False
            if gap and offset not in blanks and _is_latin(text[here]) and _is_latin(text[there]):
                return False
        return True


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _lower(text: str) -> str:
    """In small letters, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
