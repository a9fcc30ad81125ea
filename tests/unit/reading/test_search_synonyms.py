"""The company's own synonyms as searching takes them, and where their file may lie."""

from __future__ import annotations

import pytest
from each_case import each_case

from sop_plugin.outside.chinese import simplifier
from sop_plugin.reading.search_synonyms import LARGEST_SYNONYMS, read_synonyms
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.reading.source import Source


def read(text: str) -> tuple[tuple[tuple[str, ...], ...], list[str]]:
    groups, findings = read_synonyms(Source("s.yml", text.encode()), simplifier())
    return groups, [f"{finding.place} {finding.code}" for finding in findings]


def test_words_are_folded_as_searching_compares_them() -> None:
    text = "# 本公司\n- [訂金, ＶＩＰ卡]\n- [Security  Deposit, no-show]\n"
    assert read(text) == ((("订金", "vip卡"), ("security deposit", "no show")), [])


def test_traditional_and_simplified_are_one_word() -> None:
    assert read("- [訂金, 订金]\n") == ((), ["s.yml:1:8 SOP713"])
    assert read("- [訂金, 订金, 押金]\n") == ((("订金", "押金"),), ["s.yml:1:8 SOP713"])


def test_good_groups_count_beside_wrong_ones() -> None:
    assert read("- [甲]\n- [乙, 丙]\n") == ((("乙", "丙"),), ["s.yml:1:3 SOP712"])


def test_a_file_is_no_larger_than_browsers_should_load() -> None:
    assert read("#" * (LARGEST_SYNONYMS + 1)) == ((), ["s.yml:1:1 SOP005"])
    assert read_synonyms(None, str) == ((), ())


@each_case("path", ["../s.yml", "/etc/s.yml", "a/../../s.yml", "C:/s.yml"])
def test_a_path_never_leaves_the_project(path: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_options({"search_synonyms": path})
    assert f"search_synonyms: {path}" in str(error.value)
    assert read_options({"search_synonyms": "words/s.yml"}).settings.search_synonyms == "words/s.yml"
