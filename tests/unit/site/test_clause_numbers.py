"""Clause numbers as they are printed."""

from __future__ import annotations

import pytest

from sop_plugin.model.document import Clause
from sop_plugin.model.language import Language
from sop_plugin.model.settings import ClauseStyle
from sop_plugin.site.clause_numbers import chinese_numeral, clause_label, clause_mark, clause_phrase


@pytest.mark.parametrize(
    ("number", "numeral"),
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
    ("path", "decimal", "mark", "label"),
    [
        ((4,), "4", "四、", "四、"),
        ((4, 12), "4.12", "（十二）", "四、（十二）"),
        ((4, 2, 1), "4.2.1", "1．", "四、（二）1．"),
        ((4, 2, 1, 3), "4.2.1.3", "（3）", "四、（二）1．（3）"),
    ],
)
def test_a_number_in_its_place_and_from_elsewhere(
    path: tuple[int, ...], decimal: str, mark: str, label: str
) -> None:
    clause = Clause(path, "标题", 1, 2)
    assert clause_mark(clause, ClauseStyle.DECIMAL) == decimal
    assert clause_label(clause, ClauseStyle.DECIMAL) == decimal
    assert clause_mark(clause, ClauseStyle.CHINESE) == mark
    assert clause_label(clause, ClauseStyle.CHINESE) == label


@pytest.mark.parametrize(
    ("style", "language", "phrase"),
    [
        (ClauseStyle.DECIMAL, Language.ZH_HANS, "第 4.2 条"),
        (ClauseStyle.DECIMAL, Language.ZH_HANT, "第 4.2 條"),
        (ClauseStyle.DECIMAL, Language.EN, "clause 4.2"),
        (ClauseStyle.CHINESE, Language.ZH_HANS, "第四、（二）条"),
        (ClauseStyle.CHINESE, Language.ZH_HANT, "第四、（二）條"),
        (ClauseStyle.CHINESE, Language.EN, "clause 四、（二）"),
    ],
)
def test_a_sentence_cites_a_clause(style: ClauseStyle, language: Language, phrase: str) -> None:
    assert clause_phrase(Clause((4, 2), "标题", 1, 2), style, language) == phrase


def test_a_top_clause_is_cited_without_its_comma() -> None:
    phrase = clause_phrase(Clause((4,), "标题", 1, 2), ClauseStyle.CHINESE, Language.ZH_HANS)
    assert phrase == "第四条"
