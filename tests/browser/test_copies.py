"""A controlled copy in somebody's hand, scanned with a telephone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from released_manuals import NUMBER, ReleasedManual, three_revisions

from sop_plugin.model.copies import CopyIssued, CopyRecalled, short_digest
from sop_plugin.pages.copy_address import copy_address
from sop_plugin.reading.ledger.appending import appended_all
from sop_plugin.reading.ledger.kinds import OF_COPIES

from .served import served

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> ReleasedManual:
    """Three revisions, of the first of which copies 1 and 2 were issued, and 2 came back."""
    made = three_revisions(ReleasedManual(tmp_path_factory.mktemp("copies")).begin())
    facts: dict[str, Any] = {"number": NUMBER, "by": "tang"}
    issued = {"day": date(2026, 11, 1), "revision": 1, "digest": digest(made.folder), **facts}
    events = (
        CopyIssued(serial=1, holder="总台", **issued),
        CopyIssued(serial=2, holder="lu", **issued),
        CopyRecalled(serial=2, day=date(2026, 11, 2), **facts),
    )
    made.write("copies.jsonl", appended_all("", events, "copies.jsonl", OF_COPIES).encode())
    return made


@pytest.fixture(scope="module")
def address(manual: ReleasedManual) -> Iterator[str]:
    with served(manual.folder, plugins=[{"sop": {"pages": ["index.md"]}}]) as address:
        yield address


def digest(folder: Path) -> str:
    lines = map(json.loads, (folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines())
    first = next(line for line in lines if line["event"] == "released" and line["number"] == NUMBER)
    assert first["revision"] == 1
    return str(first["digest"])


def test_what_an_earlier_copy_leads_to_tells_at_once(open_page: Any, manual: ReleasedManual) -> None:
    own = short_digest(digest(manual.folder))
    for copy, on_it, verdict, said in (
        ("1", own, "out", f"{NUMBER}:1 在用"),
        ("2", own, "ended", "交回文件控制部门"),
        ("7", own, "unknown", "台账中没有这份副本"),
        ("1", "0" * 12, "other", "摘要与本版不符"),
    ):
        page = open_page(f"{NUMBER}/r1/?copy={copy}&digest={on_it}", **PHONE)
        told = page.locator("[data-sop-copy]")
        expect(told).to_be_visible()
        expect(told).to_contain_text(said)
        assert told.get_attribute("data-sop-copy") == verdict
        assert told.bounding_box()["y"] < PHONE["height"]
        red = told.evaluate(
            "each => getComputedStyle(each.querySelector('[data-sop-copy-verdict]')).fontWeight"
        )
        assert red == ("400" if verdict == "out" else "600")
        # In the colours of a state, not of a button of that name.
        assert told.evaluate("each => getComputedStyle(each).cursor") == "auto"
    expect(open_page(f"{NUMBER}/r1/", **PHONE).locator("[data-sop-copy]")).to_be_hidden()


def test_a_code_leads_to_what_is_on_record_also_without_scripts(
    open_page: Any, open_without_scripts: Any, manual: ReleasedManual
) -> None:
    """Known or unknown, the page says it at once: nothing is left to be looked up."""
    own = short_digest(digest(manual.folder))
    for opened in (open_page, open_without_scripts):
        for revision, copy, on_it, verdict, said in (
            (1, 1, own, "out", f"{NUMBER}:1 在用"),
            (1, 2, own, "ended", f"{NUMBER}:2 已收回 2026-11-02"),
            (1, 7, own, "unknown", "台账中没有这份副本"),
            (1, 2, "0" * 12, "unknown", "台账中没有这份副本"),
            # A revision of which nobody was handed a copy.
            (2, 1, own, "unknown", "台账中没有这份副本"),
        ):
            page = opened(copy_address(NUMBER, revision, copy, on_it), **PHONE)
            told = page.locator("[data-sop-copy]:visible")
            expect(told).to_have_count(1)
            expect(told).to_contain_text(said)
            assert told.get_attribute("data-sop-copy") == verdict
            assert 0 < told.bounding_box()["y"] < PHONE["height"] - told.bounding_box()["height"]
            banner = page.locator("[data-sop-banner-slot]")
            expect(banner).to_contain_text("被新版替代" if revision == 1 else "有效")
            assert banner.bounding_box()["y"] > 0, "what the revision is worth stays in sight"
            look = "each => getComputedStyle(each.querySelector('[data-sop-copy-verdict]')).fontWeight"
            assert told.evaluate(look) == ("400" if verdict == "out" else "600")
            assert page.get_by_role("link", name="看这一版的全文").get_attribute("href") is not None
    page.get_by_role("link", name="看这一版的全文").click()
    assert page.url.endswith(f"{NUMBER}/r2/")
    # A revision that never was: the site's own page for addresses that lead nowhere says what that means.
    page = open_without_scripts(copy_address(NUMBER, 9, 1, own), **PHONE)
    expect(page.locator(".sop-not-found__copy")).to_contain_text("台账中没有这样的副本")


def test_an_old_page_tells_of_a_revision_that_has_ended_since(
    open_page: Any, open_without_scripts: Any, manual: ReleasedManual
) -> None:
    """With scripts by the day on which it is read, without them by the day from which it will have ended."""
    address = copy_address(NUMBER, 2, 1, "0" * 12)
    page = open_page(address, day="2027-01-05", **PHONE)
    expect(page.locator("[data-sop-banner-slot]")).to_contain_text("被新版替代")
    expect(page.locator("[data-sop-stale]")).to_be_visible()
    page = open_without_scripts(address, **PHONE)
    expect(page.locator("[data-sop-banner-slot]")).to_contain_text("2026年12月15日")


def test_codes_of_earlier_copies_tell_without_scripts_where_to_look_them_up(
    open_without_scripts: Any, manual: ReleasedManual
) -> None:
    """Their addresses lead to the page of the revision itself."""
    own = short_digest(digest(manual.folder))
    page = open_without_scripts(f"{NUMBER}/r1/?copy=2&digest={own}#copy-2-{own}", **PHONE)
    told = page.locator("[data-sop-copy]:visible")
    expect(told).to_have_count(1)
    expect(told).to_contain_text(f"{NUMBER}:2 已收回")
    expect(page.locator(".sop-scanned--plain")).to_be_hidden()
    # An unknown copy, another text, and the address that copies had at first.
    first = f"{NUMBER}/r1/?copy=2&digest={own}"
    for place in (f"#copy-7-{own}", f"#copy-2-{'0' * 12}", ""):
        page = open_without_scripts(first + place, **PHONE)
        expect(page.locator("[data-sop-copy]:visible")).to_have_count(0)
        plain = page.locator(".sop-scanned--plain")
        expect(plain).to_contain_text("不然台账中没有这份副本")
        assert plain.bounding_box()["y"] < PHONE["height"]
    expect(page.locator(".sop-copies tbody tr")).to_have_count(2)
    expect(page.locator(".sop-copies tbody tr").nth(1)).to_contain_text("已收回")
    plain.get_by_role("link").click()
    assert page.url.endswith("#sop-copies")
    # A revision of which nobody was handed a copy.
    expect(open_without_scripts(f"{NUMBER}/r2/", **PHONE).locator(".sop-scanned--plain")).to_contain_text(
        "不要使用"
    )
