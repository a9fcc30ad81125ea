"""Clause numbers as they are printed: decimal (``1.1``) or Chinese (一、(一)1.)."""

from __future__ import annotations

from sop_plugin.model.document import Clause
from sop_plugin.model.language import Language
from sop_plugin.model.settings import ClauseStyle

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


def clause_label(clause: Clause, style: ClauseStyle) -> str:
    """The number that names the clause from elsewhere: ``4.2``, or 四、（二）with all its parents."""
    if style is ClauseStyle.DECIMAL:
        return clause.key
    return "".join(_chinese_part(depth, number) for depth, number in enumerate(clause.path, start=1))


def clause_phrase(clause: Clause, style: ClauseStyle, language: Language) -> str:
    """The clause as a sentence cites it: 第 4.2 条, clause 4.2."""
    label = clause_label(clause, style)
    if language is Language.EN:
        return f"clause {label}"
    word = "条" if language is Language.ZH_HANS else "條"
    return f"第 {label} {word}" if style is ClauseStyle.DECIMAL else f"第{label.rstrip('、．')}{word}"


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
