"""Addresses that lead nowhere, at any depth of a site that is one folder of its host."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from each_case import each_case
from playwright.sync_api import Page, expect
from sample_manual import BODY, ORGANISATION, document_source

from .served import served


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a manual of two documents is served."""
    root = tmp_path_factory.mktemp("not-found")
    for source in (
        document_source("HT-SD-SOP-004", BODY, title="接听电话"),
        document_source("HT-SD-SOP-015", title="电话<b>预订</b>"),
    ):
        path = root / source.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(source.data)
    (root / "organisation.yml").write_bytes(ORGANISATION.read_bytes())
    (root / "docs" / "index.md").write_text("# 手册\n", encoding="utf-8")
    with served(root, site_url="https://intranet.example/manual/", plugins=["sop"]) as address:
        yield address


@pytest.fixture
def lost(page: Page, address: str) -> Any:
    """Goes to an address of the site that is not there; whatever the page itself asks for is."""
    missing: list[str] = []
    page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: missing.append(str(error)))

    def go(path: str) -> Page:
        missing.clear()
        response = page.goto(address + path)
        assert response is not None
        assert response.status == 404
        page.wait_for_load_state("networkidle")
        assert missing == [response.url]
        return page

    return go


@each_case(
    "path",
    [
        "ht-sd-sop-004",
        "HT_SD_SOP_004/",
        "htsdsop004",
        "old/docs/handbook-ht-sd-sop-004-telephone.html",
        "%EF%BC%A8%EF%BC%B4-SD-SOP-4.md",
        "HT-SD-SOP-004-r7/checklist/",
        "sop-004",
    ],
)
def test_a_number_in_the_address_leads_to_the_document(lost: Any, address: str, path: str) -> None:
    page = lost(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这一页")
    guesses = page.locator(".sop-not-found__guesses a")
    expect(guesses).to_have_count(1, timeout=20_000)
    expect(guesses).to_have_text("HT-SD-SOP-004 接听电话")
    assert guesses.evaluate("link => link.href") == f"{address}HT-SD-SOP-004/"


def test_a_title_is_text_and_words_of_the_address_are_asked_for(lost: Any) -> None:
    page = lost("ht-sd-sop-015")
    expect(page.locator(".sop-not-found__guesses a")).to_contain_text("<b>预订</b>")
    page = lost("a/b/接听电话.html")
    expect(page.locator("[data-sop-guess]")).to_be_hidden()
    expect(page.locator("#sop-not-found-query")).to_have_value("接听电话")
    expect(page.locator(".sop-answer").first).to_contain_text("接听电话")
    assert lost("%E4%BA-%3Cimg%20src=x%3E/").locator("article img").count() == 0


def test_it_leads_on_without_scripts(open_without_scripts: Any, address: str) -> None:
    page = open_without_scripts("x/y/ht-sd-sop-004/")
    expect(page.get_by_text("浏览器没有启用脚本")).to_be_visible()
    expect(page.locator("#sop-not-found-query")).to_be_hidden()
    ways = page.locator(".sop-not-found__ways a").evaluate_all("links => links.map((link) => link.href)")
    assert ways[:2] == [address, f"{address}register/"]
    for way in ways:
        assert page.request.get(way).ok
