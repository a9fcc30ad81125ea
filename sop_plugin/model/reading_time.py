"""How long a text takes to read through once, with the attention that work instructions want."""

from __future__ import annotations

import re

_CHARACTER = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)
# A minute's reading of a text that one must act by; a novel goes half as fast again.
_CHARACTERS, _WORDS = 300, 180


def reading_minutes(text: str) -> int:
    """Whole minutes, one at least."""
    minutes = len(_CHARACTER.findall(text)) / _CHARACTERS + len(_WORD.findall(text)) / _WORDS
    return max(1, round(minutes))
