"""The known word that somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from sop_plugin.words.voice import Sentence, Words

_DID_YOU_MEAN = Words("，是不是“{near}”？", " (did you mean {near!r}?)")
_NO_HINT = Words("", "")


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word most like ``word``, when one is like it at all."""
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else None


def hint(word: str, known: Sequence[str]) -> Words | Sentence:
    """The end of a message: the nearest known word, or nothing."""
    near = nearest(word, known)
    return _DID_YOU_MEAN.filled(near=near) if near else _NO_HINT
