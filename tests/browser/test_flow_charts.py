"""Charts and checklists as people meet them: on a phone, in the dark, on paper, without scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

CHECKLIST = "HT-SD-SOP-030/checklist/"
# The contrast of each word of a chart with the shape or page behind it, by the formula of WCAG 2.
LOW_CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  };
  const page = getComputedStyle(document.body).backgroundColor;
  const behind = { "sop-flow__role": ".sop-flow__head", "sop-flow__question": ".sop-flow__decision", "sop-flow__words": ".sop-flow__step" };
  const low = [];
  for (const text of document.querySelectorAll(".sop-flow__chart text")) {
    const shape = document.querySelector(behind[text.getAttribute("class")]);
    const [a, b] = [getComputedStyle(text).fill, shape ? getComputedStyle(shape).fill : page].map(luminance);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(`${text.getAttribute("class")} ${ratio.toFixed(2)} ${text.textContent}`);
  }
  return low;
}"""


LONG, BRANCHED = 0, 1  # forty steps; lanes and decisions


def open_chart(page: Any, which: int = BRANCHED) -> Any:
    chart = page.locator("details.sop-flow").nth(which)
    chart.locator("summary").click()
    return chart


def test_a_chart_opens_by_keyboard_and_its_words_lie_within_their_boxes(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-030/")
    page.locator(".sop-flow > summary").nth(BRANCHED).focus()
    page.keyboard.press("Enter")
    chart = page.locator(".sop-flow").nth(BRANCHED).locator(".sop-flow__chart")
    expect(chart).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
    outside = chart.evaluate(
        """chart => {
          const boxes = [...chart.querySelectorAll(".sop-flow__step, .sop-flow__mark, .sop-flow__decision, .sop-flow__head")]
            .map((shape) => shape.getBoundingClientRect());
          const words = ".sop-flow__words, .sop-flow__note, .sop-flow__question, .sop-flow__role, .sop-flow__doer";
          return [...chart.querySelectorAll(words)].filter((text) => {
            const t = text.getBoundingClientRect();
            return !boxes.some((b) => b.left <= t.left && t.right <= b.right && b.top <= t.top && t.bottom <= b.bottom);
          }).map((text) => text.textContent);
        }"""
    )
    assert outside == []


@pytest.mark.parametrize("which", [LONG, BRANCHED])
def test_a_phone_scrolls_the_chart_and_not_the_page(open_page: Any, which: int) -> None:
    page = open_page("HT-SD-SOP-030/", width=390)
    chart = open_chart(page, which)
    expect(chart.locator(".sop-flow__chart").first).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    # Letters keep their size.
    scale = chart.locator(".sop-flow__chart").first.evaluate(
        "e => e.getBoundingClientRect().width / e.viewBox.baseVal.width"
    )
    assert scale > 0.95


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_of_a_chart_keep_their_contrast(open_page: Any, scheme: str) -> None:
    page = open_page("HT-SD-SOP-030/", scheme=scheme)
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )
    open_chart(page)
    assert page.evaluate(LOW_CONTRAST) == []


def test_paper_of_all_shows_charts_that_are_folded_away(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-030/?print=complete")
    charts = page.locator(".sop-flow__chart")
    expect(charts.first).to_be_hidden()
    # What is left of A4 between the margins.
    page.set_viewport_size({"width": int(178 / 25.4 * 96), "height": int(251 / 25.4 * 96)})
    page.emulate_media(media="print")
    for chart in charts.all():
        expect(chart).to_be_visible()
        box = chart.bounding_box()
        assert box["height"] < 251 / 25.4 * 96
        assert box["width"] <= 178 / 25.4 * 96
        assert chart.evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_a_chart_is_smaller_on_paper_and_no_taller_than_a_sheet(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-030/?print=complete", width=673)  # the width of the text on A4
    page.emulate_media(media="print")
    for chart in page.locator(".sop-flow__chart").all():
        box, natural = chart.bounding_box(), float(chart.get_attribute("width"))
        assert box["width"] <= natural * 0.76
        assert box["height"] <= 232 / 25.4 * 96 + 1


def test_a_checklist_fits_a_phone_and_can_be_ticked(open_page: Any) -> None:
    page = open_page(CHECKLIST, width=390)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    page.get_by_text("2. 第 2 步的动作", exact=True).click()
    assert page.locator("input:checked").count() == 1
    expect(page.get_by_role("checkbox", name="2. 第 2 步的动作", exact=True)).to_be_checked()


def test_a_checklist_prints_with_boxes_room_and_page_numbers(open_page: Any) -> None:
    page = open_page(CHECKLIST, "2026-12-01")
    root = "getComputedStyle(document.documentElement).getPropertyValue"
    assert page.evaluate(f"{root}('--sop-print-reference')") == '"HT-SD-SOP-030 · 版次 1 · 核对表"'
    assert "打印日期 2026-12-01" in page.evaluate(f"{root}('--sop-print-notice')")
    page.emulate_media(media="print")
    expect(page.locator("[data-sop-print]")).to_be_hidden()
    expect(page.locator(".sop-uncontrolled")).to_contain_text("2026-12-01")
    rows = page.locator(".sop-checklist__steps tbody tr")
    lowest = min(row.bounding_box()["height"] for row in rows.all())
    assert lowest / 96 * 25.4 >= 9
    box = rows.first.locator("input").evaluate("e => getComputedStyle(e).borderTopStyle")
    assert box == "solid"
    assert rows.first.locator(".sop-checklist__write").count() == 2
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 1


def test_a_checklist_follows_the_reader_s_date(open_page: Any) -> None:
    page = open_page(CHECKLIST, "2027-03-02")
    expect(page.locator(".sop-banner")).to_contain_text("至今没有完成")
    expect(page.locator(".sop-fields [data-sop-state]")).to_contain_text("复审逾期")


def test_an_old_checklist_says_so(open_page: Any) -> None:
    expect(open_page(CHECKLIST, "2026-12-22").locator(".sop-stale")).to_contain_text("2026年11月21日")


def test_the_print_button_prints(open_page: Any) -> None:
    page = open_page(CHECKLIST)
    page.evaluate("globalThis.print = () => { globalThis.printed = true; }")
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("globalThis.printed") is True


def test_a_checklist_works_without_scripts(open_without_scripts: Any) -> None:
    page = open_without_scripts(CHECKLIST)
    expect(page.get_by_role("button")).to_have_count(0)
    page.get_by_label("1. 第 1 步的动作", exact=True).check()
    expect(page.locator(".sop-banner")).to_contain_text("自2026年3月1日起执行")
