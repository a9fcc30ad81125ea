"""What stands before the text of a document, and what a phone folds away before the first step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from html_tree import parse, with_class, words
from sample_manual import document_source

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs

BODY = """## 目的

写明目的，手边放好无关的、不在步骤里的东西。

## 适用范围

全部门。

### 例外

没有。

## 工作程序

### 规则

| 类别 | 方式 |
| --- | --- |
| 甲 | 电话 |
| 乙 | 电邮 |
| 丙 | 传真 |
| 丁 | 短信 |

### 接听

接听前，手边放好笔、[[HT-SD-FRM-001]]和房价表。主宾坐在主陪右手边。

| 步骤 | 责任人 | 时限 | 记录 |
| --- | --- | --- | --- |
| 接起 | 预订员 | 20 秒内 | 无 |
| 问清 | 预订员、销售代表 | 5 分钟内 | [[HT-SD-FRM-001]] |

## 相关文件

- [[HT-SD-FRM-001]]
"""
Draw = Callable[..., Element]


@pytest.fixture(scope="module")
def draw(compile_sources: Callable[..., Any]) -> Draw:
    def drawn(body: str = BODY, **facts: Any) -> Element:
        compiled = compile_sources(
            document_source("HT-SD-SOP-030", body, **facts),
            document_source("HT-SD-FRM-001", "## 用途\n\n记来电。\n", title="记录表"),
        )
        outputs = {output.address: output for output in site_outputs(Edition(compiled))}
        output = outputs["HT-SD-SOP-030/"]
        return parse(output.draw(output.text()))

    return drawn


def box(page: Element) -> dict[str, str]:
    (found,) = with_class(page, "sop-beforehand")
    return {words(line[0]): words(line[1]) for line in found.iter("div")}


def test_the_box_says_what_the_document_says(draw: Draw) -> None:
    reviews = [{"date": "2026-09-01", "by": "shen", "outcome": "no_change", "note": "无变化"}]
    assert box(draw(reviews=reviews)) == {
        "谁来做": "预订员、销售代表",
        "步骤": "2 步，按时限合计不超过 6 分钟 3.2",
        "表单": "《记录表》",
        "手边备好": "接听前，手边放好笔、《记录表》和房价表 3.2",
        "上次复审": "2026年9月1日",
    }


def test_what_it_does_not_say_is_left_out(draw: Draw) -> None:
    said = box(
        draw(
            "## 工作程序\n\n| 步骤 | 责任人 | 时限 |\n| --- | --- | --- |\n| 接起 | 预订员 | 接通后 5 秒内 |\n"
        )
    )
    assert said == {"谁来做": "预订员", "步骤": "1 步 1", "上次复审": "还没有；2027年3月1日前复审"}


def test_a_step_that_can_come_again_has_no_total(draw: Draw) -> None:
    again = (
        BODY.replace("记录 |", "分支 |")
        .replace("| 无 |", "| |")
        .replace("| 5 分钟内 | [[HT-SD-FRM-001]] |", "| 5 分钟内 | 不清 → 1 |")
    )
    assert box(draw(again))["步骤"] == "2 步 3.2"


def test_a_clause_about_tools_is_named(draw: Draw) -> None:
    said = box(draw(BODY.replace("### 规则", "### 工具与材料")))
    assert said["手边备好"] == "3.1 工具与材料"


def test_the_line_below_the_title_says_number_revision_and_state(draw: Draw) -> None:
    (brief,) = with_class(draw(), "sop-brief")
    assert words(brief) == "HT-SD-SOP-030 第 1 版 有效"


def test_the_list_of_facts_stands_once_behind_what_folds_it(draw: Draw) -> None:
    (header,) = with_class(draw(), "sop-header")
    tags = [(child.tag, child.get("class")) for child in header]
    assert tags[-2:] == [("details", "sop-facts"), ("dl", "sop-fields")]


def test_buttons_lead_to_the_first_step_and_to_paper(draw: Draw) -> None:
    (ways,) = with_class(draw(), "sop-ways")
    assert [(words(a), a.get("href")) for a in ways.iter("a")] == [
        ("看步骤", "#c3-2"),
        ("打印核对表", "../HT-SD-SOP-030/checklist/"),
    ]


def test_the_contents_hold_every_clause(draw: Draw) -> None:
    (contents,) = with_class(draw(), "sop-contents")
    assert [(a.get("href"), words(a)) for a in contents.iter("a")] == [
        ("#c1", "1 目的"),
        ("#c2", "2 适用范围"),
        ("#c2-1", "2.1 例外"),
        ("#c3", "3 工作程序"),
        ("#c3-1", "3.1 规则"),
        ("#c3-2", "3.2 接听"),
        ("#c4", "4 相关文件"),
    ]


def test_clauses_before_the_work_and_long_tables_before_the_first_step_are_folded(draw: Draw) -> None:
    page = draw()
    clauses, table = with_class(page, "sop-early")
    assert words(clauses[0]) == "工作之前的条款：1目的 2适用范围"
    assert [h.get("id") for h in clauses.iter() if h.tag in ("h2", "h3")] == ["c1", "c2", "c2-1"]
    assert words(table[0]) == "表（4 行）：类别、方式"
    assert [words(td) for td in table.iter("td")][:2] == ["甲", "电话"]
    (body,) = with_class(page, "sop-body")
    assert [child.get("id") for child in body if child.tag == "h2"] == ["c3", "c4"]


def test_a_short_table_and_one_behind_the_first_step_stay_open(draw: Draw) -> None:
    short = BODY.replace("| 丁 | 短信 |\n", "")
    assert len(with_class(draw(short), "sop-early")) == 1
    listed = BODY.replace("### 规则\n", "### 规则\n\n1. 先查类别。\n")
    assert len(with_class(draw(listed), "sop-early")) == 1


def test_clauses_that_an_element_of_the_author_holds_stay_as_they_are(draw: Draw) -> None:
    page = draw("<div>\n\n" + BODY.replace("## 工作程序", "</div>\n\n## 工作程序"))
    assert all("sop-early--table" in each.get("class", "") for each in with_class(page, "sop-early"))
    assert [h.get("id") for h in page.iter("h2") if h.get("id", "").startswith("c")] == [
        "c1",
        "c2",
        "c3",
        "c4",
    ]


def test_a_document_without_steps_has_neither(draw: Draw) -> None:
    page = draw("## 目的\n\n写明目的。\n\n## 管理要求\n\n全部门。\n")
    assert not with_class(page, "sop-beforehand")
    assert not with_class(page, "sop-early")
    (ways,) = with_class(page, "sop-ways")
    assert not list(ways.iter("a"))


def test_english_speaks_english(draw: Draw) -> None:
    body = (
        "## Purpose\n\nWhy.\n\n## Procedure\n\nHave ready: pen, paper.\n\n"
        "| Step | Responsible | Time limit |\n| --- | --- | --- |\n| Answer | Clerk | within 2 hours |\n"
    )
    said = box(
        draw(body, language="en", reviews=[{"date": "2026-09-01", "by": "shen", "outcome": "no_change"}])
    )
    assert said["Steps"] == "1 steps, 2 h at most by their time limits 2"
    assert said["Have ready"].startswith("Have ready: pen, paper")


def test_dates_are_days(draw: Draw) -> None:
    (found,) = with_class(draw(effective="2026-03-01"), "sop-beforehand")
    assert [date.fromisoformat(time.get("datetime", "")) for time in found.iter("time")] == [date(2027, 3, 1)]


def test_documents_that_the_text_lists_are_not_listed_again(draw: Draw) -> None:
    (section,) = with_class(draw(), "sop-related")
    cites = words(next(iter(section.iter("div"))).find("div") or section)
    assert "列在正文 4 相关文件" in cites
    assert "HT-SD-FRM-001" not in cites
    (unlisted,) = with_class(draw(BODY.partition("## 相关文件")[0]), "sop-related")
    assert "HT-SD-FRM-001" in words(unlisted)
