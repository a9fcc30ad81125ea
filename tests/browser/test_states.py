"""A page built on 2026-11-21 and read on another day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from sop_plugin.registers.reviews import Band


@pytest.mark.parametrize(
    ("number", "day", "word", "sentence"),
    [
        ("HT-SD-SOP-004", "2026-11-21", "有效", "自2026年3月1日起执行"),
        ("HT-SD-SOP-004", "2027-01-30", "待复审", "应于2027年3月1日前完成复审"),
        ("HT-SD-SOP-004", "2027-03-01", "待复审", "本文件仍然有效"),
        ("HT-SD-SOP-004", "2027-03-02", "复审逾期", "至今没有完成"),
        ("HT-SD-SOP-007", "2026-12-31", "待生效", "本版自2027年1月1日起生效"),
        ("HT-SD-SOP-007", "2027-01-01", "有效", "自2027年1月1日起执行"),
        ("HT-SD-SOP-024", "2026-04-29", "有效", "将于2026年4月30日作废"),
        ("HT-SD-SOP-024", "2026-04-30", "已作废", "不得再执行"),
        ("HT-SD-SOP-017", "2027-03-02", "Review overdue", "remains in force"),
    ],
)
def test_header_and_banner_follow_the_reader_s_date(
    open_page: Any, number: str, day: str, word: str, sentence: str
) -> None:
    page = open_page(f"{number}/", day)
    expect(page.locator(".sop-fields [data-sop-state]")).to_contain_text(word)
    expect(page.locator(".sop-brief [data-sop-state]")).to_contain_text(word)
    expect(page.locator(".sop-banner")).to_contain_text(word)
    expect(page.locator(".sop-banner")).to_contain_text(sentence)


def test_the_stamp_comes_with_the_withdrawal(open_page: Any) -> None:
    expect(open_page("HT-SD-SOP-024/", "2026-04-29").locator(".sop-stamp")).to_have_count(0)
    expect(open_page("HT-SD-SOP-024/", "2026-11-21").locator(".sop-stamp")).to_have_text("作废")


def test_a_page_that_stays_open_over_midnight_changes(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-004/", "2027-03-01")
    expect(page.locator(".sop-banner")).to_contain_text("待复审")
    page.clock.set_fixed_time("2027-03-02T00:01:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".sop-banner")).to_contain_text("复审逾期")


@pytest.mark.parametrize("path", ["HT-SD-SOP-004/", "register/", "departments/HT-SD/", "keywords/"])
def test_an_old_build_says_so(open_page: Any, path: str) -> None:
    expect(open_page(path, "2026-12-21").locator(".sop-stale")).to_be_hidden()
    expect(open_page(path, "2026-12-22").locator(".sop-stale")).to_contain_text("2026年11月21日")


def test_the_register_follows_the_reader_s_date_and_counts_again(open_page: Any) -> None:
    page = open_page("register/", "2027-03-02")
    row = page.locator("tr", has=page.get_by_role("link", name="HT-SD-SOP-004", exact=True))
    expect(row.locator("[data-sop-state]")).to_have_text("复审逾期")
    counted = page.locator('[data-sop-count="state:overdue"]').inner_text()
    assert int(counted) == page.locator('[data-sop-register] tr[data-state="overdue"]').count()
    total = sum(int(t) for t in page.locator('[data-sop-count^="state:"]').all_text_contents())
    assert total == page.locator("[data-sop-register] tbody tr").count()


def test_the_review_register_moves_rows_into_their_bands(open_page: Any) -> None:
    page = open_page("reviews/", "2026-12-02")
    overdue = page.locator('[data-sop-band="overdue"]')
    expect(overdue).to_contain_text("HT-SD-SOP-005")
    expect(page.locator('[data-sop-band-count="overdue"]')).to_have_text("2")
    row = overdue.locator("tr", has_text="HT-SD-SOP-005")
    expect(row.locator("[data-sop-days]")).to_have_text("-1")
    expect(row.locator("[data-sop-state]")).to_have_text("复审逾期")
    expect(page.locator('[data-sop-band="within_30"]')).to_be_hidden()


@pytest.mark.parametrize("days", [-1, 0, 30, 31, 60, 61, 90, 91])
def test_the_browser_draws_the_bands_where_python_does(open_page: Any, days: int) -> None:
    day = date(2026, 12, 1) - timedelta(days=days)
    page = open_page("reviews/", day.isoformat())
    row = page.locator("[data-sop-band] tr", has_text="HT-SD-SOP-005")
    expect(row.locator("[data-sop-days]")).to_have_text(str(days))
    assert row.evaluate("row => row.closest('table').dataset.sopBand") == Band.of(days).value


def test_a_department_page_follows_the_reader_s_date(open_page: Any) -> None:
    page = open_page("departments/HT-SD/", "2027-01-01")
    item = page.locator(".sop-item", has_text="HT-SD-SOP-007")
    expect(item.locator("[data-sop-state]")).to_have_text("有效")


def test_without_scripts_the_printed_dates_and_states_tell(open_without_scripts: Any) -> None:
    page = open_without_scripts("HT-SD-SOP-006/")
    expect(page.locator(".sop-banner")).to_contain_text("应于2026年3月1日前复审")
    page = open_without_scripts("register/")
    assert page.locator("[data-sop-register] tbody tr:visible").count() == 13
    expect(page.locator("[data-sop-filter]")).to_be_hidden()
    expect(page.locator("[data-sop-register] button")).to_have_count(0)
