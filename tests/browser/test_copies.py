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


def test_what_is_scanned_is_told_at_once(open_page: Any, manual: ReleasedManual) -> None:
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


def test_without_scripts_a_scan_tells_the_same_at_once(
    open_without_scripts: Any, manual: ReleasedManual
) -> None:
    own = short_digest(digest(manual.folder))
    for copy, said, weight in ((1, f"{NUMBER}:1 在用", "400"), (2, f"{NUMBER}:2 已收回", "600")):
        page = open_without_scripts(copy_address(NUMBER, 1, copy, own), **PHONE)
        expect(page.locator("[data-sop-banner-slot]")).to_contain_text("被新版替代")
        told = page.locator("[data-sop-copy]:visible")
        expect(told).to_have_count(1)
        expect(told).to_contain_text(said)
        assert 0 < told.bounding_box()["y"] < PHONE["height"]
        look = "each => getComputedStyle(each.querySelector('[data-sop-copy-verdict]')).fontWeight"
        assert told.evaluate(look) == weight
        expect(page.locator(".sop-scanned--plain")).to_be_hidden()
        assert page.locator("[data-sop-banner-slot]").bounding_box()["y"] > 0, (
            "the state of the revision stays in sight"
        )


def test_without_scripts_what_is_not_on_record_is_to_be_looked_up(
    open_without_scripts: Any, manual: ReleasedManual
) -> None:
    own = short_digest(digest(manual.folder))
    # An unknown copy, another text, and the address that copies had at first.
    first = f"{NUMBER}/r1/?copy=2&digest={own}"
    for address in (copy_address(NUMBER, 1, 7, own), copy_address(NUMBER, 1, 2, "0" * 12), first):
        page = open_without_scripts(address, **PHONE)
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
