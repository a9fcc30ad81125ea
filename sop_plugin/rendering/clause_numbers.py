"""Clause numbers as they are printed: decimal (``1.1``) or Chinese (一、(一)1.)."""

from __future__ import annotations

from sop_plugin.model.document import Clause
from sop_plugin.model.settings import ClauseStyle
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

_CITED = Words("第 {number} 条", "clause {number}")
_OF_DOCUMENT = Words("{document}{clause}", "{document}, {clause}")
TITLED = Words("{number}《{title}》", "{number} {title}")
"""A document by its number and its title."""
_UNITS = (Words("条", "article"), Words("款", "paragraph"), Words("项", "item"), Words("目", "point"))
_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """1 to 9999 in Chinese numerals: 10 is 十, 23 is 二十三, 105 is 一百零五."""
    text, gap = "", False
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // value % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if 10 <= number < 20 else text


def clause_mark(clause: Clause, style: ClauseStyle) -> str:
    """The number in front of the clause's heading."""
    if style is ClauseStyle.DECIMAL:
        return clause.key
    return _chinese_part(len(clause.path), clause.path[-1])


def clause_phrase(clause: Clause, style: ClauseStyle, language: Language) -> str:
    """The clause as a sentence cites it: 第 4.2 条, clause 4.2, or 第四条第（二）款第 1 项 in Chinese style."""
    voice = voice_in(language)
    if style is ClauseStyle.DECIMAL or not language.is_chinese:
        return voice.say(_CITED, number=clause.key)
    units = [voice.say(unit) for unit in _UNITS]
    numbers = [_chinese_part(depth, number) for depth, number in enumerate(clause.path, start=1)]
    numbers = [number.rstrip("、．") for number in numbers]
    # Figures stand apart from Chinese characters, as elsewhere in the manual.
    spaced = [f" {number} " if number.isdecimal() else number for number in numbers]
    return "".join(f"第{number}{units[min(depth, 3)]}" for depth, number in enumerate(spaced))


def cited_clause(document: str, clause: str, language: Language) -> str:
    """A document with one of its clauses."""
    return voice_in(language).say(_OF_DOCUMENT, document=document, clause=clause)


def _chinese_part(depth: int, number: int) -> str:
    match depth:
        case 1:
            return f"{chinese_numeral(number)}、"
        case 2:
            return f"（{chinese_numeral(number)}）"
        case 3:
            return f"{number}．"
        case _:
            return f"（{number}）"
