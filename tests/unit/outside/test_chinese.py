"""Readings and scripts: exact syllables, since a wrong one puts a term under the wrong letter."""

from __future__ import annotations

import subprocess
import sys

import pytest
from each_case import each_case

from sop_plugin.outside import chinese
from sop_plugin.outside.chinese import READINGS, reading_of_terms, simplifier


@each_case(
    "term, reading",
    [
        ("长住客", "chang zhu ke"),
        ("長住客", "chang zhu ke"),
        ("长住客档案", "chang zhu ke dang an"),
        ("部长", "bu zhang"),
        ("增长", "zeng zhang"),
        ("重新预订", "chong xin yu ding"),
        ("重要活动", "zhong yao huo dong"),
        ("房价重核", "fang jia chong he"),
        ("曾", "zeng"),
        ("曾思雨", "zeng si yu"),
        ("曾经", "ceng jing"),
        ("未曾", "wei ceng"),
        ("银行", "yin hang"),
        ("行程", "xing cheng"),
        ("会计", "kuai ji"),
        ("会议", "hui yi"),
        ("还款", "huan kuan"),
        ("调休", "tiao xiu"),
        ("調查", "diao cha"),
        ("差旅", "chai lü"),
        ("旅行社", "lü xing she"),
        ("女士", "nü shi"),
        ("略图", "lüe tu"),
        ("VIP 客户", "vip ke hu"),
        ("客户CRM系统", "ke hu crm xi tong"),
        ("3声接听", "3 sheng jie ting"),
        ("Check-in", "check in"),
        ("“会员”（卡）", "hui yuan ka"),
        ("★", ""),
        ("", ""),
    ],
)
def test_reading(term: str, reading: str) -> None:
    assert reading_of_terms({})(term) == reading


def test_overrides_win_over_the_dictionary_and_the_built_in_readings() -> None:
    reading = reading_of_terms({"长住": "zhang zhu", "角色": "jiao se", "仇": "qiu", "CRM": "see are em"})
    assert reading("长住客") == "zhang zhu ke"
    assert reading("角色扮演") == "jiao se ban yan"
    assert reading("仇") == "qiu"
    assert reading("仇恨") == "chou hen", "one character is read by its word"
    assert reading("crm") == "see are em"
    assert reading("CRM 系统") == "crm xi tong"


def test_the_longest_override_wins() -> None:
    reading = reading_of_terms({"长住": "zhang zhu", "长住客": "chang zhu ke"})
    assert reading("长住客房") == "chang zhu ke fang"
    assert reading("长住房") == "zhang zhu fang"


def test_overrides_are_read_as_people_write_them() -> None:
    reading = reading_of_terms(
        {"綠單": " Lv  Dān ", "略图": "lve tu", "吕": "lǚ", "花儿": "huar", "LV": "lv bag", "空": " "}
    )
    assert reading("绿单") == "lü dan"
    assert reading("綠 單") == "lü dan"
    assert reading("略图") == "lüe tu"
    assert reading("吕") == "lü"
    assert reading("看花儿房") == "kan huar fang", "a reading of fewer syllables moves no other"
    assert reading("花儿长住花儿重新") == "huar chang zhu huar chong xin"
    assert reading("空") == "kong", "an empty override says nothing"


def test_overrides_of_one_manual_do_not_reach_another() -> None:
    assert reading_of_terms({"角色": "jiao se"})("角色") == "jiao se"
    assert reading_of_terms({})("角色") == "jue se"


def test_built_in_readings_are_needed_and_whole() -> None:
    from pypinyin import lazy_pinyin

    for term, reading in READINGS.items():
        assert len(reading.split()) == len(term), term
        assert simplifier()(term) == term
    assert lazy_pinyin("长住客")[0] == "zhang", "once the dictionary knows it, our own reading can go"


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("客戶檔案", "客户档案"),
        ("客户档案", "客户档案"),
        ("台灣臺北", "台湾台北"),
        ("乾淨、乾隆", "干净、乾隆"),
        ("VIP 客戶\n\t訂單\r\n", "VIP 客户\n\t订单\r\n"),
        ("𠀀😀戶", "𠀀😀户"),
        ("", ""),
    ],
)
def test_simplified(traditional: str, simplified: str) -> None:
    assert simplifier()(traditional) == simplified


def test_a_conversion_that_changes_the_length_is_made_character_by_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = {"甲乙": "丙", "甲": "丁", "乙": "戊己"}
    monkeypatch.setattr(chinese, "_converter", lambda: lambda text: words.get(text, text))
    assert simplifier()("甲乙") == "丁乙"


def test_nothing_is_loaded_before_it_is_needed() -> None:
    script = """
import sys
from sop_plugin.outside.chinese import reading_of_terms, simplifier
assert reading_of_terms({"CRM": "crm"})("Check-in") == "check in"
assert simplifier()("Check-in") == "Check-in"
assert not {"pypinyin", "opencc"} & set(sys.modules), "loaded for English"
"""
    subprocess.run([sys.executable, "-c", script], check=True)
