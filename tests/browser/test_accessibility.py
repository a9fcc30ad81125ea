"""What axe finds on each kind of page, in light and dark, on a desk and on a phone, and at twice the size: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import DESKTOP, PHONE, THEME
from .every_kind import served_with_every_kind

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without toggles, as in this manual, Material leaves its inputs for light and dark to nobody.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# In the dark nothing but colours is another.
FOUND = """async (only) => (await axe.run({ exclude: [".md-option"] }, { runOnly: only, resultTypes: ["violations"] })).violations
  .flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 120)}`))"""
# What stands by itself in a list; links within a sentence are as high as its lines.
SMALL = """() => [...document.querySelectorAll(
    ".sop-page a:is(.sop-number, .sop-clause, .sop-link), .sop-page td > a, .md-path__link, svg a, .sop-page :is(button, select, summary):not(thead *)")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 23.5)
  .map((each) => each.textContent)"""
# Colours of a moment between light and dark are nobody's.
SETTLED = (
    "new Promise(requestAnimationFrame).then(() => document.getAnimations().forEach((each) => each.finish()))"
)
WIDTH = "document.scrollingElement.scrollWidth"
# What a browser puts off until somebody scrolls to it has a size that is guessed, and lies over what follows.
ALL_IN_SIGHT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(sheet);
}"""


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    with served_with_every_kind(
        tmp_path_factory.mktemp("every-kind"), theme=THEME, markdown_extensions=["tables", "attr_list"]
    ) as found:
        yield found


@pytest.fixture(scope="module")
def address(every: tuple[str, list[str]]) -> str:
    return every[0]


def faults(page: Page, scheme: Any, viewport: Any) -> dict[str, list[str]]:
    """What is wrong with the page in some light and size: what axe finds, and on a phone what a finger misses."""
    page.set_viewport_size(viewport)
    page.emulate_media(color_scheme=scheme)
    page.evaluate(SETTLED)
    found = {"axe": page.evaluate(FOUND, COLOURS if scheme == "dark" else RULES)}
    if viewport == PHONE:
        found["small"] = page.evaluate(SMALL)
    return {what: told for what, told in found.items() if told}


def test_axe_finds_nothing_on_any_kind_of_page(
    open_page: Any, axe_script: str, every: tuple[str, list[str]]
) -> None:
    told: dict[tuple[str, str], object] = {}
    for path in every[1]:
        page = open_page(path)
        page.evaluate(ALL_IN_SIGHT)
        page.evaluate(axe_script)
        # One after the other in one page: to load it for each would cost three times as much.
        for look in (("light", DESKTOP), ("light", PHONE), ("dark", DESKTOP)):
            if found := faults(page, *look):
                told[path, str(look)] = found
        # Twice as large is half as wide to the page.
        page.set_viewport_size({**DESKTOP, "width": DESKTOP["width"] // 2})
        if (width := page.evaluate(WIDTH)) > DESKTOP["width"] // 2:
            told[path, "200 %"] = width
    assert told == {}
