"""Words that leave open what a step asks for, so that two people do two things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

VAGUE_WORDS: tuple[str, ...] = tuple(
    word.strip()
    for word in (
        "适当 | 及时 | 尽快 | 尽早 | 尽量 | 酌情 | 必要时 | 视情况 | 適當 | 及時 | 盡快 | 儘快 | 盡早 | 儘早 | 盡量 | 儘量 | 必要時 | 視情況"
        " | 等 | as appropriate | where appropriate | as soon as possible | ASAP | promptly | timely | if necessary"
        " | where necessary | as necessary | as needed | if needed | etc"
    ).split("|")
)

# 及时率 is a figure, and 等级 a noun: what makes a word of the list part of another word.
_PARTS_OF_WORDS: Mapping[str, str] = {
    "及时": r"及时(?![率性])",
    "及時": r"及時(?![率性])",
    # “手套等” leaves a list open; “价格、数量等 3 项” closes it.
    "等": r"(?:(?<=、)[^，。；：、！？|请請让讓要先勿]{1,15}?(?<![同平均相高中初上下优優久稍])(?=等)|(?=等等))(?P<open>等等?)"
    r"(?!\s*[\d一二两三四五六七八九十兩]+\s*[项項类類种種个個份张張])"
    r"(?![级級候待同於于距式號号次第额額值離离價价溫温邊边])",
    "etc": r"\betc\b\.?",
}


class VagueWords:
    """The words to be found: those of the list that ``changes`` do not switch off, and those that they add."""

    def __init__(self, changes: Mapping[str, bool]) -> None:
        switches = {word.strip().casefold(): on for word, on in changes.items() if word.strip()}
        words = [word for word in VAGUE_WORDS if switches.pop(word.casefold(), True)]
        words += [word for word, on in switches.items() if on]
        # The longest first: "as soon as possible" before a word of an author's own such as "soon".
        words.sort(key=len, reverse=True)
        self._sign = re.compile("|".join(re.escape(word.casefold()) for word in words) or r"(?!)")
        pattern = "|".join(_PARTS_OF_WORDS.get(word) or _whole(word) for word in words)
        self._pattern = re.compile(pattern or r"(?!)", re.IGNORECASE)

    def found_in(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Where each stands, from 0, how it is written, and by what name ``changes`` switch it off."""
        if not self._sign.search(text.casefold()):
            return  # most cells, and cheaper than the pattern
        for match in self._pattern.finditer(text):
            if match.groupdict().get("open"):
                yield match.start("open"), match["open"], "等"
            else:
                yield match.start(), match[0], match[0].casefold().rstrip(".")


def _whole(word: str) -> str:
    pattern = re.escape(word)
    if word[0].isascii() and word[0].isalnum():
        pattern = rf"\b{pattern}"
    if word[-1].isascii() and word[-1].isalnum():
        pattern = rf"{pattern}\b"
    return pattern
