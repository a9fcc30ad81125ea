"""Vague words, and what is no vague word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.vague_words import VAGUE_WORDS, VagueWords


def found(text: str, **changes: bool) -> list[str]:
    words = []
    for start, word, _ in VagueWords(changes).found_in(text):
        assert text[start : start + len(word)] == word
        words.append(word)
    return words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("及时答复", ["及时"]),
        ("不適當的，盡快更正", ["適當", "盡快"]),
        ("戴好安全帽、手套等", ["等"]),
        ("时间、温度、压力等落在范围内", ["等"]),
        ("生产、采购等部门", ["等"]),
        ("桌椅、音响等等，摆好", ["等等"]),
        ("Answer as soon as possible, ASAP or Promptly", ["as soon as possible", "ASAP", "Promptly"]),
        ("paper, ink, etc. and so on", ["etc."]),
    ],
)
def test_vague(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "按甲、乙等级登记",
        "记下姓名、电话等 3 项",
        "记下姓名、電話等三項",
        "问对方是接听、等候还是留言",
        "倒茶、请客户等一下",
        "男女、老少一律平等",
        "让客户等候不超过 1 分钟；上等房",
        "及时率不低于 95%",
        "untimely, sketch, wetcell",
    ],
)
def test_not_vague(text: str) -> None:
    assert found(text) == []


def test_words_are_switched_by_name() -> None:
    assert found("及时、妥善", 及时=False, 妥善=True) == ["妥善"]
    assert found("手套、帽子等", 等=False) == []
    assert found("ASAP", asap=False) == []
    assert list(VagueWords({}).found_in("Promptly, etc.")) == [
        (0, "Promptly", "promptly"),
        (10, "etc.", "etc"),
    ]


def test_nothing_is_found_when_all_is_off() -> None:
    assert found(" ".join(VAGUE_WORDS), **dict.fromkeys(VAGUE_WORDS, False)) == []


_TEXTS = st.lists(st.text(max_size=4) | st.sampled_from(sorted(VAGUE_WORDS)), max_size=8).map(" ".join)


@given(st.dictionaries(st.text(max_size=5), st.booleans(), max_size=4), _TEXTS)
def test_any_words_can_be_switched(changes: dict[str, bool], text: str) -> None:
    for start, word, switch in VagueWords(changes).found_in(text):
        assert text[start : start + len(word)] == word
        assert switch
