"""Rows that become cards on a phone."""

from __future__ import annotations

from playwright.sync_api import Page

# Of each card its title's place in the order from top to bottom, and the labels whose words do not fit.
_CARDS = """cards => cards.map((card) => {
  const seen = (cell) => cell.checkVisibility();
  const top = (cell) => cell.getBoundingClientRect().top;
  const title = card.querySelector("td.sop-wide");
  const others = [...card.querySelectorAll("td:not(.sop-wide)")].filter(seen);
  const labelled = [...card.querySelectorAll("td[data-label]")].filter(seen);
  return [
    title ? others.filter((cell) => top(cell) < top(title)).length : 0,
    labelled.filter((cell) => cell.scrollHeight > cell.clientHeight + 1).map((cell) => cell.innerText),
  ];
})"""


def cards(page: Page) -> list[list[object]]:
    """Of each card how many cells stand above its title, where it has one, and the text of those that spill."""
    found: list[list[object]] = page.locator(".sop-cards tbody tr:visible").evaluate_all(_CARDS)
    return found
