"""Diagrams in use: the map of references by keyboard, drawings on a phone and on paper."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

MARKED = "rgb(176, 48, 42)"


def shown_maps(page: Page) -> list[str]:
    return [
        m.get_attribute("data-sop-map") or "" for m in page.locator("[data-sop-map]").all() if m.is_visible()
    ]


def shown_rows(page: Page) -> set[str]:
    return {
        r.get_attribute("data-department") or "" for r in page.locator("tr[data-department]:visible").all()
    }


def test_a_department_is_chosen_by_keyboard(open_page: Any) -> None:
    page = open_page("references/")
    assert shown_rows(page) == {"HT-MK", "HT-SD"}
    choice = page.get_by_role("combobox", name="部门")
    choice.focus()
    page.keyboard.press("ArrowDown")
    expect(choice).to_have_value("HT-SD")
    assert shown_maps(page) == ["HT-SD"]
    assert shown_rows(page) == {"HT-SD"}
    assert parse_qs(urlsplit(page.url).query) == {"department": ["HT-SD"]}
    expect(page.locator("[data-sop-map='HT-SD'] svg")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(choice).to_have_value("")
    # A form is reset before the list is filtered anew, which then says so in the address.
    page.wait_for_url(lambda url: urlsplit(url).query == "")
    assert shown_rows(page) == {"HT-MK", "HT-SD"}


def test_a_choice_can_be_linked(open_page: Any) -> None:
    page = open_page("references/?department=HT-MK")
    assert shown_maps(page) == []  # it cites nothing
    assert shown_rows(page) == {"HT-MK"}


def stroke(page: Page, selector: str) -> set[str]:
    found: list[str] = page.locator(selector).evaluate_all(
        "all => all.map((e) => getComputedStyle(e).stroke)"
    )
    return set(found)


def test_a_cited_document_brings_out_its_lines(open_page: Any) -> None:
    page = open_page("references/")
    cited = page.locator(".sop-map__cited", has_text="HT-SD-SOP-015").first
    index = cited.get_attribute("data-sop-index")
    cited.locator("a").focus()
    assert stroke(page, f"[data-sop-to='{index}']") == {MARKED}
    assert MARKED not in stroke(page, f"[data-sop-to]:not([data-sop-to='{index}'])")
    expect(page.locator(".sop-map__citing.is-marked")).not_to_have_count(0)
    cited.locator("a").blur()
    expect(page.locator(".sop-map .is-marked")).to_have_count(0)
    assert MARKED not in stroke(page, "[data-sop-to]")


def test_a_citing_document_brings_out_its_lines(open_page: Any) -> None:
    page = open_page("references/")
    citing = page.locator(".sop-map__citing", has_text="HT-SD-SOP-004").first
    citing.locator("a").hover()
    assert stroke(page, ".sop-map__citing:hover path") == {MARKED}
    marked = page.locator(".sop-map__cited.is-marked")
    expect(marked).to_have_count(citing.locator("path").count())


def test_without_scripts_a_link_of_the_matrix_unfolds_the_map(open_without_scripts: Any) -> None:
    page = open_without_scripts("references/")
    expect(page.locator("[data-sop-references-filter]")).to_be_hidden()
    details = page.locator("[data-sop-map='HT-SD']")
    # Fold it by keyboard, then follow the link.
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(details.locator("svg")).to_be_hidden()
    page.locator(".sop-matrix a", has_text="销售部").click()
    expect(details.locator("svg")).to_be_visible()


def test_a_phone_reads_the_chart_as_a_list(open_page: Any) -> None:
    page = open_page("organisation/", width=390)
    expect(page.locator(".sop-tree")).to_be_hidden()
    expect(page.locator(".sop-chart").get_by_text("唐一宁")).to_be_visible()
    wide = open_page("organisation/", width=1280)
    expect(wide.locator(".sop-tree")).to_be_visible()
    expect(wide.locator(".sop-chart")).to_be_hidden()


@pytest.mark.parametrize("path", ["register/", "reviews/"])
def test_drawings_fit_a_phone_whole(open_page: Any, path: str) -> None:
    page = open_page(path, width=390)
    for drawing in page.locator(".sop-diagram__drawing").all():
        box = drawing.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        # Text of 12 units stays legible.
        assert box["width"] / float(drawing.get_attribute("width") or "1") >= 0.85


def test_a_map_scrolls_within_its_own_region_on_a_phone(open_page: Any) -> None:
    page = open_page("references/", width=390)
    region = page.locator("[data-sop-map='HT-SD'] [role='region']")
    assert region.get_attribute("tabindex") == "0"
    assert region.get_attribute("aria-label")
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")


@pytest.mark.parametrize("path", ["register/", "reviews/", "organisation/", "references/"])
def test_drawings_fit_a_sheet_of_paper(open_page: Any, path: str) -> None:
    # 178 mm between the margins of A4.
    page = open_page(path, width=673)
    page.emulate_media(media="print")
    for drawing in page.locator(".sop-diagram__drawing:visible").all():
        box = drawing.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 674
        assert box["height"] <= 950


@pytest.mark.parametrize(("scheme", "green"), [("light", "rgb(34, 101, 64)"), ("dark", "rgb(134, 207, 163)")])
def test_states_are_told_apart_in_every_light(open_page: Any, scheme: str, green: str) -> None:
    page = open_page("register/", scheme=scheme)
    parts = page.locator(".sop-diagram__part")
    fills = parts.evaluate_all("all => all.map((e) => getComputedStyle(e).fill)")
    assert fills[0] == green
    assert len(set(fills)) == len(fills)


def test_a_month_leads_to_its_rows_on_any_day(open_page: Any) -> None:
    page = open_page("reviews/", day="2027-03-20")  # the rows have moved to other bands since
    page.locator(".sop-diagram--load summary").click()
    link = page.locator(".sop-diagram--load a", has_text="HT-SD-SOP-005")
    link.click()
    expect(page.locator("#due-HT-SD-SOP-005")).to_be_in_viewport()
