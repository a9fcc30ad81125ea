"""A page of ours in the frame of the site, by the hooks and in the order in which MkDocs builds a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

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
        page.active = True
        try:
            context = get_context(self.nav, self.files.all_pages(), self.config, page)
            plugins: Any = self.config.plugins
            context = plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
            html: str = self.env.get_template("main.html").render(context)
            html = plugins.on_post_page(html, page=page, config=self.config)
        finally:
            page.active = False
        return html.encode("utf-8", errors="xmlcharrefreplace")

    def learn(self, page: SitePage, facts: PageFacts) -> None:
        """Know of a page what was found when it was drawn, by another process perhaps."""
        elsewhere = facts is not page.facts()
        page.learn(facts, self.config, self.files)
        search: Any = self.config.plugins.get("search") or self.config.plugins.get("material/search")
        if search is not None and elsewhere:
            # Its index is of the text as search should find it.
            context = get_context(self.nav, self.files.all_pages(), self.config, page)
            search.on_page_context(context, page=page, config=self.config, nav=self.nav)
        page.content = ""
