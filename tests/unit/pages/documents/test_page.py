"""The blocks around a document: header, banner, related documents, approval block."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from drawn import document_page
from html_tree import with_class, words

from sop_plugin.compile import CompiledManual
from sop_plugin.pages.edition import Edition
from sop_plugin.words import labels


def fields(page: Any, within: str = "sop-header") -> dict[str, str]:
    header = with_class(page, within)[0]
    return {words(f[0]): words(f[1]) for f in with_class(header, "sop-field")}


def test_the_header_block_is_complete(draw_document: Any) -> None:
    page = draw_document("HT-SD-SOP-004")
    header = with_class(page, "sop-header")[0]
    assert words(with_class(header, "sop-header__issuer")[0]).endswith("云岭大酒店")
    assert words(with_class(header, "sop-header__words")[0]) == "标准操作规程"
    assert [words(h1) for h1 in page.iter("h1")] == ["接听电话"]
    assert fields(page) == {
        "编号": "HT-SD-SOP-004",
        "版次": "1",
        "生效日期": "2026-03-01",
        "复审到期日": "2027-03-01",
        "执行部门": "销售部",
        "督导部门": "总经理室",
        "受控状态": "有效 受控",
        "文件类型": "程序文件",
        "适用岗位": "销售代表",
        "关键词": "来电留言",
    }


@pytest.mark.parametrize(
    ("number", "language", "words_of_header", "number_label"),
    [
        ("HT-SD-SOP-004", "zh-Hans", "标准操作规程", "编号"),
        ("HT-SD-SOP-016", "zh-Hant", "標準操作規程", "編號"),
        ("HT-SD-SOP-017", "en", "Standard Operating Procedure", "Number"),
    ],
)
def test_blocks_speak_the_document_s_language(
    draw_document: Any, number: str, language: str, words_of_header: str, number_label: str
) -> None:
    page = draw_document(number)
    assert page[0].get("lang") == language
    assert words(with_class(page, "sop-header__words")[0]) == words_of_header
    assert number_label in fields(page)


def test_a_form_shows_its_retention(draw_document: Any) -> None:
    assert fields(draw_document("HT-SD-FRM-001"))["保存期限"] == "5 年"


@pytest.mark.parametrize(
    ("number", "state", "sentence"),
    [
        ("HT-SD-SOP-004", "effective", "自2026年3月1日起执行。下次复审：2027年3月1日前。"),
        ("HT-SD-SOP-005", "due", "应于2026年12月1日前完成复审。本文件仍然有效，请照常执行。"),
        ("HT-SD-SOP-006", "overdue", "本文件仍然有效，请照常执行"),
        ("HT-SD-SOP-007", "scheduled", "本版自2027年1月1日起生效，在此之前不得执行。"),
        ("HT-SD-SOP-008", "expired", "有效期已于2026年6月30日届满，不得再执行。"),
        ("HT-SD-SOP-024", "withdrawn", "自2026年4月30日起作废，不得再执行。"),
        ("HT-SD-SOP-017", "effective", "In force since 1 March 2026. Next review by 1 March 2027."),
    ],
)
def test_the_banner_says_the_state_with_its_dates(
    draw_document: Any, number: str, state: str, sentence: str
) -> None:
    page = draw_document(number)
    assert page[0].get("data-state") == state
    assert sentence in words(with_class(page, "sop-banner")[0])


def test_every_state_that_days_can_bring_is_in_the_page(draw_document: Any) -> None:
    def variants(number: str) -> list[str]:
        return [
            t.get("data-sop-banner")
            for t in draw_document(number).iter("template")
            if t.get("data-sop-banner")
        ]

    assert variants("HT-SD-SOP-004") == ["scheduled", "effective", "due", "overdue"]
    assert variants("HT-SD-SOP-008") == ["scheduled", "effective", "due", "overdue", "expired"]
    assert "withdrawn" in variants("HT-SD-SOP-024")


def test_the_article_carries_the_dates_for_the_browser(draw_document: Any) -> None:
    article = draw_document("HT-SD-SOP-024")[0]
    given = {name: value for name, value in article.attrib.items() if name.startswith("data-")}
    assert (
        given
        | {
            "data-status": "withdrawn",
            "data-effective": "2026-03-01",
            "data-review-due": "2027-03-01",
            "data-withdrawn": "2026-04-30",
            "data-lead-days": "30",
            "data-as-of": "2026-11-21",
        }
        == given
    )


def test_a_withdrawn_document_is_a_tombstone(draw_document: Any) -> None:
    page = draw_document("HT-SD-SOP-024")
    banner = with_class(page, "sop-banner")[0]
    assert "渠道关闭" in words(banner)
    assert words(with_class(banner, "sop-stamp")[0]) == "作废"
    assert [link.get("href") for link in with_class(banner, "sop-link")] == ["../HT-SD-SOP-015/"]


def test_a_draft_is_marked_in_the_preview(preview: Edition, draw_document: Any) -> None:
    page = draw_document("HT-SD-SOP-013", preview)
    assert page[0].get("data-state") == "draft"
    assert "不得执行" in words(with_class(page, "sop-banner")[0])
    assert with_class(page, "sop-preview")


def test_related_documents_name_clauses_both_ways(draw_document: Any) -> None:
    page = draw_document("HT-SD-SOP-004")
    cites, cited_by = with_class(page, "sop-related__columns")[0]
    assert [a.get("href") for a in cites.iter("a")] == ["../HT-SD-SOP-015/", "../HT-SD-SOP-015/#c2"]
    assert "《外部标准》" in words(cites)
    assert "第 2 条" in words(cites)
    assert words(cited_by) == "引用本文件 HT-SD-FRM-001 规程001第 1 条"


def test_drafts_are_not_related(compile_sources: Any, make_source: Any) -> None:
    draft = {"status": "draft", "effective": None, "title": "秘密草稿"}
    compiled = compile_sources(
        make_source("HT-SD-SOP-004", "## 目的\n\n见 [[HT-SD-SOP-013]]。\n"),
        make_source("HT-SD-SOP-013", "## 目的\n\n见 [[HT-SD-SOP-004]]。\n", **draft),
    )
    cited = compiled.manual.by_number["HT-SD-SOP-004"]
    related = {
        preview: words(with_class(document_page(Edition(compiled, preview=preview), cited), "sop-related")[0])
        for preview in (False, True)
    }
    assert "秘密草稿" not in related[False]
    assert "没有文件引用本文件" in related[False]
    assert related[True].count("秘密草稿") == 2


def signatures(page: Element) -> list[list[str]]:
    rows = with_class(page, "sop-signatures")[0].iterfind("tbody/tr")
    return [[words(cell) for cell in row] for row in rows]


def test_the_approval_block_names_who_signed_what_and_when(draw_document: Any) -> None:
    assert signatures(draw_document("HT-SD-SOP-004")) == [
        ["拟制", "唐一宁", "销售部 · 销售经理", "编写本文件，内容属实", "2026-02-10"],
        ["校对", "曾思雨", "销售部 · 预订主管", "文字、数字、引用无误", "2026-02-12"],
        ["审核", "陆嘉禾", "销售部 · 销售总监", "内容适用、可行", "2026-02-18"],
        ["批准", "沈光耀", "总经理室 · 总经理", "同意发布执行", "2026-02-20"],
    ]


def test_missing_signatures_are_visibly_empty(preview: Edition, draw_document: Any) -> None:
    page = draw_document("HT-SD-SOP-013", preview)
    assert [row[:2] for row in signatures(page)] == [
        ["拟制", "唐一宁"],
        ["校对", "未签署"],
        ["审核", "未签署"],
        ["批准", "未签署"],
    ]
    assert len(with_class(page, "sop-unsigned")) == 3


def test_approvals_are_said_to_be_declared_only(draw_document: Any) -> None:
    unsealed = with_class(draw_document("HT-SD-SOP-004"), "sop-unsealed")[0]
    assert words(unsealed) == "本版未加封：批准按文件信息所记，没有电子签名。"


def test_change_and_reviews_are_shown(compile_sources: Any, make_source: Any) -> None:
    compiled = compile_sources(
        make_source(
            "HT-SD-SOP-004",
            revision="2",
            change={"class": "editorial", "reason": "改错字", "summary": "第 1 条"},
            review={"next_review": "2027-01-15", "reason": "与年审同期"},
            reviews=[{"date": "2026-06-01", "by": "lu", "outcome": "no_change", "note": "仍适用"}],
        )
    )
    page = document_page(Edition(compiled), compiled.manual.documents[0])
    assert fields(page, "sop-approvals") == {
        "版次": "2",
        "批准日期": "2026-02-20",
        "更改类别": "编辑性更改",
        "更改内容": "第 1 条",
        "更改原因": "改错字",
        "另定复审日期的原因": "与年审同期",
    }
    assert [words(cell) for cell in with_class(page, "sop-reviews")[0].findall("tbody/tr[1]/*")] == [
        "2026-06-01",
        "陆嘉禾",
        "无更改",
        "仍适用",
    ]


def test_errors_of_the_document_stand_on_its_page(draw_document: Any) -> None:
    found = [words(f) for f in with_class(draw_document("HT-SD-SOP-004"), "sop-finding")]
    [unknown] = [f for f in found if f.startswith("SOP601 第 ")]
    assert "HT-SD-SOP-099" in unknown


def test_readers_see_errors_only_and_the_preview_also_warnings(draw_document: Any, preview: Edition) -> None:
    def severities(page: Element) -> set[str]:
        return {f.get("class", "").rpartition("--")[2] for f in with_class(page, "sop-finding")}

    assert severities(draw_document("HT-SD-SOP-006")) == {"error"}
    assert severities(draw_document("HT-SD-SOP-006", preview)) > {"error"}
    # An overdue review is said by the banner.
    assert "SOP401" not in words(draw_document("HT-SD-SOP-006", preview))


def test_a_broken_pattern_of_a_successor_is_only_text(compile_sources: Any, make_source: Any) -> None:
    withdrawal = {"date": "2026-04-30", "by": "shen", "reason": "停用", "successor": "HT-SD-SOP-099"}
    compiled = compile_sources(make_source("HT-SD-SOP-024", status="withdrawn", withdrawal=withdrawal))
    page = document_page(Edition(compiled), compiled.manual.documents[0])
    banner = with_class(page, "sop-banner")[0]
    assert "HT-SD-SOP-099" in words(banner)
    assert with_class(banner, "sop-link") == []


def test_sample_data_is_said_to_be_so(draw_document: Any, compiled: CompiledManual) -> None:
    assert with_class(draw_document("HT-SD-SOP-004"), "sop-header__sample") == []
    manual = replace(compiled.manual, organisation=replace(compiled.manual.organisation, sample=True))
    sample = replace(compiled, manual=manual)
    page = document_page(Edition(sample), manual.documents[0])
    assert words(with_class(page, "sop-header__sample")[0]) == labels.SAMPLE_DATA.zh


def test_many_related_documents_are_folded(compile_sources: Any, make_source: Any) -> None:
    citing = [make_source(f"HT-SD-SOP-{n:03}", "## 目的\n\n见 [[HT-SD-SOP-001]]。\n") for n in range(2, 24)]
    compiled = compile_sources(make_source("HT-SD-SOP-001"), *citing)
    page = document_page(Edition(compiled), compiled.manual.documents[0])
    fold = with_class(page, "sop-fold")[0]
    assert words(fold[0]) == "22 份文件"
    assert len(with_class(fold, "sop-link")) == 22
