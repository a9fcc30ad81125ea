"""Steps on a built site: charts below their tables, checklists beside the documents, for texts that are for use."""

from __future__ import annotations

from datetime import date

import pytest

from .manuals import DRAFT, SIGNED, MakeManual, Manual, Site, document

BODY = """
## 目的

写明目的。

## 工作程序

### 受理

| 步骤 | 责任人 | 标准 | 时限 | 记录 | 分支 |
| --- | --- | --- | --- | --- | --- |
| **问候**并问清姓名 | 预订员 | 报出部门 | 20 秒内 | [[HT-SD-FRM-001]] | |
| 核对 <x>协议</x> | 预订主管 | 按 [[HT-SD-FRM-001]] 核对 | 1 分钟内 | 无 | 不合格 → 1 |
| 录入 | 预订员 | 逐项录入 | 5 分钟内 | 订房系统 | |

### 收尾

> | 步骤 | 责任人 |
> | --- | --- |
> | 引文 | 无人 |

| 步骤 | 责任人 |
| --- | --- |
| 归档 | 预订员 |
| 交班 | 预订员 |
"""
LISTED = """
## 目的

写明目的。

## 工作程序

1. 预订主管：接听，20 秒内应答。
2. 由销售经理核对，填写 [[HT-SD-FRM-001]]。
3. 归档。
"""
STEPS_OF_FORM = "\n## 用途\n\n| 步骤 | 责任人 |\n| --- | --- |\n| 甲 | |\n| 乙 | |\n| 丙 | |\n"
WITHDRAWN = {
    "status": "withdrawn",
    "withdrawal": {"date": date(2026, 4, 30), "by": "shen", "reason": "停办", "successor": "HT-SD-SOP-001"},
}
FUTURE = {
    "effective": date(2026, 12, 1),
    "approvals": [{**entry, "date": date(2026, 11, 20)} for entry in SIGNED],
}


@pytest.fixture(scope="module")
def manual(make_manual: MakeManual) -> Manual:
    return make_manual(
        {
            "a.md": document("HT-SD-SOP-001", "电话预订", BODY),
            "b.md": document("HT-SD-SOP-002", "草稿机密", BODY, **DRAFT),
            "c.md": document("HT-SD-SOP-003", "传真预订", BODY, **WITHDRAWN),
            "d.md": document("HT-SD-SOP-004", "没有步骤"),
            "e.md": document("HT-SD-SOP-005", "即将生效", BODY, **FUTURE),
            "g.md": document("HT-SD-SOP-006", "列出的步骤", LISTED),
            "f.md": document("HT-SD-FRM-001", "预订单", STEPS_OF_FORM, type="form", retention="3 years"),
        }
    )


@pytest.fixture(scope="module")
def site(manual: Manual) -> Site:
    return manual.build()


@pytest.fixture(scope="module")
def preview(manual: Manual) -> Site:
    return manual.build(command="serve", to="preview")


def test_a_chart_stands_behind_each_table_of_three_steps_and_more(site: Site) -> None:
    content = site.content("HT-SD-SOP-001")
    (block,) = content.all("details", class_="sop-flow")
    body = content.one("div", class_="sop-body")
    elements = [child for child in body.children if not isinstance(child, str)]
    table = next(i for i, e in enumerate(elements) if "sop-scroll--steps" in e.attributes.get("class", ""))
    assert elements[table + 1] is block
    chart = block.one("svg", role="img")
    assert [text.text for text in chart.all("text", class_="sop-flow__words")] == [
        "开始",
        "问候并问清姓名",
        "核对 <x>协议</x>",
        "录入",
        "结束",
    ]
    assert chart.one("text", class_="sop-flow__question").text == "不合格？"
    assert [li.text for li in block.one("ol").all("li")][
        1
    ] == "核对 <x>协议</x>（预订主管）；不合格 → 第 1 步"
    assert block.one("div", role="region").attributes["tabindex"] == "0"


def test_the_rows_of_steps_have_addresses(site: Site) -> None:
    content = site.content("HT-SD-SOP-001")
    rows = {row.attributes["id"]: row.text for row in content.all("tr") if "id" in row.attributes}
    assert list(rows) == ["c2-1-s1", "c2-1-s2", "c2-1-s3", "c2-2-s1", "c2-2-s2"]
    assert rows["c2-1-s2"].startswith("核对")
    assert rows["c2-2-s1"].startswith("归档")


def test_a_numbered_list_is_a_checklist_with_addresses_too(site: Site) -> None:
    content = site.content("HT-SD-SOP-006")
    items = {item.attributes["id"]: item.text for item in content.all("li") if "id" in item.attributes}
    assert list(items) == ["c2-s1", "c2-s2", "c2-s3"]
    assert items["c2-s1"] == "预订主管：接听，20 秒内应答。"
    assert "sop-flow__chart" not in site.html("HT-SD-SOP-006")
    steps = site.page("HT-SD-SOP-006/checklist").one("table", class_="sop-checklist__steps")
    assert [label.text for label in steps.all("label")] == [
        "1. 接听，20 秒内应答。",
        "2. 由销售经理核对，填写 HT-SD-FRM-001《预订单》。",
        "3. 归档。",
    ]
    assert [who.text for who in steps.all("span", class_="sop-checklist__who")] == ["预订主管", "销售经理"]
    assert [th.text for th in steps.one("thead").all("th")][1:4] == ["步骤", "时限", "记录"]
    [job] = [
        a for a in site.content("roles").all("a") if a.text == "预订主管" and "roles/" in a.attributes["href"]
    ]
    assert "c2-s1" in site.html(f"roles/{job.attributes['href'].strip('/').split('/')[-1]}")


def test_no_mark_is_left_in_the_page(site: Site) -> None:
    assert not any("\ue000" <= character <= "\uf8ff" for character in site.html("HT-SD-SOP-001"))


def test_forms_and_tombstones_have_neither(site: Site) -> None:
    for number in ("HT-SD-FRM-001", "HT-SD-SOP-003", "HT-SD-SOP-004"):
        assert "sop-flow__chart" not in site.html(number)
        assert "checklist/" not in site.html(number)
        assert not site.has(f"{number}/checklist")


def test_search_knows_neither_charts_nor_checklists(site: Site) -> None:
    entries = site.search_index()
    assert not any("sop-flow" in e["text"] or "checklist" in e["location"] for e in entries)
    assert not any("开始" in e["text"] or "流程图" in e["text"] + e["title"] for e in entries)
    assert "checklist" not in (site.folder / "sitemap.xml").read_text(encoding="utf-8")


def test_the_checklist_has_all_steps_with_boxes_and_room_to_sign(site: Site) -> None:
    page = site.page("HT-SD-SOP-001/checklist")
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert [h2.text for h2 in page.all("h2")] == ["2.1 受理", "2.2 收尾", "执行情况"]
    first = page.one("table", class_="sop-checklist__steps")
    rows = list(first.one("tbody").all("tr"))
    boxes = [box.attributes["id"] for box in first.all("input", type="checkbox")]
    assert (
        boxes
        == [label.attributes["for"] for label in first.all("label")]
        == ["c2-1-s1", "c2-1-s2", "c2-1-s3"]
    )
    assert rows[1].one("label").text == "2. 核对 <x>协议</x>"
    assert rows[1].one("span", class_="sop-checklist__who").text == "预订主管"
    assert [td.text for td in rows[1].all("td")] == [
        "",
        "按 HT-SD-FRM-001《预订单》核对",
        "1 分钟内",
        "无",
        "不合格 → 1",
        "",
        "",
    ]
    assert [th.text for th in first.one("thead").all("th")][1:] == [
        "步骤", "标准", "时限", "记录", "去向", "完成时间", "签名",
    ]  # fmt: skip
    end = page.one("section", class_="sop-checklist__end")
    assert [th.text for th in end.all("th")] == ["日期", "班次／地点", "执行人签名", "检查人签名", "备注"]


def test_the_checklist_is_a_controlled_page(site: Site) -> None:
    page = site.page("HT-SD-SOP-001/checklist")
    article = page.one("article")
    assert "HT-SD-SOP-001 · 版次 1" in article.attributes["data-print-reference"]
    assert article.attributes["data-state"] == "effective"
    assert article.attributes["data-effective"] == "2026-03-01"
    # The sentences that take over when the day comes.
    assert {t.attributes.get("data-sop-banner") for t in page.all("template")} >= {
        "effective",
        "due",
        "overdue",
    }
    assert "非受控打印件" in page.one("p", class_="sop-uncontrolled").text
    header = page.one("header", class_="sop-header").text
    for words in ("电话预订", "HT-SD-SOP-001", "2026-03-01", "有效"):
        assert words in header


def test_the_document_leads_to_its_checklist_and_back(site: Site) -> None:
    ways = site.content("HT-SD-SOP-001").one("p", class_="sop-ways").all("a")
    assert [(link.text, link.attributes["href"]) for link in ways] == [
        ("看步骤", "#c2-1"),
        ("打印核对表", "../HT-SD-SOP-001/checklist/"),
    ]
    back = site.page("HT-SD-SOP-001/checklist").one("p", class_="sop-checklist__ways").one("a")
    assert back.attributes["href"] == "../HT-SD-SOP-001/"


def test_what_the_checklist_needs_is_there(site: Site) -> None:
    page = site.page("HT-SD-SOP-001/checklist")
    # Addresses count from the document's own.
    assert page.one("base").attributes["href"] == "../"
    for tag, key in (("link", "href"), ("script", "src")):
        for element in page.all(tag):
            address = element.attributes[key]
            assert address.startswith("../")
            assert (site.folder / address.removeprefix("../")).is_file(), address
    assert not list(page.all("style"))


def test_a_checklist_for_later_says_from_when(site: Site) -> None:
    banner = site.page("HT-SD-SOP-005/checklist").one("div", class_="sop-banner__card--scheduled")
    assert "在此之前不得执行" in banner.text


def test_a_draft_has_a_checklist_in_the_preview_only(site: Site, preview: Site) -> None:
    assert not site.has("HT-SD-SOP-002/checklist")
    assert "不得执行" in preview.page("HT-SD-SOP-002/checklist").text


def test_builds_are_alike_to_the_byte(manual: Manual, site: Site) -> None:
    again = manual.build(to="again")
    for address in ("HT-SD-SOP-001", "HT-SD-SOP-001/checklist"):
        assert again.html(address) == site.html(address)


def test_a_file_in_the_way_of_a_checklist_stops_the_build(make_manual: MakeManual) -> None:
    manual = make_manual(
        {"a.md": document("HT-SD-SOP-001", "电话预订", BODY), "HT-SD-SOP-001/checklist/index.html": "占位"}
    )
    assert "HT-SD-SOP-001/checklist/index.html" in manual.fail().said
