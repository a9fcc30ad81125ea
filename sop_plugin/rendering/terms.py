"""Defined terms in a document's text: the first in each clause leads to the glossary and tells its meaning on hover and focus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

HREF_LATER = "data-sop-href"
"""Holds an address until the last processor: MkDocs would take it for the path of a source file."""

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LEFT_ALONE = frozenset({"a", "abbr", "code", "pre", "th", "button", "label"})
_LATIN = re.compile("[A-Za-z0-9]")


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
    """One pattern for all terms, the longest first, whatever their blanks and letter case; ``None`` without terms."""
    written = sorted({" ".join(term.split()) for term in terms} - {""}, key=lambda term: (-len(term), term))
    return re.compile("|".join(map(_alternative, written)), re.IGNORECASE) if written else None


def _alternative(term: str) -> str:
    words = r"\s*".join(re.escape(word) for word in term.split())
    before = r"(?<![A-Za-z0-9])" if _LATIN.match(term) else ""
    after = r"(?![A-Za-z0-9])" if _LATIN.match(term[-1]) else ""
    return f"{before}{words}{after}"


class TermLinks(Treeprocessor):
    """Draws them, between the inline patterns and the tables."""

    def __init__(self, terms: Terms, md: Markdown) -> None:
        super().__init__(md)
        self._terms = terms

    def run(self, root: Element) -> None:
        """Go through the text in its order, so that a term is told anew under each heading."""
        self._told: set[str] = set()
        self._passing_over = False
        self._visit(root)

    def _visit(self, parent: Element) -> None:
        index = 0
        inserted = self._linked(parent.text)
        if inserted is not None:
            parent.text = inserted[0]
            for offset, link in enumerate(inserted[1]):
                parent.insert(offset, link)
            index = len(inserted[1])
        while index < len(parent):
            child = parent[index]
            if child.tag in _HEADINGS:
                self._told.clear()
                self._passing_over = not self._terms.left_out.isdisjoint(_ids(child))
            elif child.tag not in _LEFT_ALONE and HREF_LATER not in child.attrib:
                self._visit(child)
            index += 1
            inserted = self._linked(child.tail)
            if inserted is not None:
                child.tail = inserted[0]
                for offset, link in enumerate(inserted[1]):
                    parent.insert(index + offset, link)
                index += len(inserted[1])

    def _linked(self, text: str | None) -> tuple[str, list[Element]] | None:
        """The text before the first link, and the links with the text behind each."""
        if not text or self._passing_over or not text.strip():
            return None
        before, links, end = "", list[Element](), 0
        for match in self._terms.pattern.finditer(text):
            mark = self._terms.mark_of(match[0])
            if mark is None or mark.key in self._told:
                continue
            self._told.add(mark.key)
            between = text[end : match.start()]
            if links:
                links[-1].tail = between
            else:
                before = between
            link = Element("span", {"class": "sop-term", "title": mark.meaning, HREF_LATER: mark.href})
            link.text = match[0]
            links.append(link)
            end = match.end()
        if not links:
            return None
        links[-1].tail = text[end:]
        return before, links


def _ids(heading: Element) -> set[str]:
    return {value for element in heading.iter() if (value := element.get("id")) is not None}
