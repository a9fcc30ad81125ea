"""Which pieces of two sequences are the same, in time that stays short for long ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

# Texts of a thousand pieces each are compared at once; of longer ones the sentences first.
_AT_ONCE = 1_000_000
_ENDS_OF_SENTENCES = frozenset("。！？；!?;\n")

Key = tuple[object, ...]
"""Of a piece of text: what is written, then how it looks."""


@dataclass(frozen=True)
class Stretch:
    """``old[i1:i2]`` became ``new[j1:j2]``, or is the same."""

    same: bool
    i1: int
    i2: int
    j1: int
    j2: int

    def shifted(self, i: int, j: int) -> Stretch:
        """The same stretch, counted from elsewhere."""
        return Stretch(self.same, self.i1 + i, self.i2 + i, self.j1 + j, self.j2 + j)


def stretches(old: Sequence[Key], new: Sequence[Key], bounded: bool = False) -> list[Stretch]:
    """Two sequences from beginning to end, by difflib.

    ``bounded`` takes no bearings on what stands everywhere, which keeps long sequences from costing their square.
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    i_end, j_end = len(old) - end, len(new) - end
    matcher = SequenceMatcher(None, old[start:i_end], new[start:j_end], autojunk=bounded)
    return [
        Stretch(True, 0, start, 0, start),
        *(Stretch(tag == "equal", *place).shifted(start, start) for tag, *place in matcher.get_opcodes()),
        Stretch(True, i_end, len(old), j_end, len(new)),
    ]


def text_stretches(old: Sequence[Key], new: Sequence[Key]) -> list[Stretch]:
    """Two texts, so that people can read the changes: no coincidental character is kept between two of them."""
    if len(old) * len(new) <= _AT_ONCE:
        return _readable(stretches(old, new), old)
    i_at, j_at = _sentences(old), _sentences(new)
    found: list[Stretch] = []
    for coarse in stretches(_cut(old, i_at), _cut(new, j_at), bounded=True):
        i1, i2, j1, j2 = i_at[coarse.i1], i_at[coarse.i2], j_at[coarse.j1], j_at[coarse.j2]
        if coarse.same or (i2 - i1) * (j2 - j1) > _AT_ONCE:
            found.append(Stretch(coarse.same, i1, i2, j1, j2))
        else:
            found += (fine.shifted(i1, j1) for fine in stretches(old[i1:i2], new[j1:j2]))
    return _readable(found, old)


def _sentences(pieces: Sequence[Key]) -> list[int]:
    """Where each sentence begins, and the end of the last."""
    ends = (position for position, key in enumerate(pieces, 1) if key[0] in _ENDS_OF_SENTENCES)
    return sorted({0, *ends, len(pieces)})


def _cut(pieces: Sequence[Key], at: Sequence[int]) -> list[Key]:
    return [tuple(pieces[start:end]) for start, end in pairwise(at)]


def _readable(found: Iterable[Stretch], old: Sequence[Key]) -> list[Stretch]:
    """Neighbours of one kind joined; what is the same counts as changed where the changes around it are far larger."""
    result: list[Stretch] = []
    for stretch in found:
        if stretch.i1 == stretch.i2 and stretch.j1 == stretch.j2:
            continue
        while result and not stretch.same:
            if not result[-1].same or (len(result) > 1 and _is_crumb(result[-1], result[-2], stretch, old)):
                stretch = _joined(result.pop(), stretch)
            else:
                break
        if result and stretch.same and result[-1].same:
            stretch = _joined(result.pop(), stretch)
        result.append(stretch)
    return result


def _joined(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(one.same and other.same, one.i1, other.i2, one.j1, other.j2)


def _is_crumb(between: Stretch, before: Stretch, after: Stretch, old: Sequence[Key]) -> bool:
    length = sum(not str(key[0]).isspace() for key in old[between.i1 : between.i2])
    return all(2 * length <= max(s.i2 - s.i1, s.j2 - s.j1) for s in (before, after))
