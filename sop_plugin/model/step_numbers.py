"""Numbers that people write before or instead of the names of steps: 1, 2. 复述, 第三步, Step 4, ⑤."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_FEWEST = 2
_HAN = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}
_CIRCLED = {chr(0x2460 + value): value + 1 for value in range(20)}
_NUMBER = re.compile(
    r"(?:第|步骤|步驟|工序|\bstep\b|\bno\.)?\s*"
    r"(?:(?:\d{1,3}[.\-])*(?P<figures>\d{1,3})|(?P<han>[一二三四五六七八九十]{1,3})|(?P<circled>[①-⑳]))"
    r"(?(figures)(?=[\s.、．。)）:：步]|$)|(?(han)(?=[\s.、．。)）:：步]|$)))"
    r"\s*步?(?:骤|驟)?\s*[.、．。)）:：]?\s*",
    re.IGNORECASE,
)


def is_number_alone(words: str) -> bool:
    """Whether nothing but a number is written."""
    return _NUMBER.fullmatch(words.strip()) is not None


def are_numbered(names: Sequence[str]) -> bool:
    """Whether some names in their order begin with numbers that count on: 1, 2, 3, or 10, 20, 30 where nothing follows them."""
    numbers = [_value(match) for name in names if (match := _NUMBER.match(name.strip()))]
    if len(numbers) < max(len(names), _FEWEST):
        return False
    if all(map(is_number_alone, names)):
        return all(before < after for before, after in pairwise(numbers))
    return all(before + 1 == after for before, after in pairwise(numbers))


def _value(match: re.Match[str]) -> int:
    if match["figures"]:
        return int(match["figures"])
    if match["circled"]:
        return _CIRCLED[match["circled"]]
    tens, ten, ones = match["han"].rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)
