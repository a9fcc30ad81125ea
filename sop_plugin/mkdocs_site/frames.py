"""What the theme puts around pages of one kind, drawn once with holes for the few words in which they differ.

Which words those are is written here; whether the theme goes by anything else is tried: the second page of each kind is drawn by the theme
and in the frame of the first one, and where the two differ by a byte, all pages of that kind are drawn by the theme.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import normalize_url

from sop_plugin.mkdocs_site.department_section import DepartmentSection
from sop_plugin.mkdocs_site.plain_words import below
from sop_plugin.mkdocs_site.site_page import SitePage

_EDGE = "\ue5f0"
"""Around the names of holes: a character for private use."""
_HOLE = re.compile(f"#?{_EDGE}([a-z_]+)(?:<h1)?{_EDGE}")
_HEADING = "<h1"
"""What Material looks for in the text, to write the title where there is none."""


def _mark(name: str) -> Markup:
    return Markup(f"{_EDGE}{name}{_EDGE}")  # noqa: S704 - a sign of ours


@dataclass(frozen=True)
class _Around:
    """A page of the theme in pieces: words of its own and names of holes, in turns."""

    pieces: tuple[str, ...]
    entries: Callable[[SitePage], str]

    def filled(self, page: SitePage) -> str:
        """The page, with what is its own."""
        values = _values(page)
        values["entries"] = self.entries(page)
        found = list(self.pieces)
        found[1::2] = [values[name] for name in found[1::2]]
        return "".join(found)


class Frames:
    """The frames of one build; ``pages`` is what a theme may go through."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, env: Environment, pages: Any) -> None:
        self._config = config
        self._nav = nav
        self._env = env
        self._pages = pages
        self._known: dict[object, _Around | None] = {}
        self._tried: set[object] = set()
        self._entries: dict[tuple[str, str, int], str] = {}

    def drawn(self, page: SitePage, whole: Callable[[], str]) -> str:
        """The page with its text in it; ``whole`` has the theme draw it."""
        kind = self._kind(page)
        if kind is None:
            return whole()
        if kind not in self._known:
            self._known[kind] = self._around(page)
            return whole()
        around = self._known[kind]
        if around is None:
            return whole()
        if kind not in self._tried:
            html = whole()
            self._tried.add(kind)
            if around.filled(page) != html:
                self._known[kind] = None
            return html
        return around.filled(page)

    def _kind(self, page: SitePage) -> object:
        """All that its frame goes by beside what fills the holes; ``None`` for a page with a frame of its own."""
        text = page.content or ""
        first = next(iter(page.toc), None)
        if (
            id(page) in self._listed
            or page.url in self._above
            or (first is not None and first.level == 1)
            or "<script" in text
            or _EDGE in text
            or not all(map(_is_html, _titles(page)))
        ):
            return None
        return (
            self._place(page.url),
            *map(bool, (page.previous_page, page.next_page, page.canonical_url, page.edit_url, first)),
            _HEADING in text,
            bool(page.meta.get("sop_feed")),
            _meta(page),
            _above(page),
        )

    def _place(self, url: str) -> object:
        """Pages from which the same relative addresses lead to all that the theme links to."""
        before, _, _ = url.rstrip("/").rpartition("/")
        return before if url.partition("/")[0] in self._shared else url.count("/")

    @cached_property
    def _listed(self) -> frozenset[int]:
        return frozenset(map(id, self._nav.pages))

    @cached_property
    def _links(self) -> frozenset[str]:
        """All addresses that the theme may lead to from any page; whatever else is a word does no harm."""
        config = self._config
        of_nav = (str(getattr(item, "url", "") or "") for item in below(self._nav.items))
        files = (*config.extra_css, *map(str, config.extra_javascript), "assets/", "search/")
        settings = (dict(config.extra), {name: config.theme[name] for name in config.theme})
        return frozenset((*of_nav, *files, *_words(settings)))

    @cached_property
    def _shared(self) -> frozenset[str]:
        return frozenset(link.partition("/")[0] for link in self._links)

    @cached_property
    def _above(self) -> frozenset[str]:
        """Addresses at or above one of those."""
        parts = (f"{link.rstrip('/')}/".split("/") for link in self._links)
        return frozenset("/".join(part[:end]) + "/" for part in parts for end in range(1, len(part)))

    def _around(self, page: SitePage) -> _Around | None:
        stand_in = _stand_in(page)
        stand_in.active = True
        try:
            context = get_context(self._nav, self._pages, self._config, stand_in)
            html: str = self._env.get_template("main.html").render(context)
            html = self._config.plugins.on_post_page(html, page=stand_in, config=self._config)
        finally:
            stand_in.active = False
        entry = self._env.get_template("partials/toc-item.html")
        between = ""
        if page.toc:
            first, second = (entry.render(toc_item=each) for each in stand_in.toc)
            before, found, rest = html.partition(first)
            between, also, after = rest.partition(second)
            if not found or not also or first in after:
                return None
            html = f"{before}{_mark('entries')}{after}"
        pieces = tuple(_HOLE.split(html))
        return _Around(pieces, lambda each: between.join(map(self._entry, each.toc)))

    def _entry(self, item: AnchorLink) -> str:
        """An entry of the list of contents; many documents have chapters of the same name."""
        key = (item.id, item.title, item.level)
        html = self._entries.get(key) if not item.children else None
        if html is None:
            html = self._env.get_template("partials/toc-item.html").render(toc_item=item)
            if not item.children:
                self._entries[key] = html
        return html


def _values(page: SitePage) -> dict[str, str]:
    first = next(iter(page.toc), None)
    values = {
        "title": str(page.title),
        "meta_title": str(page.meta["title"]),
        "feed": str(escape(page.meta.get("sop_feed", ""))),
        "content": page.content or "",
        "canonical": page.canonical_url or "",
        "edit": page.edit_url or "",
        "skip": first.url if first is not None else "",
    }
    section = page.parent
    if isinstance(section, DepartmentSection):
        department = section.page
        values["section"] = str(section.title)
        values["department"] = str(department.title)
        values["department_address"] = normalize_url(department.url, page)
    for name, beside in (("previous", page.previous_page), ("next", page.next_page)):
        if beside is not None:
            values[name] = str(beside.title)
            values[f"{name}_address"] = normalize_url(beside.url, page)
    return values


def _stand_in(page: SitePage) -> Any:
    """A page of the same kind with signs for all that is its own. An address that begins with ``#`` is left as it is."""
    found: Any = copy(page)
    found.title = _mark("title")
    found.meta = dict(page.meta)
    found.meta["title"] = _mark("meta_title")
    if page.meta.get("sop_feed"):
        found.meta["sop_feed"] = _mark("feed")
    found.content = _mark(f"content{_HEADING if _HEADING in (page.content or '') else ''}")
    found.canonical_url = _mark("canonical") if page.canonical_url else page.canonical_url
    found.edit_url = _mark("edit") if page.edit_url else page.edit_url
    if page.toc:
        found.toc = [AnchorLink(_mark(name), _mark(name), 0) for name in ("skip", "other")]
    for name in ("previous", "next"):
        if getattr(page, f"{name}_page") is not None:
            beside = SimpleNamespace(title=_mark(name), url=f"#{_mark(f'{name}_address')}")
            setattr(found, f"{name}_page", beside)
    if isinstance(page.parent, DepartmentSection):
        department: Any = copy(page.parent.page)
        department.title = _mark("department")
        department.meta = {**department.meta, "title": department.title}
        department.file = copy(department.file)
        department.file.url = f"#{_mark('department_address')}"
        found.parent = page.parent.instead(_mark("section"), department)
    return found


def _titles(page: SitePage) -> Iterator[str | None]:
    yield page.title
    yield from (each.title for each in (page.previous_page, page.next_page) if each is not None)
    if isinstance(page.parent, DepartmentSection):
        yield page.parent.title
        yield page.parent.page.title


def _is_html(title: str | None) -> bool:
    """Whether a title stays what it is where a template escapes it."""
    return bool(title) and (isinstance(title, Markup) or escape(title) == title)


def _meta(page: Any) -> object:
    """What is said of a page beside its title and feed; its state is shown of pages that the navigation lists."""
    own = ("title", "status", "sop_feed")
    return tuple(sorted((name, repr(value)) for name, value in page.meta.items() if name not in own))


def _above(page: SitePage) -> object:
    """Where a page stands: of departments it does not matter which."""
    section = page.parent
    if isinstance(section, DepartmentSection):
        return (id(section.parent), section.own_place, _meta(section.page))
    return id(section)


def _words(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _words(each)
        case list() | tuple():
            for each in value:
                yield from _words(each)
