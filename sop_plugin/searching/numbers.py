"""Document numbers in any writing: letters and digits alone count, and leading noughts do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARTS = re.compile(r"[^\W\d_]+|\d+")


def number_parts(spaced: str) -> list[str]:
    """``ht sd sop 004`` → ``ht``, ``sd``, ``sop``, ``4``; of a folded text."""
    return [part.lstrip("0") or "0" if part.isdecimal() else part for part in _PARTS.findall(spaced)]


def number_key(parts: list[str]) -> str:
    """The parts as one word; only between two figures a hyphen keeps them apart."""
    key = ""
    for part in parts:
        key += f"-{part}" if key and key[-1].isdecimal() and part[0].isdecimal() else part
    return f"#{key}"


def number_keys(spaced: str) -> Iterator[str]:
    """By which a number is found: the whole, its endings (``sop4``), and its beginnings while somebody types (``htsd``).

    Whoever leaves the type out (``ht sd 4``) finds all that are numbered so.
    """
    parts = number_parts(spaced)
    for start in range(len(parts)):
        yield number_key(parts[start:])
        if start < len(parts) - 2 and parts[-1].isdecimal():
            yield number_key([*parts[start:-2], parts[-1]])
    for end in range(1, len(parts)):
        yield number_key(parts[:end])
