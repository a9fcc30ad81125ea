"""The places in a page that links can lead to, by the names that the site gives them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markdown.extensions.toc import slugify, unique

from sop_plugin.checks.nearest import NOTHING_NEAR, Nearest
from sop_plugin.model.document import Document
from sop_plugin.model.manual_files import OutsidePage
from sop_plugin.reading.settings.project import Project, named_entries
from sop_plugin.rendering.step_anchors import named_tables, row_anchor
from sop_plugin.site_checks.targets import SiteTargets

# Notes and blocks that we put around a text name themselves.
_OURS = re.compile(r"(?:fn|fnref|sop)[-:]")
# What other extensions put into a page while it is built.
_MADE_LATER = re.compile(r"\{\{|\{%|--8<--|^\[TOC\]|:::", re.MULTILINE)
_SOME = 6
_CLAUSE = re.compile(r"c(?P<path>\d+(?:-\d+)*)(?:-t\d+)?(?:-s\d+)?")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class NamedPlace:
    """A place by its anchor, and its heading."""

    anchor: str
    words: str = ""


class PlacesInTexts:
    """Of all texts; each is gone through when a link leads to it."""

    def __init__(self, targets: SiteTargets, project: Project) -> None:
        self._targets = targets
        self._slugs_are_known = not _toc_options(project).get("slugify")
        self._separator = str(_toc_options(project).get("separator") or "-")
        self._found: dict[str, _Places | None] = {}

    def has(self, inside: str, anchor: str) -> bool:
        """Whether a text has a place of that name; one that cannot be known is taken to be there."""
        places = self._places(inside)
        return places is None or anchor in places.names or _OURS.match(anchor) is not None

    def nearest(self, inside: str, anchor: str) -> NamedPlace | None:
        """The heading that was most likely meant."""
        places = self._places(inside)
        return places.nearest(anchor) if places is not None else None

    def some(self, inside: str) -> tuple[NamedPlace, ...]:
        """The first headings of a text, for where none comes near to what was written."""
        places = self._places(inside)
        return places.headings[:_SOME] if places is not None else ()

    def _places(self, inside: str) -> _Places | None:
        if inside not in self._found:
            self._found[inside] = self._read(inside)
        return self._found[inside]

    def _read(self, inside: str) -> _Places | None:
        document = self._targets.documents.get(inside)
        if document is not None:
            return _Places(tuple(_of_document(document)))
        page = self._targets.pages.get(inside)
        if page is None or not self._slugs_are_known or _MADE_LATER.search(page.text):
            return None
        return _Places(tuple(_of_page(page, self._separator)))


class _Places:
    def __init__(self, places: tuple[NamedPlace, ...]) -> None:
        self._places = places
        self.names = frozenset(place.anchor for place in places)

    def nearest(self, anchor: str) -> NamedPlace | None:
        wanted = self._by_words.get(_plain(anchor)) or self._nearest_clause(anchor)
        if wanted is None:
            near = self._near.to(_plain(anchor))
            wanted = self._by_words.get(near) if near != NOTHING_NEAR else None
        return wanted

    @cached_property
    def headings(self) -> tuple[NamedPlace, ...]:
        """Those that have words, each once."""
        return tuple({place.anchor: place for place in reversed(self._places) if place.words}.values())[::-1]

    def _nearest_clause(self, anchor: str) -> NamedPlace | None:
        """Of the clauses within the same one that is nearest by its number, else the one around."""
        match = _CLAUSE.fullmatch(anchor)
        clauses = {
            tuple(map(int, found["path"].split("-"))): place
            for place in self._places
            if place.words and (found := _CLAUSE.fullmatch(place.anchor))
        }
        path = tuple(map(int, match["path"].split("-"))) if match else ()
        while path:
            beside = [each for each in clauses if each[:-1] == path[:-1] and len(each) == len(path)]
            if beside:
                return clauses[min(beside, key=lambda each: abs(each[-1] - path[-1]))]
            path = path[:-1]
        return None

    @cached_property
    def _by_words(self) -> Mapping[str, NamedPlace]:
        named = {_plain(place.anchor): place for place in reversed(self._places)}
        return named | {_plain(place.words): place for place in reversed(self._places) if place.words}

    @cached_property
    def _near(self) -> Nearest:
        return Nearest(self._by_words)


def _plain(words: str) -> str:
    """Without the signs and the capital letters that other tools change in the name of a heading."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", words)).casefold()


def _of_document(document: Document) -> Iterator[NamedPlace]:
    for clause in document.body.clauses:
        words = f"{clause.key} {clause.title}".strip()
        for anchor in (clause.anchor, clause.explicit_id):
            if anchor:
                yield NamedPlace(anchor, words if anchor == clause.anchor else "")
        yield NamedPlace(clause.explicit_id or clause.anchor, clause.title)
    for heading in document.body.headings:
        if heading.explicit_id:
            yield NamedPlace(heading.explicit_id, heading.title)
    for name in document.body.ids:
        yield NamedPlace(name)
    for name, table in named_tables(document.body.procedures.step_tables):
        yield NamedPlace(name)
        for step in table.steps:
            yield NamedPlace(row_anchor(name, step.position))


def _of_page(page: OutsidePage, separator: str) -> Iterator[NamedPlace]:
    """The names that Python-Markdown's own extension gives to headings."""
    taken = {*page.ids, *(written for _, written in page.headings if written)}
    for words, written in page.headings:
        yield NamedPlace(written or unique(slugify(words, separator), taken), words)
    for name in page.ids:
        yield NamedPlace(name)


def _toc_options(project: Project) -> Mapping[str, object]:
    extensions = project.data.get("markdown_extensions") or ()
    entries = named_entries(extensions) if isinstance(extensions, dict | list) else ()
    return next((options for _, name, options in entries if name == "toc" and isinstance(options, dict)), {})
