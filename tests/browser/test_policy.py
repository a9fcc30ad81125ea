"""No page needs what a strict server forbids: scripts and styles within pages, other hosts, guessed types."""

from __future__ import annotations

from playwright.sync_api import Page

from .walk import forbidden, kinds_of_pages


def test_every_kind_of_page_works_under_the_headers_of_the_table(page: Page, address: str) -> None:
    kinds = kinds_of_pages(page, address)
    assert {"", "404.html", "HT-MK-SOP-001/", "HT-SD-SOP-030/checklist/", "register/", "server/"} <= set(
        kinds
    )
    assert forbidden(page, address) == {}
    # What is forbidden would have been heard.
    page.evaluate("() => document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("() => window.forbidden.length > 0")
    served = page.request.get(address).headers
    assert served["x-content-type-options"] == "nosniff"
    assert "'unsafe" not in served["content-security-policy"]


def test_the_link_to_the_repository_asks_it_nothing_and_leads_to_the_file(page: Page, address: str) -> None:
    page.goto(f"{address}HT-SD-SOP-004/")
    link = page.get_by_role("link", name="建议修改", exact=True)
    assert link.get_attribute("href") == "https://github.com/sop/manual/edit/main/docs/HT-SD-SOP-004.md"
    assert page.locator("a.md-source").count() > 0
    for path in ("", "register/", "roles/"):
        page.goto(address + path)
        assert page.get_by_role("link", name="建议修改").count() == 0
