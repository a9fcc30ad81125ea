"""What companies write, on a phone, a desk and a sheet: pictures in lists, boxes, months in one table, numbered steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import DESKTOP, PHONE
from .foreign_manual import LISTED, TABLED, served_foreign_manual

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
