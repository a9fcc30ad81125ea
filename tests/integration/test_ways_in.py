"""The employee's ways into a manual, as the site shows them."""

from __future__ import annotations

from datetime import date

import pytest

from .manuals import DRAFT, MakeManual, Site, document

STEPS = """
## 目的

来电有人接。

## 适用范围

销售部。

## 职责

- **销售经理**：抽查 <script>alert(1)</script>。

## 工作程序

### 接听

| 步骤 | 责任人 | 标准 | 时限 | 记录 |
| --- | --- | --- | --- | --- |
| 接起 | 销售经理、临时工 | 报部门 | 3 声内 | [[HT-SD-FRM-001]] |
| 记下 <b>留言</b> | 销售经理 | 逐字 | 当场 | 留言本 |

### 答复

按《外部标准》办理。

## 监督检查

| 检查内容 | 频次 | 责任人 |
| --- | --- | --- |
| 抽听录音 | 每周 1 次 | 销售经理 |

## 相关文件

- [[HT-SD-FRM-001]]
"""
FORM = """
## 用途

留言用，见 [[HT-SD-SOP-001]]。

## 填写说明

逐栏填写。

## 表单内容

### 留言

| 项目 | 填写 |
| --- | --- |
| 来电人 | |
| 方式 | □电话 □电邮 |
"""
OPTIONS = {
    "external_documents": [
        {
            "title": "外部标准",
            "edition": 2015,
            "checked": date(2025, 1, 1),
            "check_every": "12 months",
            "url": "https://standards.example/",
        }
    ],
    "processes": ["HT-SD-SOP-001#4"],
}


@pytest.fixture(scope="module")
def site(make_manual: MakeManual) -> Site:
    form = {"type": "form", "retention": "3 years"}
    return make_manual(
        {
            "a.md": document("HT-SD-SOP-001", "接听电话", STEPS, audience=["销售经理"]),
            "b.md": document("HT-SD-SOP-002", "草稿程序", STEPS, audience=["销售经理"], **DRAFT),
            "f.md": document("HT-SD-FRM-001", "留言表", FORM, **form),
            "g.md": document("HT-SD-FRM-002", "没人用的表", FORM.replace("留言用", "无"), **form),
            "h.md": document("HT-SD-FRM-003", "草稿表", FORM, **{**form, **DRAFT}),
        },
        options=OPTIONS,
    ).build()


ROLE = "roles/xiao-shou-jing-li"


def test_a_job_has_a_page_with_everything_it_does(site: Site) -> None:
    page = site.content(ROLE)
    assert "销售经理要做的事" in page.text
    for words in ("接听电话", "接起", "3 声内", "抽听录音", "每周 1 次", "留言本", "留言表"):
        assert words in page.text
    assert "../../HT-SD-SOP-001/#c4-1-s1" in page.links
    assert "../../HT-SD-FRM-001/blank/" in page.links
    assert 'id="c4-1-s1"' in site.html("HT-SD-SOP-001")


def test_a_step_says_which_clause_it_stands_in(site: Site) -> None:
    [table] = [t for t in site.content(ROLE).all("table") if "sop-role__steps" in t.attributes["class"]]
    assert [cell.text for cell in table.all("span", class_="sop-role__clause")] == ["接听", "接听"]


def test_readers_learn_nothing_of_drafts_and_texts_stay_text(site: Site) -> None:
    for address in ("roles", ROLE, "forms", "measures", "processes", "external-documents"):
        html = site.html(address)
        assert "草稿" not in site.content(address).text
        assert "HT-SD-SOP-002" not in html
        assert "<script>alert" not in html
        assert "<b>留言" not in html
    assert not site.has("HT-SD-FRM-003/blank")


def test_the_overview_lists_jobs_by_department_and_the_few_words_of_no_job(site: Site) -> None:
    page = site.content("roles")
    assert "../roles/xiao-shou-jing-li/" in page.links
    # One entry is no page: it leads to the step itself.
    assert "临时工" in page.text
    assert not site.has("roles/lin-shi-gong")
    assert "../HT-SD-SOP-001/#c4-1-s1" in page.links


def test_forms_say_where_they_are_used_by_whom_and_which_nobody_uses(site: Site) -> None:
    rows = {
        row.attributes["id"]: row.text for row in site.content("forms").all("tr") if "id" in row.attributes
    }
    assert list(rows) == ["HT-SD-FRM-001", "HT-SD-FRM-002"]
    assert "HT-SD-SOP-001" in rows["HT-SD-FRM-001"]
    assert "3 年" in rows["HT-SD-FRM-001"]
    assert "没有文件说明何时使用" not in rows["HT-SD-FRM-001"]
    assert "没有文件说明何时使用" in rows["HT-SD-FRM-002"]
    assert "留言本" in site.content("forms").text


def test_the_blank_shows_the_form_and_nothing_else(site: Site) -> None:
    html = site.html("HT-SD-FRM-001/blank")
    page = site.page("HT-SD-FRM-001/blank").one("article", class_="sop-blank")
    for words in ("云岭大酒店", "HT-SD-FRM-001", "留言表", "空白表", "来电人", "□电话 □电邮"):
        assert words in page.text
    for words in ("留言用", "逐栏填写", "用途"):
        assert words not in page.text
    assert '<td data-label="填写"></td>' in html
    assert "noindex" in html
    assert "style=" not in html
    assert "../HT-SD-FRM-001/blank/" in site.content("HT-SD-FRM-001").links
    assert "blank" not in str(site.search_index())


def test_a_meaning_that_several_documents_give_is_told_once(make_manual: MakeManual) -> None:
    def defining(words: str) -> str:
        return f"\n## 定义\n\n- **协议客户**：{words}\n"

    glossary = (
        make_manual(
            {
                "a.md": document("HT-SD-SOP-001", "甲", defining("签有协议的单位。")),
                "b.md": document("HT-SD-SOP-002", "乙", defining("签有协议的单位。")),
                "c.md": document("HT-SD-SOP-003", "丙", defining("月结的单位。")),
            }
        )
        .build()
        .content("glossary")
    )
    told = [[e.text for e in dd.all("p", class_="sop-glossary__source")] for dd in glossary.all("dd")]
    assert [e.text for e in glossary.all("p", class_="sop-glossary__meaning")] == [
        "签有协议的单位。",
        "月结的单位。",
    ]
    assert [len(sources) for sources in told] == [2, 1]


def test_measures_by_frequency(site: Site) -> None:
    week = site.content("measures").one("section", **{"aria-labelledby": "week"})
    assert "抽听录音" in week.text
    assert "销售经理" in week.text


def test_a_process_is_a_map_and_a_list_with_the_same_links(site: Site) -> None:
    page = site.content("processes")
    drawing, stages = page.one("svg"), page.one("ol", class_="sop-stages")
    for address in ("../HT-SD-SOP-001/#c4-1", "../HT-SD-SOP-001/#c4-2"):
        assert address in drawing.links
        assert address in stages.links
    assert "../HT-SD-FRM-001/" in stages.links


def test_external_documents_with_edition_check_and_citations(site: Site) -> None:
    page = site.content("external-documents")
    for words in ("外部标准", "2015", "2025-01-01", "2026-01-01", "逾期未核对"):
        assert words in page.text
    assert "../HT-SD-SOP-001/#c4-2" in page.links
    [link] = [a for a in page.all("a") if a.attributes.get("href") == "https://standards.example/"]
    assert link.attributes["rel"] == "noopener noreferrer"


def test_without_settings_there_is_no_page_of_processes_or_external_documents(
    make_manual: MakeManual,
) -> None:
    site = make_manual({"a.md": document("HT-SD-SOP-001")}).build(strict=True)
    assert not site.has("processes")
    assert not site.has("external-documents")
    assert site.has("roles")


def test_a_preview_shows_drafts_too(make_manual: MakeManual) -> None:
    manual = make_manual(
        {"b.md": document("HT-SD-SOP-002", "草稿程序", STEPS, audience=["销售经理"], **DRAFT)}
    )
    assert "草稿程序" in manual.build(command="serve").content(ROLE).text


def test_a_file_in_the_way_of_a_blank_is_said(make_manual: MakeManual) -> None:
    manual = make_manual({"f.md": document("HT-SD-FRM-001", "留言表", FORM, type="form")})
    manual.write("HT-SD-FRM-001/blank/index.html", "x")
    assert "in the way" in manual.fail().said
