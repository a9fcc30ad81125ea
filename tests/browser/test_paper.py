"""Sheets that browsers print: short unless all is asked for, and each sheet tells what it is worth."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs

from .test_procedures import PUT

PAGE = "HT-SD-SOP-030/"
LEFT_OUT = (".sop-flow__chart", ".sop-related", ".sop-record")


def sheets(page: Page) -> list[str]:
    """The words of each sheet, without the blanks between them and with characters where fonts have radicals."""
    return ["".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in printed(page).pages]


def printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.fixture
def open_to_print(open_page: Any) -> Any:
    def open_(*where: str) -> Page:
        page: Page = open_page(*where)
        page.emulate_media(media="print")
        return page

    return open_


def test_a_procedure_of_seven_steps_takes_two_sheets(open_to_print: Any, project_edition: Edition) -> None:
    page = open_to_print(PAGE)
    output = next(each for each in site_outputs(project_edition) if each.address == "HT-SD-SOP-004/")
    page.evaluate(PUT, output.draw(output.text()))
    assert page.locator(".sop-steps tbody tr").count() == 7
    first, second = sheets(page)
    assert "编号HT-SD-SOP-004" in first
    assert "批准沈光耀2026-02-20" in second
    assert "本打印件不含流程图" in second


def test_all_of_it_is_printed_when_asked_for(open_to_print: Any) -> None:
    page = open_to_print(PAGE)
    for part in LEFT_OUT:
        expect(page.locator(part).first).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("globalThis.print = () => {}")
    page.get_by_role("button", name="打印全文").click()
    page.emulate_media(media="print")
    for part in LEFT_OUT:
        expect(page.locator(part).first).to_be_visible()
    expect(page.locator(".sop-shortened")).to_be_hidden()
    # Charts stand at the end: among the text each would leave the rest of a sheet empty.
    charts = page.locator(".sop-document > .sop-annex:last-child .sop-flow")
    total = page.locator(".sop-flow").count()
    assert charts.count() == total > 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".sop-related")).to_be_hidden()
    assert page.locator(".sop-body .sop-flow").count() == total


def test_programs_ask_for_all_of_it_by_the_address(open_to_print: Any) -> None:
    page = open_to_print(f"{PAGE}?print=complete")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    for part in LEFT_OUT:
        expect(page.locator(part).first).to_be_visible()


@pytest.mark.parametrize(("day", "words"), [("2025-01-01", "未生效"), ("2026-11-21", ""), ("2027-09-01", "")])
def test_every_sheet_of_what_nobody_may_work_by_says_so(open_to_print: Any, day: str, words: str) -> None:
    page = open_to_print(PAGE, day)
    watermark = page.locator(".sop-watermark")
    assert watermark.all_inner_texts() == ([words] if words else [])
    found = sheets(page)
    assert len(found) > 1
    assert all(words in sheet for sheet in found)


def test_each_sheet_of_a_register_names_its_columns(open_to_print: Any) -> None:
    page = open_to_print("register/")
    page.evaluate(
        """() => { const rows = document.querySelector("[data-sop-register] tbody");
             rows.innerHTML = rows.innerHTML.repeat(6); }"""
    )
    every = sheets(page)
    found = [sheet for sheet in every if "HT-SD-" in sheet]
    assert len(found) > 2
    assert all("编号题目文件类型" in sheet for sheet in found)
    # Across the sheet, and from the first one on: a change of format would leave an empty one in front.
    assert "HT-SD-" in every[0]
    (size,) = {(float(sheet.mediabox.width), float(sheet.mediabox.height)) for sheet in printed(page).pages}
    assert size[0] > size[1]


@pytest.mark.parametrize(
    ("where", "chart", "table"),
    [("reviews/", ".sop-diagram--load", "[data-sop-band]"), ("references/", ".sop-maps", ".sop-crossings")],
)
def test_a_list_is_printed_without_its_charts_unless_all_is_asked_for(
    open_to_print: Any, where: str, chart: str, table: str
) -> None:
    page = open_to_print(where)
    expect(page.locator(chart).first).to_be_hidden()
    expect(page.locator(table).first).to_be_visible()
    page.evaluate("document.documentElement.dataset.sopComplete = ''")
    expect(page.locator(chart).first).to_be_visible()


def test_what_is_cited_is_printed_in_running_lines(open_to_print: Any) -> None:
    page = open_to_print("references/")
    cell = page.locator(".sop-crossings td:has(> div + div)").first
    tops = cell.locator("> div").evaluate_all(
        "all => all.slice(0, 2).map((one) => one.getClientRects()[0].top)"
    )
    assert tops[0] == tops[1]


def test_the_text_begins_below_what_is_said_of_its_state(open_to_print: Any) -> None:
    """Clauses before the work are a fold on a phone; longer than the rest of the sheet, they are not put off to the next one."""
    page = open_to_print(PAGE, "2025-01-01")
    page.evaluate(
        """() => { const early = document.querySelector(".sop-early");
             for (let i = 0; i < 60; i++) early.append(Object.assign(document.createElement("p"), {textContent: "适用范围"})); }"""
    )
    first, second, *_ = sheets(page)
    assert "未生效" in first
    assert "适用范围适用范围" in first
    assert "适用范围适用范围" in second


def test_long_names_and_tall_pictures_stay_whole(open_to_print: Any) -> None:
    page = open_to_print(PAGE)
    outside, height = page.evaluate(
        """async () => {
             const right = (each) => { const range = document.createRange(); range.selectNodeContents(each);
               return range.getBoundingClientRect().right; };
             const names = [...document.querySelectorAll(".sop-signatures .sop-signature")];
             for (const name of names) name.textContent = "阿卜杜热合曼·买买提·吐尔逊江 Maximilian Hohenzollern";
             const picture = document.createElement("img");
             picture.src = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='200' height='3000'/>";
             document.querySelector(".sop-body").append(picture);
             await picture.decode();
             return [names.filter((name) => right(name) > name.closest("tr").getBoundingClientRect().right + 1).length,
                     picture.getBoundingClientRect().height];
           }"""
    )
    assert outside == 0
    assert height <= 225 / 25.4 * 96 + 1
