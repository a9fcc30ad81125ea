"""The known word that a wrong one was most likely meant to be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import chain, islice

NOTHING_NEAR = "—"
_COMPARED = 50
_MET = 1000
_LEAST_LIKE = 0.51


class Nearest:
    """Finds near words without comparing against every one: a broken manual must not cost quadratic time.

    Words are looked up by the rarest pairs of characters that they share with the wrong one, and only the 50 that
    share most of them are compared.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(dict.fromkeys(words))
        self._by_pair: dict[str, list[str]] | None = None
        self._answers: dict[str, str] = {}

    def to(self, word: str) -> str:
        """The word most like ``word``, or a dash when none is like it."""
        if word not in self._answers:
            self._answers[word] = self._find(word)
        return self._answers[word]

    def _find(self, word: str) -> str:
        wanted = word.casefold()
        best, best_rank = NOTHING_NEAR, (_LEAST_LIKE, 0)
        matcher = SequenceMatcher(None, b=wanted, autojunk=False)
        for candidate in self._candidates(wanted):
            folded = candidate.casefold()
            matcher.set_seq1(folded)
            if matcher.quick_ratio() < best_rank[0]:
                continue
            # Codes are misspelt at the end more often than at the beginning.
            rank = (matcher.ratio(), _common_beginning(folded, wanted))
            if rank > best_rank:
                best, best_rank = candidate, rank
        return best

    def _candidates(self, wanted: str) -> Iterable[str]:
        if len(self._words) <= _COMPARED:
            return self._words
        if self._by_pair is None:
            self._by_pair = defaultdict(list)
            for word in self._words:
                for pair in _pairs(word.casefold()):
                    self._by_pair[pair].append(word)
        shared = sorted((self._by_pair[pair] for pair in _pairs(wanted) if pair in self._by_pair), key=len)
        met = Counter(islice(chain.from_iterable(shared), _MET))
        return [word for word, _ in met.most_common(_COMPARED)]


def _pairs(word: str) -> list[str]:
    return sorted({word[i : i + 2] for i in range(len(word) - 1)})


def _common_beginning(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
