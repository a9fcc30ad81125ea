"""Register and keyword index in use."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect


def numbers(page: Page) -> list[str]:
    return page.locator("[data-sop-register] tbody tr:visible td:first-child").all_inner_texts()


@pytest.mark.parametrize(
    ("address_part", "expected"),
    [
        ("?state=overdue", ["HT-SD-SOP-006"]),
        ("?type=form", ["HT-SD-FRM-001"]),
        ("?department=HT-MK", ["HT-MK-SOP-001"]),
        ("?q=传真", ["HT-SD-SOP-024"]),
        ("?q=ht-sd-sop-01&state=effective", ["HT-SD-SOP-015", "HT-SD-SOP-016", "HT-SD-SOP-017"]),
        ("?q=預訂", ["HT-SD-SOP-016"]),
    ],
)
def test_a_filter_can_be_linked(open_page: Any, address_part: str, expected: list[str]) -> None:
    page = open_page(f"register/{address_part}")
    assert numbers(page) == expected
    expect(page.locator("[data-sop-shown]")).to_have_text(f"显示 {len(expected)} 份，共 13 份")


def test_choosing_a_filter_writes_the_address(open_page: Any) -> None:
    page = open_page("register/")
    page.get_by_role("combobox", name="状态").select_option("overdue")
    page.get_by_label("编号、题目或关键词").fill("逾期")
    assert numbers(page) == ["HT-SD-SOP-006"]
    assert parse_qs(urlsplit(page.url).query) == {"state": ["overdue"], "q": ["逾期"]}
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator("[data-sop-shown-count]")).to_have_text("13")
    assert urlsplit(page.url).query == ""


def test_nothing_found_is_said(open_page: Any) -> None:
    page = open_page("register/?q=没有这样的文件")
    expect(page.locator("[data-sop-nothing]")).to_be_visible()


def test_titles_sort_by_pinyin_both_ways(open_page: Any) -> None:
    page = open_page("register/")
    page.get_by_role("button", name="题目").click()
    shown = page.locator("[data-sop-register] tbody tr:visible td:nth-child(2)")
    in_order = ["传真预订", "待复审的", "电话预订", "接听电话", "逾期的"]

    def titles() -> list[str]:
        return [title for title in shown.all_inner_texts() if title in in_order]

    assert titles() == in_order
    heading = page.locator("th", has=page.get_by_role("button", name="题目"))
    expect(heading).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="题目").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert titles() == in_order[::-1]


def test_rows_without_a_date_come_last_whichever_way(open_page: Any) -> None:
    page = open_page("register/")
    button = page.get_by_role("button", name="生效日期")
    for _ in range(2):
        button.click()
        assert numbers(page)[-1] == "HT-SD-SOP-013"


def test_states_sort_by_their_course(open_page: Any) -> None:
    page = open_page("register/")
    page.get_by_role("button", name="状态").click()
    shown = page.locator("[data-sop-register] tbody tr").evaluate_all(
        "rows => rows.map(r => r.dataset.state)"
    )
    order = [
        "draft",
        "in_review",
        "scheduled",
        "effective",
        "due",
        "overdue",
        "expired",
        "superseded",
        "withdrawn",
    ]
    assert shown == sorted(shown, key=order.index)


def test_keywords_are_found_by_characters_and_by_pinyin(open_page: Any) -> None:
    page = open_page("keywords/")
    field = page.get_by_label("查找关键词")
    for typed in ("留言", "liuyan", "liu yan", "LIU"):
        field.fill(typed)
        assert page.locator(".sop-keyword__term:visible").all_inner_texts() == ["留言"]
    field.fill("没有")
    expect(page.locator("[data-sop-nothing]")).to_be_visible()


def test_the_letters_work_by_keyboard(open_page: Any) -> None:
    page = open_page("keywords/")
    page.get_by_role("navigation", name="按首字母跳转").get_by_role("link", name="L", exact=True).focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#letter-L")
    expect(page.locator("#letter-L")).to_be_in_viewport()


def test_a_clause_link_lands_on_its_clause(open_page: Any) -> None:
    page = open_page("HT-SD-FRM-001/")
    page.locator(".sop-related a", has_text="第 2.1 条").click()
    expect(page.locator("#c2-1")).to_be_in_viewport()
    expect(page.locator("h1")).to_have_text("接听电话")


def test_reviews_are_narrowed_down_to_an_owner(open_page: Any) -> None:
    page = open_page("reviews/")
    rows = page.locator("[data-sop-band] tbody tr:visible")
    before = rows.count()
    # One of another owner; the sample manual has one alone.
    rows.first.evaluate("row => { row.dataset.owner = 'person:other'; }")
    owner = page.get_by_role("combobox", name="负责人")
    value = owner.locator("option").nth(1).get_attribute("value")
    owner.select_option(value)
    assert 0 < rows.count() < before
    assert {row.get_attribute("data-owner") for row in rows.all()} == {value}
    counts = page.locator("[data-sop-band-count]").all_inner_texts()
    assert sum(map(int, counts)) == rows.count()
    assert parse_qs(urlsplit(page.url).query) == {"owner": [value]}
    page.get_by_role("button", name="清除筛选").click()
    expect(rows).to_have_count(before)
