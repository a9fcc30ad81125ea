"""Defined terms in a document's text: the first in each clause leads to the glossary and tells its meaning on hover and focus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sop_plugin.rendering.marked_words import mark_words, words_pattern

HREF_LATER = "data-sop-href"
"""Holds an address until the tree is finished: until then an address is the path of a file beside the text."""

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LEFT_ALONE = frozenset({"a", "abbr", "code", "pre", "th", "button", "label", "math"})


@dataclass(frozen=True)
class TermMark:
    """What stands behind a term: its key, its meaning in one line, and where the glossary has it."""

    key: str
    meaning: str
    href: str


@dataclass(frozen=True)
class Terms:
    """Terms to look for. ``mark_of`` answers for what was found, with ``None`` where it means nothing to this document.

    ``left_out`` are ids of headings whose text is passed over: the definitions themselves.
    """

    pattern: re.Pattern[str]
    mark_of: Callable[[str], TermMark | None]
    left_out: frozenset[str] = frozenset()


def term_pattern(terms: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all terms, whatever their blanks and letter case; ``None`` without terms."""
    return words_pattern(terms, re.IGNORECASE)


def link_terms(root: Element, terms: Terms) -> None:
    """Mark the terms in a tree, in the order of its text: a term is told anew under each heading."""
    told: set[str] = set()
    passing_over = False

    def mark(words: str) -> Element | None:
        found = None if passing_over else terms.mark_of(words)
        if found is None or found.key in told:
            return None
        told.add(found.key)
        return Element("span", {"class": "sop-term", "title": found.meaning, HREF_LATER: found.href})

    def enter(element: Element) -> bool:
        nonlocal passing_over
        if element.tag in _HEADINGS:
            told.clear()
            passing_over = not terms.left_out.isdisjoint(_ids(element))
            return False
        return element.tag not in _LEFT_ALONE and HREF_LATER not in element.attrib

    mark_words(root, terms.pattern, mark, enter)


def _ids(heading: Element) -> set[str]:
    return {value for element in heading.iter() if (value := element.get("id")) is not None}
