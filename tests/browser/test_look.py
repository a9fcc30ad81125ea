"""What a style sheet can break: width on a phone, contrast, focus, paper."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

PATHS = [
    "HT-SD-SOP-004/",
    "HT-SD-SOP-030/",
    "HT-SD-SOP-006/",
    "HT-SD-SOP-024/",
    "HT-SD-SOP-017/",
    "register/",
    "reviews/",
    "keywords/",
    "references/",
    "organisation/",
    "findings/",
    "departments/HT-SD/",
]

# Contrast of each text with the nearest painted background, by the formula of WCAG 2; below AA it is listed.
LOW_CONTRAST = """() => {
  const known = new Map();
  const channels = (colour) => {
    if (!known.has(colour)) known.set(colour, paint(colour));
    return known.get(colour);
  };
  const paint = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b]
    .map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const background = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const found = channels(getComputedStyle(e).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255, 255];
  };
  const low = [];
  for (const element of document.querySelectorAll(".sop-document *, .sop-page *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !element.checkVisibility({ checkOpacity: true }) || element.closest(".sop-hidden, .sop-stamp, .headerlink")) continue;
    const style = getComputedStyle(element);
    const [a, b] = [luminance(channels(style.color)), luminance(background(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) low.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)} ${element.textContent.trim().slice(0, 20)}`);
  }
  return low;
}"""


@pytest.mark.parametrize("path", PATHS)
def test_text_keeps_its_contrast_in_any_light_and_fits_a_phone(open_page: Any, path: str) -> None:
    for scheme, name in (("dark", "slate"), ("light", "default")):
        page = open_page(path, scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        assert page.evaluate(LOW_CONTRAST) == [], scheme
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]


def test_steps_become_cards_on_a_phone(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-030/", width=390)
    cells = page.locator(".sop-steps tbody tr").first.locator("td")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert len({box["x"] for box in boxes}) == 1
    assert [b["y"] for b in boxes] == sorted({b["y"] for b in boxes})
    # Words and links of one cell stay in one line of text.
    assert {cell.evaluate("cell => getComputedStyle(cell).display") for cell in cells.all()} == {"flow-root"}
    label = cells.nth(1).evaluate("cell => getComputedStyle(cell, '::before').content")
    assert "责任人" in label or label == "attr(data-label)"


def test_register_rows_become_cards_on_a_phone_and_filters_still_hide_them(open_page: Any) -> None:
    page = open_page("register/?state=overdue", width=390)
    assert page.locator("[data-sop-register] tbody tr:visible").count() == 1
    row = page.locator("[data-sop-register] tbody tr:visible").bounding_box()
    assert row["height"] > 100


def test_lines_of_running_text_hold_at_most_42_characters(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-030/", width=1920)
    width, size = page.locator(":is(.sop-body, .sop-early) > p").first.evaluate(
        "p => [parseFloat(getComputedStyle(p).maxWidth), parseFloat(getComputedStyle(p).fontSize)]"
    )
    assert width / size <= 42


def test_a_link_shows_that_it_has_the_focus(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-004/")
    page.locator(".sop-header a").first.focus()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline not in ("none", "")


def test_states_are_icon_and_word(open_page: Any) -> None:
    page = open_page("register/")
    for icon in page.locator("[data-sop-register] .sop-state__icon").all():
        mask = icon.evaluate("e => getComputedStyle(e).maskImage")
        assert mask.endswith('.svg")'), mask
        assert icon.evaluate("e => e.parentElement.textContent.trim()")


def test_paper_carries_header_words_number_page_and_notice(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-030/", "2026-12-01")
    root = "getComputedStyle(document.documentElement).getPropertyValue"
    assert page.evaluate(f"{root}('--sop-print-words')") == '"标准操作规程"'
    assert page.evaluate(f"{root}('--sop-print-reference')") == '"HT-SD-SOP-030 · 版次 1"'
    notice = page.evaluate(f"{root}('--sop-print-notice')")
    assert "非受控打印件" in notice
    assert "打印日期 2026-12-01" in notice
    # A browser drops the rules that it does not know.
    margins = page.evaluate(
        """() => [...document.styleSheets].flatMap((s) => [...s.cssRules])
             .filter((r) => r instanceof CSSPageRule).flatMap((r) => [...r.cssRules]).map((r) => r.cssText)"""
    )
    text = "\n".join(margins)
    for expected in ("@top-left", "@top-right", "@bottom-left", "counter(page)", "counter(pages)"):
        assert expected in text
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("number", "words", "font"),
    [
        ("HT-SD-SOP-016", "標準操作規程", "Noto Sans CJK TC"),
        ("HT-SD-SOP-017", "Standard Operating Procedure", ""),
    ],
)
def test_paper_has_the_header_words_of_its_language_without_scripts(
    open_without_scripts: Any, number: str, words: str, font: str
) -> None:
    page = open_without_scripts(f"{number}/")
    page.emulate_media(media="print")
    # Scripts of the page are off; the test itself may still ask.
    of_root = "name => getComputedStyle(document.documentElement).getPropertyValue(name)"
    assert page.evaluate(of_root, "--sop-print-words") == f'"{words}"'
    # Characters have another shape in each script.
    assert font in page.evaluate(of_root, "--sop-print-font")


def test_paper_leaves_out_the_site_around_the_document(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-030/")
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-sidebar--primary", ".md-footer", ".headerlink"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    expect(page.locator(".sop-uncontrolled")).to_be_visible()
    for selector, property_, value in (
        (".sop-steps tbody tr", "breakInside", "avoid"),
        (".sop-steps thead", "display", "table-header-group"),
        (".sop-document a", "color", "rgb(0, 0, 0)"),
        (".sop-document a", "textDecorationLine", "none"),
        (".sop-clause-number", "color", "rgb(0, 0, 0)"),
    ):
        found = page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{property_}")
        assert found == value, selector
