"""By what passages are found: each piece of their texts, titles and names with the places where it stands.

Most of what an index costs is done here, for each character of the manual. So the pieces of a passage are taken all at once: what
stands side by side in the memory of a text is read as one number, and becomes text again when all passages are there.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat

from sop_plugin.searching.entries import Findable
from sop_plugin.searching.folding import Folding, beginnings, grams, short_words, singles
from sop_plugin.searching.postings import beside, passage_of, place

_TITLE, _OTHER, _CLAUSE, _TEXT = 3, 2, 1, 0
_RUN = re.compile(r"[0-9a-z]{4,}")
_MOST_SINGLES = 200

Places = dict[str, list[int]]
"""Piece → its places, sorted."""


class Pieces:
    """Takes pages one by one: the passages are numbered from 1 in their order, the page itself as one before its own."""

    def __init__(self, folding: Folding) -> None:
        self.starts: list[int] = []
        """The number of each page as a passage."""
        self.passages = 0
        self._folding = folding
        self._pairs: dict[int, list[int]] = defaultdict(list)
        self._fours: dict[int, list[int]] = defaultdict(list)
        self._others: Places = defaultdict(list)
        self._named: Places = defaultdict(list)
        self._asked: Places = defaultdict(list)
        # Many clauses have the same title.
        self._of_name = lru_cache(maxsize=1 << 14)(lambda name: _of_name(name, folding))
        self._end_of = lru_cache(maxsize=1 << 14)(lambda name: folding.stream(name)[-3:])

    def add(self, page: Findable) -> None:
        """Note whatever a page is found by."""
        head = self.passages + 1
        self.starts.append(head)
        self.passages = head + len(page.passages)
        heads = dict.fromkeys((piece for name in page.also for piece in self._of_name(name)), _OTHER)
        heads |= dict.fromkeys(_of_questions(page.asked, self._folding), _OTHER)
        heads |= dict.fromkeys(self._of_name(page.title), _TITLE)
        for piece, weight in heads.items():
            self._named[piece].append(place(head, weight))
        for piece in _filters(page, self._folding):
            self._others[piece].append(place(head, _TEXT))
        self._add_text(page.text, place(head, _TEXT))
        for number, passage in enumerate(page.passages, start=head + 1):
            here = place(number, _TEXT)
            for piece in self._of_name(passage.title):
                self._named[piece].append(here | _CLAUSE)
            for piece in _of_questions(passage.asked, self._folding):
                self._asked[piece].append(here)
            stream = self._add_text(passage.text, here)
            for piece in _across(self._end_of(passage.title), stream[:3]):
                self._others[piece].append(here)

    def _add_text(self, text: str, here: int) -> str:
        spaced = text.translate(self._folding)
        stream = spaced.replace(" ", "")
        for word in short_words(spaced):
            self._others[word].append(here)
        runs = _RUN.findall(stream)
        if runs:
            _note(self._fours, _side_by_side(" ".join(runs).encode("ascii"), 1, 4), here)
        if not stream.isascii():
            # With a blank behind it the last character begins a pair like all others.
            _note(self._pairs, _side_by_side(f"{stream} ".encode("utf-32-le"), 4, 2), here)
        return stream

    def places(self) -> tuple[Places, Places]:
        """Piece → its places in texts, and those in titles and names."""
        texts = dict(self._others)
        for number, found in self._fours.items():
            piece = number.to_bytes(4, sys.byteorder).decode("ascii")
            if " " not in piece:
                texts[piece] = found if piece not in texts else sorted({*found, *texts[piece]})
        begun: dict[str, list[list[int]]] = defaultdict(list)
        for number, found in self._pairs.items():
            piece = number.to_bytes(8, sys.byteorder).decode("utf-32-le")
            if not piece[0].isascii():
                begun[piece[0]].append(found)
            if not piece.isascii() and piece[1] != " ":
                texts[piece] = found if piece not in texts else sorted({*found, *texts[piece]})
        for character, lists in begun.items():
            if found := self._alone(lists, character in self._named):
                texts[character] = found
        # What only a question says weighs less than what the text says.
        for piece, found in self._asked.items():
            said = texts.get(piece, [])
            texts[piece] = sorted((*said, *(where | _OTHER for where in beside(found, said))))
        return texts, self._named

    def _alone(self, lists: Iterable[list[int]], is_named: bool) -> list[int]:
        """Where a character is, as far as it says anything: only while it is in few texts, and not at all where titles have it too."""
        found: set[int] = set()
        for each in sorted(lists, key=len, reverse=True):
            found.update(each)
            if is_named and len(found) >= _MOST_SINGLES:
                return []
        in_order = sorted(found)
        if len(in_order) < _MOST_SINGLES:
            return in_order
        # All of the last page that counts.
        page = bisect_right(self.starts, passage_of(in_order[_MOST_SINGLES - 1]))
        return (
            in_order
            if page == len(self.starts)
            else in_order[: bisect_left(in_order, place(self.starts[page], 0))]
        )


def _side_by_side(data: bytes, width: int, count: int) -> set[int]:
    """Each ``count`` characters that stand side by side, of ``width`` bytes each, as one number."""
    size = width * count
    found: set[int] = set()
    for at in range(0, size, width):
        whole = (len(data) - at) // size * size
        found.update(array("Q" if size == 8 else "I", data[at : at + whole]))
    return found


def _note(places: dict[int, list[int]], pieces: set[int], here: int) -> None:
    """All of them stand here, without a step of ours for each."""
    deque(map(list.append, map(places.__getitem__, pieces), repeat(here)), maxlen=0)


def _of_name(name: str, folding: Folding) -> set[str]:
    spaced = folding.spaced(name)
    stream = spaced.replace(" ", "")
    return grams(stream) | short_words(spaced) | singles(stream) | beginnings(spaced)


def _of_questions(questions: tuple[str, ...], folding: Folding) -> set[str]:
    """Nobody means a question by its first letters, or by a single character of it."""
    spaced = [folding.spaced(question) for question in questions]
    pieces: set[str] = set()
    return pieces.union(*map(short_words, spaced), *(grams(each.replace(" ", "")) for each in spaced))


def _filters(page: Findable, folding: Folding) -> set[str]:
    values = (("d", page.department), ("t", page.type), *(("j", job) for job in page.jobs))
    return {f"@{name}:{folding.stream(value)}" for name, value in values if value}


def _across(before: str, behind: str) -> set[str]:
    """The pieces that begin in a title and end in its text: more than a pair only between letters and figures."""
    if not before or not behind:
        return set()
    pair = before[-1] + behind[0]
    return grams(before + behind) - grams(before) - grams(behind) if pair.isascii() else {pair}
