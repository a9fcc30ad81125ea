"""Clause numbers as they are printed."""

from __future__ import annotations

import pytest
from each_case import each_case

from sop_plugin.model.document import Clause
from sop_plugin.model.settings import ClauseStyle
from sop_plugin.rendering.clause_numbers import chinese_numeral, clause_mark, clause_phrase
from sop_plugin.words.language import Language


@each_case(
    "number, numeral",
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (23, "二十三"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (999, "九百九十九"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (9999, "九千九百九十九"),
    ],
)
def test_chinese_numerals(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


def test_chinese_numerals_are_all_different() -> None:
    assert len({chinese_numeral(number) for number in range(1, 10_000)}) == 9_999


@pytest.mark.parametrize(
    ("path", "decimal", "mark", "phrase"),
    [
        ((4,), "4", "四、", "第四条"),
        ((4, 12), "4.12", "（十二）", "第四条第（十二）款"),
        ((4, 2, 1), "4.2.1", "1．", "第四条第（二）款第 1 项"),
        ((4, 2, 1, 3), "4.2.1.3", "（3）", "第四条第（二）款第 1 项第（3）目"),
    ],
)
def test_a_number_in_its_place_and_from_elsewhere(
    path: tuple[int, ...], decimal: str, mark: str, phrase: str
) -> None:
    clause = Clause(path, "标题", 1, 2)
    assert clause_mark(clause, ClauseStyle.DECIMAL) == decimal
    assert clause_mark(clause, ClauseStyle.CHINESE) == mark
    assert clause_phrase(clause, ClauseStyle.CHINESE, Language.ZH_HANS) == phrase


@pytest.mark.parametrize(
    ("style", "language", "phrase"),
    [
        (ClauseStyle.DECIMAL, Language.ZH_HANS, "第 4.2 条"),
        (ClauseStyle.DECIMAL, Language.ZH_HANT, "第 4.2 條"),
        (ClauseStyle.DECIMAL, Language.EN, "clause 4.2"),
        (ClauseStyle.CHINESE, Language.ZH_HANS, "第四条第（二）款"),
        (ClauseStyle.CHINESE, Language.ZH_HANT, "第四條第（二）款"),
        (ClauseStyle.CHINESE, Language.EN, "clause 4.2"),
    ],
)
def test_a_sentence_cites_a_clause(style: ClauseStyle, language: Language, phrase: str) -> None:
    assert clause_phrase(Clause((4, 2), "标题", 1, 2), style, language) == phrase
