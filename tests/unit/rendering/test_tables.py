"""Tables of documents: labels, scopes, steps, regions."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest
from html_tree import parse as parse_html
from html_tree import words

from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.rendering.drawing import Drawing
from sop_plugin.rendering.html_text import inner_html
from sop_plugin.rendering.tables import label_tables
from sop_plugin.rendering.text_tree import text_tree


def rendered(text: str) -> Element:
    root = text_tree(parse(text), Drawing())
    label_tables(root)
    return parse_html(inner_html(root))


def region_of(text: str) -> Element:
    [region] = [e for e in rendered(text).iter("div") if e.get("role") == "region"]
    return region


STEPS = "## 接听\n\n| 步骤 | 责任人 | 标准 |\n| --- | --- | --- |\n| 接起 | 预订员 | `3` 声内 |\n"


def test_cells_carry_the_name_of_their_column() -> None:
    table = region_of(STEPS)[0]
    assert [th.get("scope") for th in table.iter("th")] == ["col", "col", "col"]
    assert [td.get("data-label") for td in table.iter("td")] == ["步骤", "责任人", "标准"]
    assert [words(td) for td in table.iter("td")] == ["接起", "预订员", "3 声内"]


def test_a_region_is_reached_by_keyboard_and_named_after_its_heading() -> None:
    region = region_of(STEPS)
    assert region.get("tabindex") == "0"
    assert region.get("aria-label") == "接听"


def test_a_table_without_heading_is_named_after_its_columns() -> None:
    assert region_of("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n").get("aria-label") == "甲 · 乙"


def test_a_second_table_below_a_heading_has_a_name_of_its_own() -> None:
    table = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n"
    regions = [
        e for e in rendered(f"## 考核\n\n{table}\n再：\n\n{table}").iter("div") if e.get("role") == "region"
    ]
    assert [region.get("aria-label") for region in regions] == ["考核", "考核 · 甲 · 乙"]


@pytest.mark.parametrize(
    ("cell", "options"),
    [
        ("□电话 □电邮", ["□电话", "□电邮"]),
        ("须确认（□ 短信**□盖章**）后", ["□ 短信", "□盖章"]),
        ("□ 和 `□码` 与 □", ["□ 和", "□码"]),
        ("每格一个 □", []),
        ("没有", []),
    ],
)
def test_a_box_to_tick_keeps_its_word(cell: str, options: list[str]) -> None:
    [_, filled] = region_of(f"| 项目 | 填写 |\n| --- | --- |\n| 来源 | {cell} |\n").iter("td")
    assert [words(e) for e in filled.iter("span") if e.get("class") == "sop-option"] == options
    assert words(filled) == cell.replace("**", "").replace("`", "")


@pytest.mark.parametrize(
    ("header", "steps"),
    [
        ("步骤 | 责任人", True),
        ("步驟 | 責任人", True),
        ("Step | Responsible", True),
        ("**步骤** | 责任人", True),
        ("步骤 | 标准", False),
        ("检查内容 | 责任人", False),
    ],
)
def test_tables_of_steps_are_marked(header: str, steps: bool) -> None:
    table = region_of(f"| {header} |\n| --- | --- |\n| 甲 | 乙 |\n")[0]
    assert table.get("class") == ("sop-steps" if steps else "sop-table")


@pytest.mark.parametrize(
    ("first", "second", "numbered"),
    [("1", "2", True), ("1. 接", "2. 送", True), ("接", "送", False), ("1", "1", False)],
)
def test_rows_that_have_numbers_get_no_second_ones(first: str, second: str, numbered: bool) -> None:
    table = region_of(f"| 步骤 | 责任人 |\n| --- | --- |\n| {first} | 2 |\n| {second} | 2 |\n")[0]
    assert ("sop-numbered" in str(table.get("class"))) == numbered


def test_rows_that_are_no_steps_are_not_counted() -> None:
    rows = ["**一、准备** | ", "接 | **甲**", " | ", "**送** | 乙", "**完** 了 | ", "![](a.png) | "]
    table = region_of("| 步骤 | 责任人 |\n| --- | --- |\n" + "".join(f"| {row} |\n" for row in rows))[0]
    counted = [row.get("class") is None for row in table.iter("tr")][1:]
    assert counted == [False, True, False, True, True, True]


@pytest.mark.parametrize(
    ("rows", "head", "body"),
    [
        ("<tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr>", 1, 1),
        ("<tbody><tr><th>甲</th></tr><tr><td>1</td></tr></tbody>", 1, 1),
        ("<tr><th rowspan=2>甲</th><th>乙</th></tr><tr><th>丙</th></tr><tr><td>1</td><td>2</td></tr>", 2, 1),
        ("<thead><tr><th>甲</th></tr></thead><tr><th>1</th></tr>", 1, 1),
        ("<tr><td>甲</td></tr><tr><td>1</td></tr>", 0, 2),
        ("<tr><th>甲</th><td>1</td></tr><tr><th>乙</th><td>2</td></tr>", 0, 2),
        ("<tr><th>甲</th></tr>", 0, 1),
        ("<tr><th rowspan=九>甲</th></tr><tr><td>1</td></tr>", 1, 1),
    ],
)
def test_tables_of_html_have_a_head(rows: str, head: int, body: int) -> None:
    table = region_of(f"<table>{rows}</table>\n")[0]
    assert len(table.findall("thead/tr")) == head
    assert len(table.findall("tbody/tr")) + len(table.findall("tr")) == body
    assert words(table).replace(" ", "") == re.sub("<[^>]*>", "", rows)


def test_alignment_is_a_class_and_no_inline_style() -> None:
    table = region_of("| 甲 | 乙 |\n| :-: | --: |\n| 1 | 2 |\n")[0]
    assert [td.get("class") for td in table.iter("td")] == ["sop-align-center", "sop-align-right"]
    assert not any(element.get("style") for element in table.iter())


def test_columns_without_a_name_give_no_label() -> None:
    table = region_of("| | 乙 |\n| --- | --- |\n| 1 | 2 |\n")[0]
    assert [td.get("data-label") for td in table.iter("td")] == [None, "乙"]


def test_tables_in_other_elements_are_found_once() -> None:
    text = "<div>\n\n| 甲 |\n| --- |\n| 1 |\n\n</div>\n\n> | 乙 |\n> | --- |\n> | 2 |\n"
    regions = [e for e in rendered(text).iter("div") if e.get("role") == "region"]
    assert [region[0].tag for region in regions] == ["table", "table"]


def test_text_after_a_table_stays_behind_it() -> None:
    assert words(rendered(f"{STEPS}\n后文\n")).endswith("后文")


def _classes(text: str, tag: str) -> list[str]:
    return [cell.get("class") or "" for cell in region_of(text).iter(tag)]


def test_columns_as_the_days_of_a_month_have_are_marked() -> None:
    days = " | ".join(map(str, range(1, 13)))
    text = f"| 项目 | 标准 | {days} |\n|{' --- |' * 14}\n| 油位 | 油窗 1/2 |{'  |' * 11} ✓ |\n"
    assert _classes(text, "th") == ["", "", *["sop-narrow"] * 12]
    assert _classes(text, "td") == ["", "", *["sop-narrow"] * 12]
    # A word in one of them, or a table of few columns: as any other.
    assert _classes(text.replace("|  | ✓ |", "| 每班一次 | ✓ |"), "td")[-2:] == ["", "sop-narrow"]
    assert set(_classes("| 甲 | 1 | 2 | 3 |\n| --- | --- | --- | --- |\n| 乙 | | | |\n", "td")) == {""}


def test_what_a_step_with_a_number_of_its_own_does_is_marked() -> None:
    text = "| 序号 | 作业内容 | 责任人 |\n| --- | --- | --- |\n| 1 | 装盖 | 文员 |\n| 2 | 调高 | 文员 |\n"
    assert _classes(text, "td") == ["", "sop-action", ""] * 2
    other = text.replace("作业内容 | 责任人", "责任人 | 作业内容")
    assert _classes(other, "td") == [""] * 6


def test_a_reference_that_is_all_that_a_cell_says_is_told_from_one_in_a_sentence() -> None:
    text = "| 步骤 | 责任人 | 标准 |\n| --- | --- | --- |\n| 甲 | [a](a.md) | 按 [b](b.md) 办 |\n"
    assert [link.get("class") for link in region_of(text).iter("a")] == ["sop-sole", None]
