"""How something is said: in the language, with values that are said in it too, harmless in the medium."""

from __future__ import annotations

from datetime import date

import pytest
from markupsafe import Markup, escape

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.language import Language, LocalisedText
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import SEMICOLON, Listed, Medium, Words, voice_in

ROLE = Words("拟制", "prepared")
SIGNED = Words(
    "{who}签署了{role}（{day}，第 {revision} 版）", "{who} signed as {role} ({day}, revision {revision})"
)
TERMINAL = Medium(printable)
HTML = Medium(escape, escape)


class Prepared:
    words = ROLE


def said(language: Language, **values: object) -> str:
    return voice_in(language).say(
        SIGNED, **{"role": Prepared(), "day": date(2026, 3, 1), "revision": 2} | values
    )


def test_values_are_said_in_the_language() -> None:
    assert said(Language.ZH_HANS, who="白若琳") == "白若琳签署了拟制（2026-03-01，第 2 版）"
    assert said(Language.EN, who="Bai") == "Bai signed as prepared (2026-03-01, revision 2)"
    assert said(Language.ZH_HANT, who="白若琳") == "白若琳簽署了擬制（2026-03-01，第 2 版）"


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (ROLE, "拟制", "prepared"),
        (LocalisedText("销售部", "", "Sales"), "销售部", "Sales"),
        (
            SIGNED.filled(who=LocalisedText("甲", "", "A"), role=ROLE, day="…", revision=1),
            "甲签署了拟制（…，第 1 版）",
            "A signed as prepared (…, revision 1)",
        ),
        (
            ExplainedError(Words("读不到 {path}", "cannot read {path}").filled(path="a.md")),
            "读不到 a.md",
            "cannot read a.md",
        ),
        ([ROLE, "x", 3], "拟制、x、3", "prepared, x, 3"),
        ((), "", ""),
        (Listed((ROLE, date(2026, 3, 1)), SEMICOLON), "拟制；2026-03-01", "prepared; 2026-03-01"),
    ],
)
def test_things_of_every_kind_can_be_values(value: object, zh: str, en: str) -> None:
    words = Words("：{value}。", ": {value}.")
    assert voice_in(Language.ZH_HANS).say(words, value=value) == f"：{zh}。"
    assert voice_in(Language.EN).say(words, value=value) == f": {en}."


def test_numbers_keep_their_formats() -> None:
    assert voice_in(Language.EN).say(Words("{n:03}", "{n:03}"), n=7) == "007"


def test_a_value_is_data_whatever_braces_it_holds() -> None:
    assert voice_in(Language.EN).say(Words("《{title}》", "“{title}”"), title="{title!r}") == "“{title!r}”"


def test_what_comes_from_a_document_is_made_harmless_once() -> None:
    inner, outer = Words("<{title}>", "<{title}>"), Words("{first}{second}", "{first} & {second}")
    filled = inner.filled(title="<b>\n\x1b")
    assert voice_in(Language.EN).say(outer, first=filled, second="\n") == "<<b>\n\x1b> & \n"
    terminal = voice_in(Language.EN, TERMINAL)
    assert terminal.say(outer, first=filled, second=terminal.say(filled)) == r"<<b>\n\x1b> & <<b>\n\x1b>"
    html = voice_in(Language.EN, HTML)
    said = html.say(outer, first=filled, second=Markup("<i>x</i>"))
    assert said == "&lt;&lt;b&gt;\n\x1b&gt; &amp; <i>x</i>"
    assert isinstance(said, Markup)
    assert html.listed(["<", Markup("<br>")]) == "&lt;, <br>"


def test_a_note_stands_in_parentheses() -> None:
    assert voice_in(Language.ZH_HANS).noted("甲", "乙") == "甲（乙）"
    assert voice_in(Language.EN).noted("A", "") == "A"


def test_an_error_says_its_english_words() -> None:
    assert str(ExplainedError(Words("{n} 不对", "{n} is wrong").filled(n=3))) == "3 is wrong"
    assert str(ExplainedError("fatal: {x}")) == "fatal: {x}"
