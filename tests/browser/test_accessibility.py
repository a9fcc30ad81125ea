"""What axe finds on each kind of page, in light and dark, on a desk and on a phone, and at twice the size: nothing."""

from __future__ import annotations

from typing import Any

import axe
import pytest

from .conftest import DESKTOP, PHONE

PATHS = [
    "",
    "HT-SD-SOP-004/",
    "HT-SD-SOP-024/",
    "HT-SD-SOP-030/",
    "HT-SD-SOP-030/checklist/",
    "HT-SD-FRM-001/",
    "departments/HT-SD/",
    "roles/",
    "register/",
    "reviews/",
    "keywords/",
    "forms/",
    "references/",
    "organisation/",
    "authority/",
    "findings/",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without toggles, as in this manual, Material leaves its inputs for light and dark to nobody.
FOUND = """async (tags) => (await axe.run({ exclude: [".md-option"] }, { runOnly: tags, resultTypes: ["violations"] })).violations
  .flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 120)}`))"""
# What stands by itself in a list; links within a sentence are as high as its lines.
SMALL = """() => [...document.querySelectorAll(".sop-page a:is(.sop-number, .sop-clause, .sop-link), .sop-page td > a, .md-path__link")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 23.5)
  .map((each) => each.textContent)"""
WIDTH = "document.scrollingElement.scrollWidth"


@pytest.fixture(scope="session")
def axe_script() -> str:
    reason = axe.obstacle()
    if reason:
        pytest.skip(reason)
    return axe.SCRIPT.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(open_page: Any, axe_script: str, path: str) -> None:
    for scheme, viewport in (("light", {}), ("dark", {}), ("light", PHONE)):
        page = open_page(path, scheme=scheme, **viewport)
        page.evaluate(axe_script)
        assert page.evaluate(FOUND, RULES) == [], (scheme, viewport)
        if viewport:
            assert page.evaluate(SMALL) == []
    # Twice as large is half as wide to the page.
    page.set_viewport_size({**DESKTOP, "width": DESKTOP["width"] // 2})
    assert page.evaluate(WIDTH) <= DESKTOP["width"] // 2
