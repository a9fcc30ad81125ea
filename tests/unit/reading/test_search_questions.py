"""How people ask, as the manual takes it from the company's file."""

from __future__ import annotations

import pytest
from each_case import each_case

from sop_plugin.outside.chinese import simplifier
from sop_plugin.reading.search_questions import LARGEST_QUESTIONS, read_questions
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.reading.source import Source


def read(text: str) -> tuple[list[tuple[str, str, str, tuple[str, ...]]], list[str]]:
    asked, findings = read_questions(Source("q.yml", text.encode()), simplifier())
    found = [(each.number, each.clause, each.title, each.questions) for each in asked]
    return found, [f"{finding.place} {finding.code}" for finding in findings]


def test_numbers_stay_as_written_and_titles_stand_beside_them() -> None:
    text = "# 本公司\nHT-SD-SOP-004:\n  4.10 报价与推荐:\n    - 怎么  报价\n  4.2: [how long]\nHT-SD-FRM-001: [表在哪里]\nHT-SD-FRM-002:\n  全文: [填哪张表]\n  3: [填在哪里]\n"
    assert read(text) == (
        [
            ("HT-SD-SOP-004", "4.10", "报价与推荐", ("怎么 报价",)),
            ("HT-SD-SOP-004", "4.2", "", ("how long",)),
            ("HT-SD-FRM-001", "", "", ("表在哪里",)),
            ("HT-SD-FRM-002", "", "", ("填哪张表",)),
            ("HT-SD-FRM-002", "3", "", ("填在哪里",)),
        ],
        [],
    )


def test_good_questions_count_beside_wrong_ones() -> None:
    found, findings = read("A-1:\n  4.1: [怎么报价, 好]\n  4.2: 一句\n")
    assert found == [("A-1", "4.1", "", ("怎么报价",))]
    assert findings == ["q.yml:2:15 SOP722", "q.yml:3:3 SOP722"]


def test_traditional_and_simplified_are_one_question() -> None:
    assert read("A-1: {4.1: [電話怎麼接, 电话怎么接]}\n") == (
        [("A-1", "4.1", "", ("電話怎麼接",))],
        ["q.yml:1:20 SOP723"],
    )


def test_of_very_many_questions_the_first_count() -> None:
    lines = "".join(f"    - 第{at}个问题\n" for at in range(41))
    [(_, _, _, questions)], findings = read(f"A-1:\n  4.1:\n{lines}")
    assert len(questions) == 40
    assert findings == ["q.yml:2:3 SOP722"]


def test_an_empty_file_is_one_that_is_being_begun() -> None:
    assert read("# 待写\n") == ([], [])
    assert read_questions(None, str) == ((), ())


def test_a_file_has_its_limit_and_is_no_program() -> None:
    assert read("#" * (LARGEST_QUESTIONS + 1)) == ([], ["q.yml:1:1 SOP005"])
    assert read("A-1: &a [怎么报价]\nA-2: *a\n")[0] == []
    assert read("A-1: !!python/name:os.system [怎么报价]\n")[0] == []


@each_case("path", ["../q.yml", "/etc/q.yml", "a/../../q.yml", "C:/q.yml"])
def test_a_path_never_leaves_the_project(path: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_options({"search_questions": path})
    assert f"search_questions: {path}" in str(error.value)
    assert read_options({"search_questions": "words/q.yml"}).settings.search_questions == "words/q.yml"
