"""Forms and their blanks: no column in which words stand one below the other, and room to write on a sheet."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind
from sop_plugin.pages.outputs import site_outputs

from .conftest import PHONE

A4 = {"width": 673, "height": 950}
"""What is left of a sheet between its margins, in CSS pixels."""
# Chinese words in a cell narrower than three characters, where they have so many.
NARROW = """() => [...document.querySelectorAll(".sop-body :is(th, td)")]
  .filter((cell) => cell.checkVisibility() && getComputedStyle(cell.closest("thead, tbody")).position !== "absolute")
  .filter((cell) => /[\\u4e00-\\u9fff]/.test(cell.innerText))
  .map((cell) => {
    const style = getComputedStyle(cell);
    const room = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return [cell.innerText.trim(), room / parseFloat(style.fontSize)];
  })
  .filter(([words, room]) => room < Math.min(3, words.length) - 0.05)"""
TOO_WIDE = """(width) => [...document.querySelectorAll(".sop-body table")]
  .filter((table) => table.getBoundingClientRect().right > width + 1).length"""
# A hand needs 7 mm of height and 11 mm of width.
NO_ROOM = """() => [...document.querySelectorAll(".sop-body td:empty")]
  .map((cell) => cell.getBoundingClientRect()).filter((box) => box.height < 26 || box.width < 42).length"""
SCROLLS = "document.scrollingElement.scrollWidth > innerWidth"
PUT = "([html, within]) => { document.querySelector(within).innerHTML = html; }"
MAIN = re.compile(r"<main[^<>]*>(.*)</main>", re.DOTALL)


@pytest.fixture(scope="module")
def forms(project_edition: Edition) -> dict[Kind, dict[str, str]]:
    """Address → HTML of all forms of the project's own manual, and of their blanks."""
    found: dict[Kind, dict[str, str]] = {Kind.DOCUMENT: {}, Kind.BLANK: {}}
    for output in site_outputs(project_edition):
        document = output.document
        if output.kind in found and document and project_edition.manual.settings.is_form(document.type):
            found[output.kind][output.address] = output.draw(output.text())
    assert len(found[Kind.BLANK]) > 30
    return found


@pytest.mark.parametrize("width", [1440, PHONE["width"]])
def test_the_words_of_a_form_never_stand_one_below_the_other(
    open_page: Any, forms: dict[Kind, dict[str, str]], width: int
) -> None:
    page = open_page("HT-SD-FRM-001/", width=width)
    found = {}
    for address, html in forms[Kind.DOCUMENT].items():
        page.evaluate(PUT, [html, ".md-content__inner"])
        found[address] = (page.evaluate(NARROW)[:3], page.evaluate(SCROLLS))
    assert {address: each for address, each in found.items() if each != ([], False)} == {}


@pytest.mark.parametrize("medium", ["phone", "paper"])
def test_a_blank_can_be_read_on_a_phone_and_written_on_a_sheet(
    open_page: Any, forms: dict[Kind, dict[str, str]], medium: str, address: str
) -> None:
    # A blank is framed as a checklist is, with one style sheet more.
    page = open_page("HT-SD-SOP-030/checklist/", **PHONE)
    page.add_style_tag(url=f"{address}assets/sop/blank.css")
    if medium == "paper":
        page.emulate_media(media="print")
        page.set_viewport_size(A4)
    found = {}
    for name, html in forms[Kind.BLANK].items():
        page.evaluate(PUT, [MAIN.search(html)[1], "main"])
        wide = page.evaluate(TOO_WIDE, A4["width"]) + page.evaluate(NO_ROOM) if medium == "paper" else 0
        found[name] = (page.evaluate(NARROW)[:3], page.evaluate(SCROLLS), wide)
    assert {name: each for name, each in found.items() if each != ([], False, 0)} == {}


def test_a_list_on_a_checklist_has_the_width_of_its_words(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-030/checklist/", width=1440)
    # The columns of a table of steps are taken out: a list has none.
    page.evaluate(
        "document.querySelectorAll('.sop-checklist__steps [class*=standard], .sop-checklist__steps td[data-label],"
        " .sop-checklist__steps thead :is([class*=time], [class*=record], [class*=next])').forEach((e) => e.remove())"
    )
    widths = (
        page.locator(".sop-checklist__steps")
        .first.locator("thead th")
        .evaluate_all("cells => cells.map((cell) => cell.getBoundingClientRect().width)")
    )
    assert widths[1] == max(widths)
    assert widths[0] < 60
