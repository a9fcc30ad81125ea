"""A reader reports a problem: the mail is written already, up to what is wrong."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from playwright.sync_api import Locator, expect

NUMBER = "HT-SD-SOP-030"


def mail(link: Locator) -> tuple[str, list[str]]:
    """Subject and lines of the body."""
    url = urlsplit(link.get_attribute("href") or "")
    assert (url.scheme, url.path) == ("mailto", "sop@example.org")
    query = parse_qs(url.query, keep_blank_values=True)
    return query["subject"][0], query["body"][0].split("\r\n")


def test_a_report_names_document_clause_and_marked_words(open_page: Any) -> None:
    page = open_page(f"{NUMBER}/")
    whole = page.get_by_role("link", name="报告问题", exact=True).last
    assert mail(whole) == (
        f"问题：{NUMBER} 第 1 版",
        [f"文件：{NUMBER}《很长的规程》第 1 版", "条款：", "原文：", "", "问题或建议：", ""],
    )
    of_clause = page.locator("#c2 .sop-report-clause")
    assert mail(of_clause)[1][1:3] == ["条款：2 工作程序", "原文："]
    page.locator(".sop-body tbody td", has_text="逐项核对").first.click(click_count=3)
    # A browser tells of what is marked a moment after the click.
    expect(whole).to_have_attribute("href", re.compile(quote("逐项核对")))
    assert mail(whole)[1][1:3] == ["条款：2 工作程序", "原文：逐项核对姓名、日期、房型、间数和房价"]
    of_clause.focus()
    assert mail(of_clause)[1][2] == "原文：逐项核对姓名、日期、房型、间数和房价"
    page.locator("#c1 .sop-report-clause").focus()
    assert mail(page.locator("#c1 .sop-report-clause"))[1][2] == "原文："


def test_a_report_holds_as_much_of_what_is_marked_as_a_mail_program_takes(open_page: Any) -> None:
    page = open_page(f"{NUMBER}/")
    whole = page.get_by_role("link", name="报告问题", exact=True).last
    cell = page.locator(".sop-body tbody td").nth(2)
    # A heading as an author may write it, and characters of two halves: half a one can stand in no address.
    page.locator("#c2").evaluate("it => it.append(' R&D {words}')")
    cell.evaluate("it => { it.textContent = 'a' + '\ud842\udfb7&#'.repeat(200); }")
    cell.click(click_count=3)
    expect(whole).to_have_attribute("href", re.compile("R%26D"))
    said = mail(whole)[1]
    assert len(whole.get_attribute("href") or "") <= 2000
    assert said[1] == "条款：2 工作程序 R&D {words}"
    assert re.fullmatch("原文：a(𠮷&#){20,}(𠮷&?)?…", said[2])


def test_without_scripts_a_report_names_the_document(open_without_scripts: Any) -> None:
    page = open_without_scripts(f"{NUMBER}/")
    assert mail(page.get_by_role("link", name="报告问题", exact=True))[1][0].startswith(f"文件：{NUMBER}")
