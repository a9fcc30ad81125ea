"""Pinyin of Chinese characters, kept between runs: to load the dictionary and look thousands of words up takes longer than all else that is read of a manual."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from sop_plugin.outside.cache_folder import cache_file, is_own
from sop_plugin.outside.writing import write_whole

_MOST = 50_000
"""Words that are kept although nobody asked for them this time."""


class KnownSyllables:
    """Words → syllables; ``save`` keeps those that this run asked for. Without a ``file`` nothing is kept."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._used: dict[str, list[str]] = {}
        self._is_new = False

    @classmethod
    def of_manual(cls, root: Path, environment: Mapping[str, str]) -> KnownSyllables:
        """Those kept for the manual in ``root``, unless the environment switches it off."""
        return cls(cache_file(root, environment, "pinyin"))

    def of(self, word: str) -> list[str]:
        """The syllables of a word without tones, one for each character that has any."""
        found = self._used.get(word) or self._known.get(word)
        if found is None:
            found = _looked_up(word)
            self._is_new = True
        self._used[word] = found
        return list(found)

    def save(self) -> None:
        """Keep what this run used; a folder that cannot be written only makes the next run slower."""
        if self._file is None or not self._is_new:
            return
        kept = self._used if len(self._known) > _MOST else self._known | self._used
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            text = json.dumps({"of": _dictionary(), "words": kept}, ensure_ascii=False)
            write_whole(self._file, text.encode("utf-8", "surrogatepass"))
        except OSError:
            return
        self._is_new = False

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        if self._file is None:
            return {}
        try:
            found = json.loads(self._file.read_bytes()) if is_own(self._file) else {}
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict) or found.get("of") != _dictionary():
            return {}
        words = found.get("words")
        return words if isinstance(words, dict) and all(map(_is_reading, words.values())) else {}


def _is_reading(found: object) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(each, str) for each in found)


def _dictionary() -> str:
    """What the syllables are looked up in."""
    return f"pypinyin {version('pypinyin')}"


def _looked_up(word: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(word, v_to_u=True)
