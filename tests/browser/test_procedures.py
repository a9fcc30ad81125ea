"""A procedure as somebody with a phone in hand reads it: the way to the first step, the contents, what is folded away."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output
from sop_plugin.pages.outputs import site_outputs

from .conftest import PHONE
from .test_look import LOW_CONTRAST

SCREENS = 1.2
PAGE = "HT-SD-SOP-030/"
# Another document in the frame of the page that is open: that costs a hundredth of building it.
PUT = """(html) => {
  document.querySelector(".md-content__inner").innerHTML = html;
  for (const each of document.querySelectorAll("details")) each.open = false;
}"""
# The top of the first row of a table of steps, or of the first item of a list, behind the heading that the button leads to.
FIRST_STEP = """() => {
  const work = document.querySelector(document.querySelector(".sop-way--first").getAttribute("href"));
  const steps = [...document.querySelectorAll(".sop-steps tbody tr, .sop-body li")];
  const first = steps.find((step) => work.compareDocumentPosition(step) & Node.DOCUMENT_POSITION_FOLLOWING);
  return first.getBoundingClientRect().top + scrollY;
}"""
# As the script does where a page is loaded: the boxes to tick come with a line above the first table.
WITH_TICKS = """() => {
  const bar = document.querySelector("[data-sop-ticks]"), table = document.querySelector(".sop-scroll--steps");
  if (!bar || !table) return;
  bar.querySelector(".sop-ticks__count").textContent = "0 / 7";
  bar.querySelector("button").disabled = true;
  table.before(bar);
  bar.hidden = false;
}"""
SMALL = """() => [...document.querySelectorAll(".sop-ways a, .sop-contents a, .sop-beforehand dd > a, .sop-document summary")]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.textContent.trim(), each.getBoundingClientRect().height])
  .filter(([, height]) => height < 23.5)"""


@pytest.fixture(scope="module")
def procedures(project_edition: Edition) -> list[Output]:
    return [
        output
        for output in site_outputs(project_edition)
        if output.kind is Kind.DOCUMENT and output.document and output.document.body.procedures.step_tables
    ]


@pytest.fixture
def phone(open_page: Any) -> Page:
    page: Page = open_page(PAGE, **PHONE)
    return page


def test_the_first_step_is_near_on_a_phone(phone: Page, procedures: list[Output]) -> None:
    far: dict[str, float] = {}
    wide: list[str] = []
    with_steps = 0
    for output in procedures:
        phone.evaluate(PUT, output.draw(output.text()))
        phone.evaluate(WITH_TICKS)
        if phone.evaluate("document.scrollingElement.scrollWidth") > PHONE["width"]:
            wide.append(output.address)
        if phone.locator(".sop-way--first").count():
            with_steps += 1
            top = phone.evaluate(FIRST_STEP)
            if top > SCREENS * PHONE["height"]:
                far[output.address] = top
    assert with_steps > 55
    assert len(far) <= 0.1 * with_steps, far
    assert wide == []


def test_a_phone_shows_one_line_of_facts_and_the_rest_at_a_tap(phone: Page) -> None:
    expect(phone.locator(".sop-brief")).to_contain_text("HT-SD-SOP-030")
    expect(phone.locator(".sop-fields").first).to_be_hidden()
    phone.locator(".sop-facts > summary").click()
    expect(phone.locator(".sop-fields").first).to_be_visible()
    expect(phone.locator(".sop-header__issuer")).to_be_visible()


@pytest.mark.parametrize("medium", ["desk", "paper"])
def test_desk_and_paper_show_everything(open_without_scripts: Any, medium: str) -> None:
    page = open_without_scripts(PAGE)
    if medium == "paper":
        page.emulate_media(media="print")
    expect(page.locator(".sop-fields").first).to_be_visible()
    expect(page.locator(".sop-facts")).to_be_hidden()
    expect(page.get_by_text("写明目的。")).to_be_visible()
    expect(page.locator(".sop-early > summary").first).to_be_hidden()
    width = page.get_by_text("写明目的。").evaluate("p => getComputedStyle(p).maxWidth")
    assert (width == "none") is (medium == "paper")
    ways = expect(page.locator(".sop-ways").first)
    ways.to_be_hidden() if medium == "paper" else ways.to_be_visible()


def test_what_is_folded_opens_by_a_tap_and_by_its_address(open_without_scripts: Any) -> None:
    page = open_without_scripts(PAGE, **PHONE)
    purpose = page.get_by_text("写明目的。")
    expect(purpose).to_be_hidden()
    page.locator(".sop-early > summary").first.click()
    expect(purpose).to_be_visible()
    page = open_without_scripts(PAGE + "#c1", **PHONE)
    expect(page.get_by_text("写明目的。")).to_be_visible()


def test_the_contents_are_at_hand_and_lead_to_a_clause_by_keyboard(phone: Page) -> None:
    phone.evaluate("scrollTo(0, 2000)")
    summary = phone.locator(".sop-contents > summary")
    expect(summary).to_be_in_viewport()
    summary.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".sop-contents a").first).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator(".sop-contents a").first).to_be_hidden()
    summary.click()
    phone.locator(".sop-contents a", has_text="复核").click()
    expect(phone.locator(".sop-contents a").first).to_be_hidden()
    expect(phone.get_by_role("heading", name="复核")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "shown"), [(390, True), (820, True), (1440, False)])
def test_the_theme_has_the_contents_where_there_is_room(open_page: Any, width: int, shown: bool) -> None:
    page = open_page(PAGE, width=width)
    assert page.locator(".sop-contents").is_visible() is shown
    assert page.locator(".md-sidebar--secondary").is_visible() is not shown


def test_a_desk_gives_its_width_to_the_steps(open_page: Any) -> None:
    page = open_page(PAGE, width=1440, height=900)
    assert page.locator(".sop-steps").first.bounding_box()["width"] >= 900


def test_targets_are_large_enough_for_a_thumb(phone: Page) -> None:
    phone.locator(".sop-contents > summary").click()
    assert phone.evaluate(SMALL) == []


def test_overdue_is_no_ban(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-006/")
    tone = (
        "e => [getComputedStyle(e).borderLeftColor, getComputedStyle(e).getPropertyValue('--sop-card-tone')]"
    )
    card = page.locator(".sop-banner__card--overdue")
    expect(card).to_contain_text("请照常执行")
    assert card.evaluate(tone)[0] == "rgb(132, 84, 10)"
    withdrawn = open_page("HT-SD-SOP-024/").locator(".sop-banner__card--withdrawn")
    assert withdrawn.evaluate(tone)[0] == "rgb(161, 38, 34)"


def test_steps_are_ticked_by_keyboard_remembered_for_the_revision_and_cleared(open_page: Any) -> None:
    page = open_page(PAGE)
    bar = page.locator(".sop-ticks")
    expect(bar).to_contain_text("不是记录")
    box = page.get_by_role("checkbox", name="第 2 步的动作", exact=False).first
    box.focus()
    page.keyboard.press("Space")
    expect(bar).to_contain_text("1 / 45")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('sop-ticks'))") == [
        "sop-ticks:HT-SD-SOP-030 r1"
    ]
    page.reload()
    expect(page.locator(".sop-tick input:checked")).to_have_count(1)
    expect(page.locator("tr.sop-ticked")).to_contain_text("第 2 步的动作")
    page.get_by_role("button", name="清除勾选").click()
    page.reload()
    expect(page.locator(".sop-tick input:checked")).to_have_count(0)
    page.emulate_media(media="print")
    expect(bar).to_be_hidden()
    expect(page.locator(".sop-tick").first).to_be_hidden()


def test_without_scripts_there_is_nothing_to_tick(open_without_scripts: Any) -> None:
    page = open_without_scripts(PAGE)
    expect(page.locator(".sop-ticks")).to_be_hidden()
    expect(page.locator(".sop-tick")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_boxes_of_procedures_have_a_colour_and_a_sign_of_their_own(open_page: Any, scheme: str) -> None:
    page = open_page(PAGE, scheme=scheme)
    kinds = ["safety", "quality", "measurement", "fault"]
    page.evaluate(
        """(kinds) => { document.querySelector(".sop-body").innerHTML = kinds.map((kind) =>
             `<div class="admonition ${kind}"><p class="admonition-title">${kind}</p><p>先断电。</p></div>`).join(""); }""",
        kinds,
    )
    looks = page.locator(".sop-body .admonition").evaluate_all(
        """boxes => boxes.map((box) => [getComputedStyle(box).borderLeftColor,
             getComputedStyle(box.firstChild, "::before").maskImage.split("/").pop()])"""
    )
    assert len({colour for colour, _ in looks}) == len(kinds)
    assert [sign for _, sign in looks] == [f'box_{kind}.svg")' for kind in kinds]
    assert page.evaluate(LOW_CONTRAST) == []
