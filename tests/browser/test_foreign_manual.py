"""What companies write, on a phone, a desk and a sheet: pictures in lists, boxes, months in one table, numbered steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from .conftest import DESKTOP, PHONE
from .foreign_manual import LISTED, MONTH, TABLED, served_foreign_manual
from .test_forms import NARROW, SCROLLS, TOO_WIDE

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_foreign_manual(tmp_path_factory.mktemp("foreign")) as address:
        yield address


@pytest.fixture
def opened(foreign: str, desk: Page) -> Opened:
    def open_(where: str, media: Any = "screen", width: int = DESKTOP["width"], height: int = 844) -> Page:
        desk.set_viewport_size({"width": width, "height": height})
        desk.emulate_media(media=media)
        desk.goto(foreign + where)
        return desk

    return open_


LANDSCAPE = (1002, 670)
"""What is left of a sheet that lies across, in CSS pixels."""
# A column of days has no words; what stands beside it has.
NARROW_WORDS = NARROW.replace(".sop-body :is(th, td)", ".sop-body :is(th, td):not(.sop-narrow)")
LINES = """(element) => { const range = document.createRange(); range.selectNodeContents(element);
  return [...range.getClientRects()].filter((box) => box.width > 1).map((b) => [b.left, b.top, b.right, b.bottom]); }"""
BOX = "(element) => { const b = element.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; }"


@pytest.mark.parametrize("number", [LISTED, TABLED])
@pytest.mark.parametrize("width", [DESKTOP["width"], PHONE["width"]])
def test_a_checklist_shows_pictures_with_their_numbers_above_what_these_mean(
    opened: Opened, number: str, width: int
) -> None:
    page = opened(f"{number}/checklist/", width=width)
    step = page.locator(".sop-checklist__steps tbody th").first
    # Loaded, and not as large as in the text.
    assert step.locator("img").evaluate("(image) => image.complete && image.naturalWidth > 0")
    left, top, right, bottom = step.locator(".sop-picture").evaluate(BOX)
    assert 60 < bottom - top < 150
    for circle in step.locator(".sop-picture__marks circle").all():
        x0, y0, x1, y1 = circle.evaluate(BOX)
        assert left <= (x0 + x1) / 2 <= right
        assert top <= (y0 + y1) / 2 <= bottom
    notes = [note.evaluate(BOX) for note in step.locator(".sop-mark__note").all()]
    assert len(notes) == 2
    # One below the other and below the picture, beginning where it begins.
    tops = [bottom, *(note[1] for note in notes)]
    assert tops == sorted(tops)
    assert notes[1][1] >= notes[0][3] - 1
    assert all(abs(note[0] - left) < 2 for note in notes)


def test_a_checklist_warns_before_the_first_step(opened: Opened) -> None:
    page = opened(f"{LISTED}/checklist/", width=PHONE["width"])
    box = page.locator(".sop-checklist__asides .safety").evaluate(BOX)
    assert box[3] <= page.locator(".sop-checklist__steps").first.evaluate(BOX)[1]
    assert (
        page.locator(".sop-checklist__asides .safety .admonition-title")
        .evaluate("(title) => getComputedStyle(title, '::before').maskImage")
        .startswith("url(")
    )
    # What numbers on a picture mean is nothing to tick.
    assert page.locator(".sop-checklist__steps label", has_text="理瓶区").count() == 0


@pytest.mark.parametrize("width", [1440, 820, PHONE["width"]])
@pytest.mark.parametrize("where", [f"{MONTH}/", f"{MONTH}/blank/"])
def test_a_month_in_one_table_leaves_room_for_the_words_beside_it(
    opened: Opened, where: str, width: int
) -> None:
    page = opened(where, width=width)
    assert page.evaluate(NARROW_WORDS) == []
    assert not page.evaluate(SCROLLS)
    if width == 1440:
        table = page.locator(".sop-table:has(.sop-narrow)")
        assert table.evaluate("(table) => table.scrollWidth <= table.parentElement.clientWidth")


def test_a_month_is_printed_across_one_sheet(opened: Opened) -> None:
    page = opened(f"{MONTH}/blank/", "print", *LANDSCAPE)
    assert page.evaluate(TOO_WIDE, LANDSCAPE[0]) == 0
    assert page.evaluate(NARROW_WORDS) == []
    # A tick needs 5 mm.
    widths = page.locator("tbody td.sop-narrow").evaluate_all(
        "cells => cells.map((cell) => cell.clientWidth)"
    )
    assert min(widths) >= 5 / 25.4 * 96
    (sheet,) = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert sheet.mediabox.width > sheet.mediabox.height


def test_the_card_of_a_numbered_step_begins_with_what_is_done(opened: Opened) -> None:
    page = opened(f"{TABLED}/", width=PHONE["width"])
    row = page.locator(".sop-numbered tbody tr").first
    number, action = (row.locator("td").nth(n).evaluate(LINES) for n in (0, 1))
    assert abs(number[0][1] - action[0][1]) < 4
    assert action[0][0] > number[0][0]
    assert (
        row.locator(".sop-action").evaluate("(cell) => getComputedStyle(cell, '::before').content") == "none"
    )
    tick = row.locator(".sop-tick").evaluate(BOX)
    assert all(line[2] <= tick[0] + 1 for line in action if line[1] < tick[3] - 8)
    assert tick[2] <= row.evaluate(BOX)[2]
    page.locator(".sop-tick input").first.check()
    assert page.locator(".sop-ticks__count").inner_text() == "1 / 12"


def test_a_reference_within_a_sentence_stays_in_its_line(opened: Opened) -> None:
    page = opened(f"{TABLED}/", width=PHONE["width"])
    cell = page.locator(".sop-numbered tbody tr").first.locator("td[data-label='标准']")
    lines = cell.evaluate(LINES)
    link = cell.locator("a").evaluate(LINES)
    assert abs(lines[0][1] - link[0][1]) < 4
    # One that is all that a cell says is as tall as a thumb needs.
    sole = page.locator("td[data-label='记录'] a").first.evaluate(BOX)
    assert sole[3] - sole[1] >= 24


def test_pictures_of_steps_leave_room_for_the_next_ones_on_a_sheet(opened: Opened) -> None:
    page = opened(f"{LISTED}/", "print", 673, 950)
    heights = page.locator(".sop-body li img").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert len(heights) == 8
    assert max(heights) <= 58 / 25.4 * 96 + 1
    assert len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages) <= 5


def test_all_boxes_are_as_large_as_the_text(opened: Opened) -> None:
    page = opened(f"{TABLED}/")
    sizes = "(selector) => getComputedStyle(document.querySelector(selector)).fontSize"
    assert page.evaluate(sizes, ".admonition.warning p:last-child") == page.evaluate(
        sizes, ".sop-body p:not([class])"
    )


@pytest.mark.parametrize("state", ["superseded", "withdrawn", "expired", "scheduled"])
def test_nobody_ticks_the_steps_of_a_text_that_is_not_in_force(opened: Opened, state: str) -> None:
    page = opened(f"{TABLED}/")
    ways = page.locator(".sop-tick, .sop-ticks, .sop-way--first")
    assert all(way.is_visible() for way in ways.all())
    page.locator(".sop-document").evaluate("(page, state) => { page.dataset.state = state; }", state)
    assert not any(way.is_visible() for way in ways.all())


def test_a_month_that_scrolls_is_reached_by_keyboard(opened: Opened) -> None:
    page = opened(f"{MONTH}/blank/", width=820)
    region = page.get_by_role("region", name="表单内容")
    assert region.evaluate("(region) => region.scrollWidth > region.clientWidth")
    region.focus()
    assert region.evaluate("(region) => region === document.activeElement")
