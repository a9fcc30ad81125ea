"""What a cell names: jobs, records, or what stands in the cell above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sop_plugin.model.placeholders import means_above, says_nothing
from sop_plugin.model.procedure import Cell, Column
from sop_plugin.model.written_references import WRITTEN_REFERENCE
from sop_plugin.reading.markdown.parsed import read_inline
from sop_plugin.reading.markdown.words import words_of

_MARKUP = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")
_RICH = re.compile(r"[<&\\]|\]\(|\[\^")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\s\[\]]+\]")
_PARTED = re.compile(
    r"<br\s*/?>|</?(?:li|ul|ol|p|div)\b[^<>]*>|[、，,；;／/]|或者?|\s*[→⇒➔]\s*|\s*-+>\s*|\bor\b",
    re.IGNORECASE,
)
_KEPT_WHOLE = re.compile(
    rf"[（(][^（）()]*[)）]|{WRITTEN_REFERENCE.pattern}|<(?!/?(?:br|li|ul|ol|p|div)\b)/?[A-Za-z][^<>]*>|&#?\w+;|\\[/;,]",
    re.IGNORECASE,
)
# A list written into a cell: 1. 文员<br>2. 主管.
_ITEM = re.compile(r"^(?:\d{1,2}[.、)）](?!\d)|[（(]\d{1,2}[)）]|[-•·●*]\s|[①-⑳])\s*(?=\S)")
_NO_RECORD = frozenset(
    "无须记录|无需记录|不需记录|不记录|無須記錄|無需記錄|不記錄|not recorded|no record|no record required".split(
        "|"
    )
)


def plain(text: str) -> str:
    """A cell's words as its reader sees them, without marks of emphasis and of footnotes; references as written."""
    if _RICH.search(text):
        words = words_of(read_inline(_FOOTNOTE_MARK.sub("", text)))
        return " ".join(words.split())
    return " ".join(_MARKUP.sub("", text).split())


@lru_cache(4096)  # a manual names the same jobs and records again and again
def doers_of(text: str) -> tuple[str, ...]:
    """The jobs that a cell names, in its order: parted by punctuation and by "or", but not by "and" nor within brackets."""
    return tuple(doer for doer in _listed(text) if not says_nothing(doer))


@lru_cache(4096)
def records_of(text: str) -> tuple[str, ...]:
    """The records that a cell names, in its order, references as written."""
    return tuple(
        record for record in _listed(text) if not says_nothing(record) and record.casefold() not in _NO_RECORD
    )


def _listed(text: str) -> Iterator[str]:
    if says_nothing(text):
        return iter(())  # "N/A" is not two things
    kept = _KEPT_WHOLE.sub(lambda m: "\x00" * len(m[0]), text)
    found: dict[str, None] = {}
    start = 0
    for match in (*_PARTED.finditer(kept), None):
        found[_ITEM.sub("", plain(text[start : match.start() if match else len(text)]), count=1)] = None
        start = match.end() if match else 0
    return iter(found)


_LONGEST_SIGN = 24


class Above:
    """What a cell that says 同上 means: the cell above it that says something itself."""

    def __init__(self) -> None:
        self._meant: dict[Column, Cell] = {}

    def meant(self, column: Column, cell: Cell | None) -> Cell | None:
        """A cell, or the last one above it that says something itself; an empty one where there is none."""
        if cell is None:
            return None
        if len(cell.text) <= _LONGEST_SIGN and means_above(plain(cell.text)):
            return self._meant.get(column) or cell._replace(text="")
        self._meant[column] = cell
        return cell
