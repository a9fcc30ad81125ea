"""What a cell of a spreadsheet can hold, and how wide it is."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import east_asian_width

from sop_plugin.words.printable import printable

MOST_LINKS = 60_000
"""A sheet takes 65,530; what stands beyond is text without a link."""
_LONGEST_TEXT, _LONGEST_ADDRESS = 32_767, 2_000
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_FIRST_YEAR = 1900
_NARROWEST, _WIDEST = 6, 60
_ROOM, _BUTTON = 2, 3
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # spreadsheets also take the full-width signs


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate a text that somebody typed so."""
    return text.lstrip().startswith(_FORMULA)


def one_line(text: str) -> str:
    """The text on one line, without what neither UTF-8 nor XML can say."""
    shown = printable(text).encode("utf-8", "backslashreplace").decode()
    return shown.replace("\ufffe", "").replace("\uffff", "")


def cell_text(text: str) -> str:
    """The text as a cell holds it: on one line, no longer than it takes, and nothing that UTF-8 cannot say."""
    shown = one_line(text)
    return shown if len(shown) <= _LONGEST_TEXT else f"{shown[: _LONGEST_TEXT - 1]}…"


def is_address(text: str) -> bool:
    """Whether a cell may lead there."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def can_be_date(day: date) -> bool:
    """Whether spreadsheets have that day: their calendar begins in 1900."""
    return day.year >= _FIRST_YEAR


class Width:
    """How wide a column must be for what it has been shown: a Chinese character takes the room of two letters."""

    def __init__(self, label: str, *, filtered: bool) -> None:
        self._widest = columns_of(label) + (_BUTTON if filtered else 0)

    def see(self, text: str) -> None:
        """One cell more."""
        # What is longer is broken into lines: no need to measure it all.
        self._widest = max(self._widest, columns_of(text[:_WIDEST]))

    @property
    def characters(self) -> int:
        """The width in letters."""
        return min(max(self._widest + _ROOM, _NARROWEST), _WIDEST)


def columns_of(text: str) -> int:
    """Its width in columns of a terminal or letters of a table: a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
