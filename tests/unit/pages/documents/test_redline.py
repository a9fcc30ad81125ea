"""The page of a redline: marked characters, whole tables, changed facts by their names."""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from drawn import page as drawn_page
from html_tree import with_class, words
from released_manuals import body, compiled
from sample_ledger import RecordedManual

from sop_plugin.model.document import Document
from sop_plugin.pages.documents.redline import redlines
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.texts import rendered as texts
from sop_plugin.rendering.document_text import RenderedText
from sop_plugin.rendering.redline.signs import with_signs
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

NUMBER = "HT-SD-SOP-001"


def manual(language: str = "zh-Hans") -> RecordedManual:
    made = RecordedManual()
    made.issue(NUMBER, "接听电话", "2024-01-10")
    made.release(
        NUMBER,
        1,
        "2024-02-20",
        "2024-03-01",
        body=body(15),
        title="接听电话",
        language=language,
        audience=["销售代表"],
    )
    made.release(
        NUMBER,
        2,
        "2025-02-21",
        "2025-03-01",
        body=body(10, "| 1 | 接起 | 5 秒 |\n| 2 | 转接 | 立即 |\n| 3 | 留言 | 当日 |\n"),
        title="接听来电",
        language=language,
        audience=["销售代表", "<b>总机</b>"],
        supervised_by="HT-GM",
        review={"every": "24 months"},
    )
    return made


def page(language: str = "zh-Hans") -> Element:
    return drawn_page(Edition(compiled(manual(language))), f"{NUMBER}/r2/redline/")


def marks(element: Element) -> list[tuple[str, str]]:
    return [(e.tag, words(e)) for e in element.iter() if e.tag in ("ins", "del")]


def test_only_the_changed_characters_of_a_sentence_are_marked() -> None:
    text = with_class(page(), "sop-body")[0]
    (sentence,) = (p for p in text.iter("p") if "电话响铃" in words(p))
    assert marks(sentence) == [("del", "［删去：15］"), ("ins", "［新增：10］")]
    # As it is read aloud and copied.
    assert words(sentence) == "电话响铃后 ［删去：15］［新增：10］ 秒内由当班销售代表接起并报部门名称。"


def test_a_table_stays_one_with_the_new_row_marked() -> None:
    text = with_class(page(), "sop-body")[0]
    (table,) = text.iter("table")
    rows = [[words(cell) for cell in row] for row in table.findall("tbody/tr")]
    assert len(rows) == 3
    assert all(len(row) == 3 for row in rows)
    assert ("ins", "［新增：转接］") in marks(table)
    assert ("ins", "［新增：立即］") in marks(table)
    assert not [text for kind, text in marks(table) if "接起" in text or "留言" in text]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "zh-Hans",
            {
                "题目": "接听［新增：来］电［删去：话］",
                "适用岗位": "销售代表［新增：、<b>总机</b>］",
                "督导部门": "［新增：总经理室（HT-GM）］",
            },
        ),
        ("en", {"Supervising department": "[added: 总经理室 (HT-GM)]"}),
    ],
)
def test_changed_facts_are_named_in_the_document_s_language(language: str, names: dict[str, str]) -> None:
    facts = {words(f[0]): words(f[1]) for f in with_class(page(language), "sop-field")}
    assert names.items() <= facts.items()
    assert not any(name.isidentifier() and name.islower() and name.isascii() for name in facts), facts


def test_the_changed_clauses_stand_above_the_text_and_lead_to_it() -> None:
    drawn = page()
    [listed] = with_class(drawn, "sop-redline-clauses")
    assert [words(item) for item in listed.iter("li")] == ["改动 4 工作程序"]
    ids = {element.get("id") for element in with_class(drawn, "sop-body")[0].iter()}
    assert {a.get("href", "")[1:] for a in listed.iter("a")} <= ids


def test_an_author_s_own_marks_get_no_words() -> None:
    own = '<p><del>旧</del> <del><del class="sop-redline">甲</del></del></p>'
    assert with_signs(own, voice_in(Language.EN)) == (
        '<p><del>旧</del> <del><del class="sop-redline"><span class="sop-hidden">[removed: </span>甲'
        '<span class="sop-hidden">]</span></del></del></p>'
    )


def test_the_reason_for_the_change_stands_above_it() -> None:
    drawn = page()
    facts = {words(f[0]): words(f[1]) for f in with_class(drawn, "sop-field")}
    assert facts["更改内容"] == "改为第 2 种做法"
    assert facts["更改原因"] == "客户投诉"
    assert words(next(drawn.iter("h1"))) == "HT-SD-SOP-001 第 1 版与第 2 版对照"
    assert f"../../../{NUMBER}/r2/" in [a.get("href") for a in drawn.iter("a")]


def test_a_first_revision_has_nothing_to_be_compared_with() -> None:
    found = [output.address for output in redlines(Edition(compiled(manual())))]
    assert found == [f"{NUMBER}/r2/redline/"]


@pytest.mark.parametrize(
    ("language", "word", "what"), [("zh-Hans", "版次", "与上一版对照"), ("en", "Revision", "What changed")]
)
def test_paper_names_number_and_revisions_in_its_margin(language: str, word: str, what: str) -> None:
    [article] = with_class(page(language), "sop-redline-page")
    assert article.get("data-print-reference") == f"{NUMBER} · {word} 1 → 2 · {what}"
    assert article.get("data-print-notice")


def test_a_text_is_rendered_once_for_the_comparisons_on_both_of_its_sides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = manual()
    made.release(NUMBER, 3, "2026-02-21", "2026-03-01", body=body(5), title="接听来电")
    rendered: list[int] = []
    render = texts.render_document

    def watched(document: Document, *around: Any) -> RenderedText:
        rendered.append(document.revision)
        return render(document, *around)

    monkeypatch.setattr(texts, "render_document", watched)
    for output in redlines(Edition(compiled(made))):
        output.draw(output.text())
    assert sorted(rendered) == [1, 2, 3]


def test_what_is_past_or_to_come_says_so_across_the_sheet() -> None:
    for day, state, stamp in (
        (date(2025, 2, 25), "scheduled", "未生效"),
        (date(2025, 4, 1), "effective", None),
        (date(2026, 4, 1), "superseded", "作废"),
    ):
        made = manual()
        made.release(NUMBER, 3, "2025-09-21", "2026-01-01", body=body(9), title="接听来电")
        drawn = drawn_page(Edition(compiled(made, day)), f"{NUMBER}/r2/redline/")
        [article] = with_class(drawn, "sop-redline-page")
        assert article.get("data-state") == state
        assert article.get("data-time-zone"), "the browser evaluates the state again"
        (slot,) = (each for each in drawn.iter() if each.get("data-sop-banner-slot") is not None)
        assert [words(each) for each in with_class(slot, "sop-watermark")] == ([stamp] if stamp else [])
