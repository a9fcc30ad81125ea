"""The word that was most likely meant."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest

from sop_plugin.checks.nearest import NOTHING_NEAR, Nearest


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("HT-SDD", "HT-SD"),
        ("ht-sd", "HT-SD"),
        ("HT-MX", "HT-MK"),
        ("客户服务", "客户服务部"),
        ("", NOTHING_NEAR),
        ("完全不同", NOTHING_NEAR),
    ],
)
def test_the_nearest_word(word: str, nearest: str) -> None:
    assert Nearest(["HT-GM", "HT-SD", "HT-MK", "客户服务部"]).to(word) == nearest


def test_without_words_nothing_is_near() -> None:
    assert Nearest([]).to("HT-SD") == NOTHING_NEAR


def test_among_thousands_the_nearest_is_found() -> None:
    words = Nearest(f"HT-SD-SOP-{number:04}" for number in range(1, 6000))
    assert words.to("HT-SD-SOP-4711x") == "HT-SD-SOP-4711"
    assert words.to("HT-SD-SPO-0815") == "HT-SD-SOP-0815"


def test_only_a_bounded_number_of_words_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    class Counting(SequenceMatcher[str]):
        def set_seq1(self, a: str) -> None:  # type: ignore[override]
            compared.append(a)
            super().set_seq1(a)

    monkeypatch.setattr("sop_plugin.checks.nearest.SequenceMatcher", Counting)
    words = Nearest(f"HT-SD-SOP-{number:05}" for number in range(1, 20_000))
    compared.clear()
    words.to("HT-SD-SOP-4x711")
    words.to("HT-SD-SOP-4x711")
    assert 0 < len(compared) <= 51
