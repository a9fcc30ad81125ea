"""Words that stand for one another, as far as a manual has them."""

from __future__ import annotations

import pytest

from sop_plugin.outside.chinese import simplifier
from sop_plugin.searching.english import ENGLISH
from sop_plugin.searching.everyday import EVERYDAY
from sop_plugin.searching.folding import Folding
from sop_plugin.searching.vocabulary import ASKED, groups_of, vocabulary_of

FOLDING = Folding(simplifier())


def of(table: str, said: str) -> dict[str, str]:
    return vocabulary_of(groups_of(table), FOLDING, set(said.split()).__contains__).others


def test_words_of_a_group_stand_for_one_another_where_the_manual_says_them() -> None:
    assert of("押金 擔保 订金", "押金 担保") == {"=押金": "担保", "=担保": "押金", "=订金": "押金 担保"}


def test_words_before_the_mark_are_only_asked_with() -> None:
    assert of("放鸽子 > 未到 爽约", "放鸽子 未到 爽约") == {
        "=放鸽子": "未到 爽约",
        "=未到": "爽约",
        "=爽约": "未到",
    }


def test_what_means_the_very_same_is_marked() -> None:
    assert of("= 客人 客户\n客人 宾客", "客人 客户 宾客") == {
        "=客人": "=客户 宾客",
        "=客户": "=客人",
        "=宾客": "客人",
    }


def test_characters_written_for_one_another_are_no_words() -> None:
    vocabulary = vocabulary_of(groups_of("帐 账\n退 > 退还"), FOLDING, "退还".__contains__)
    assert vocabulary.spelt == ["帐账"]
    assert vocabulary.others == {"=退": "退还"}


def test_words_of_several_parts_keep_them() -> None:
    vocabulary = vocabulary_of(groups_of("# hotels\nwake-up-call > 叫醒"), FOLDING, "叫醒".__contains__)
    assert list(vocabulary.words) == ["wake up call", "叫醒"]
    assert vocabulary.others == {"=wakeupcall": "叫醒"}


@pytest.mark.parametrize("table", [EVERYDAY, ENGLISH])
def test_the_tables_say_what_is_found(table: tuple[tuple[str, ...], ...]) -> None:
    assert [
        group for group in table if group.count(ASKED) != 1 or group[-1] == ASKED or group[0] == ASKED
    ] == []
    assert len(set(table)) == len(table)
