"""A page of ours in the frame of the site, by the hooks and in the order in which MkDocs builds a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from sop_plugin.mkdocs_site.department_section import DepartmentSection
from sop_plugin.mkdocs_site.foreign_hands import look_at_theme
from sop_plugin.mkdocs_site.frames import Frames
from sop_plugin.mkdocs_site.kept_key import can_be_kept
from sop_plugin.mkdocs_site.site_page import PageFacts, SitePage


class SiteFiles(Files):
    """The files of a site: MkDocs knows where our pages are and links to them, and builds those of others only."""

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """The pages that MkDocs builds."""
        found = self.all_pages(inclusion=inclusion)
        return [file for file in found if not isinstance(file.page, SitePage)]

    def all_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """These and ours."""
        return super().documentation_pages(inclusion=inclusion)

    def site_pages(self) -> Iterator[SitePage]:
        """Ours."""
        return (file.page for file in self if isinstance(file.page, SitePage))


@dataclass(frozen=True)
class Frame:
    """What all pages of a build have around them."""

    config: MkDocsConfig
    files: SiteFiles
    nav: Navigation
    env: Environment

    def drawn(self, page: SitePage) -> bytes:
        """The whole page."""
        page.render(self.config, self.files)
        context = get_context(self.nav, self._pages, self.config, page)
        plugins: Any = self.config.plugins
        page.active = True
        try:
            context = plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
        finally:
            page.active = False
        by_theme = partial(self._by_theme, page, context)
        html = self._frames.drawn(page, by_theme) if self._frames is not None else by_theme()
        return html.encode("utf-8", errors="xmlcharrefreplace")

    def _by_theme(self, page: SitePage, context: TemplateContext) -> str:
        page.active = True
        try:
            html: str = self.env.get_template("main.html").render(context)
            look_at_theme(page, html, self.config)
            return str(self.config.plugins.on_post_page(html, page=page, config=self.config))
        finally:
            page.active = False

    @cached_property
    def _frames(self) -> Frames | None:
        """What is drawn once for many pages, unless somebody else has a hand in them."""
        return Frames(self.config, self.nav, self.env, self._pages) if can_be_kept(self.config) else None

    def parts(self, page: SitePage) -> object:
        """All that the frame of a page is made of beside its text, which the theme is handed."""
        beside = (page.previous_page, page.next_page)
        return (
            page.output.identity,
            page.title,
            page.meta,
            (page.url, page.abs_url, page.canonical_url, page.edit_url, page.file.src_uri, page.is_homepage),
            [(each.title, each.url) if each is not None else None for each in beside],
            [each.title for each in page.ancestors],
            self._sections(page.parent),
            self._around,
        )

    @cached_property
    def _pages(self) -> Sequence[File]:
        """What a theme may go through; looking for it once for each page would grow with the square of their number."""
        return self.files.all_pages()

    @cached_property
    def _around(self) -> str:
        """The navigation that all pages share."""
        return sha256(repr(list(map(_item, self.nav.items))).encode("utf-8", "surrogatepass")).hexdigest()

    def _sections(self, parent: Any) -> object:
        return [_item(each) for each in parent.children] if isinstance(parent, DepartmentSection) else None

    def learn(self, page: SitePage, facts: PageFacts) -> None:
        """Know of a page what was found when it was drawn, by another process perhaps."""
        elsewhere = facts is not page.facts()
        page.learn(facts, self.config, self.files)
        search: Any = self.config.plugins.get("search") or self.config.plugins.get("material/search")
        if search is not None and elsewhere:
            # Its index is of the text as search should find it.
            context = get_context(self.nav, self._pages, self.config, page)
            search.on_page_context(context, page=page, config=self.config, nav=self.nav)
        page.content = ""


def _item(item: Any) -> object:
    """An entry of the navigation as a theme may show it."""
    return (
        type(item).__name__,
        str(item.title),
        getattr(item, "url", None),
        {key: str(value) for key, value in getattr(item, "meta", {}).items()},
        [_item(each) for each in item.children or ()],
    )
