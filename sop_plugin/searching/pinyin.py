"""Pinyin, full and initials: how a pair of characters is typed leads to the pair, and pairs are what text is found by."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from sop_plugin.searching.folding import Folding

_HAN = re.compile(r"[〇㐀-䶿一-鿿]+")
_MOST = 40
_COMMON = bytes(
    byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low)
).decode("gb2312", "ignore")


def pinyin_keys(texts: Iterable[str], folding: Folding, reading_of: Callable[[str], str]) -> dict[str, str]:
    """``~tousu``, ``~tous`` and ``~ts`` → 投诉 and whatever else is typed so in ``texts``, the commonest first."""
    pairs: Counter[tuple[str, str | None, str, str | None]] = Counter()
    # Many clauses have the same title.
    for text, times in Counter(texts).items():
        read = _read(folding.stream(text), reading_of)
        for (a, first), (b, second) in itertools.pairwise(read):
            pairs[a, first, b, second] += times
    counts: dict[str, dict[str, int]] = {}
    for (a, first, b, second), times in pairs.items():
        for key in _typed(a, first, b, second):
            found = counts.setdefault(f"~{key}", {})
            found[a + b] = found.get(a + b, 0) + times
    return {
        key: "".join(pair for pair, _ in sorted(found.items(), key=lambda each: (-each[1], each[0]))[:_MOST])
        for key, found in counts.items()
    }


def _read(stream: str, reading_of: Callable[[str], str]) -> Iterator[tuple[str, str | None]]:
    """Each character with its syllable; ``None`` for a letter or digit, which is typed as it is."""
    at = 0
    for run in _HAN.finditer(stream):
        yield from ((character, None) for character in stream[at : run.start()])
        syllables = reading_of(run[0]).split()
        if len(syllables) != len(run[0]):
            syllables = [reading_of(character) or character for character in run[0]]
        yield from zip(run[0], syllables, strict=True)
        at = run.end()
    yield from ((character, None) for character in stream[at:])


def _typed(a: str, first: str | None, b: str, second: str | None) -> set[str]:
    """What may be typed for two characters: both in full, the second or both by the first letter; ``ü`` as ``v`` or ``u``."""
    one, two = first or a, second or b
    ways = {one + two, one + two[0], one[0] + two[0]}
    return {way.replace("ü", letter) for way in ways for letter in "vu"}


def sounds(reading_of: Callable[[str], str]) -> str:
    """``a啊阿|ai哀…``: what an input method offers for each syllable, of the characters that people write most.

    They are those of level 1 of GB 2312, which are in use everywhere.
    """
    found: dict[str, list[str]] = {}
    for character in _COMMON:
        found.setdefault(reading_of(character), []).append(character)
    return "|".join(sound + "".join(characters) for sound, characters in sorted(found.items()))
