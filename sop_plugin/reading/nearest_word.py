"""The known word that somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Sequence


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word most like ``word``, when one is like it at all."""
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else None


def hints(word: str, known: Sequence[str]) -> dict[str, str]:
    """The values ``hint_zh`` and ``hint_en`` of a message: the nearest known word, or nothing."""
    near = nearest(word, known)
    return {
        "hint_zh": f"，是不是“{near}”？" if near else "",
        "hint_en": f" (did you mean {near!r}?)" if near else "",
    }
