"""Tables whose last columns would stand beside the sheet: what may be broken, and what stays whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_TABLE = re.compile(r'<table class="(?P<kind>[^"]*)">(?P<rows>.*?)</table>', re.DOTALL)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^<>]*>(.*?)</t[hd]>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[!-~]+")
# What may push the last columns off the sheet: a word that is as long as a column is wide, or many columns.
_LONG, _MANY_COLUMNS = 20, 7
# In CSS pixels: the width of the text on a sheet, what stands around the text of a cell, and a letter of such a table.
_TEXT_WIDTH, _AROUND, _LETTER = 642.0, 9.0, 6.4
# The style sheet gives a column no less than this: of few columns each has room for some Chinese characters.
_LEAST, _LEAST_OF_FEW = 22.0, 61.0
_SHORT = 3


def within_the_sheet(html: str) -> str:
    """Tables that may be too wide get the class ``tight``: their words may be broken anywhere.

    Words as long as a date stay whole in them where there is room for that. Other tables stay as they are.
    """
    return _TABLE.sub(_fitted, html)


def _fitted(table: re.Match[str]) -> str:
    rows = table["rows"]
    columns = rows.partition("</tr>")[0].count("<th")
    words = _WORD.findall(_TAG.sub(" ", rows))
    if columns < _MANY_COLUMNS and all(len(word) < _LONG for word in words):
        return table[0]
    few = columns < _MANY_COLUMNS
    longest = _longest_whole(rows, words, _LEAST_OF_FEW if few else _LEAST)
    kind = f"{table['kind']} tight{' few' if few else ''}"
    return f'<table class="{kind}">{_with_whole_words(rows, longest)}</table>'


def _longest_whole(rows: str, words: Iterable[str], least: float) -> int:
    """How long a word may be and stay whole, so that all columns have room beside each other; 0 where none may."""
    columns: dict[int, set[int]] = {}
    for row in _ROW.findall(rows):
        for index, cell in enumerate(_CELL.findall(row)):
            columns.setdefault(index, set()).update(map(len, _WORD.findall(_TAG.sub(" ", cell))))
    for longest in sorted({len(word) for word in words if _SHORT < len(word) < _LONG}, reverse=True):
        widest = (max((each for each in found if each <= longest), default=0) for found in columns.values())
        if sum(max(least, letters * _LETTER + _AROUND) for letters in widest) <= _TEXT_WIDTH:
            return longest
    return 0


def _with_whole_words(rows: str, longest: int) -> str:
    """Only text between tags is changed."""

    def whole(word: re.Match[str]) -> str:
        return f'<span class="sop-whole">{word[0]}</span>' if _SHORT < len(word[0]) <= longest else word[0]

    ends = [0, *(end for tag in _TAG.finditer(rows) for end in tag.span()), len(rows)]
    parts = [rows[start:end] for start, end in pairwise(ends)]
    return "".join(part if index % 2 else _WORD.sub(whole, part) for index, part in enumerate(parts))
