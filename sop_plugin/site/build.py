"""One build of the site: what each MkDocs file and page becomes."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from functools import cached_property
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Document
from sop_plugin.model.labels import Label
from sop_plugin.model.lifecycle import State
from sop_plugin.site.macros import PageMacros
from sop_plugin.site.markdown import marked_text
from sop_plugin.site.markdown_extension import ControlledMarkdown
from sop_plugin.site.publication import address, published_documents
from sop_plugin.site.renderer import GeneratedPage, ManualRenderer
from sop_plugin.site.search_data import SEARCH_DATA_URI, search_data
from sop_plugin.workspace import Workspace


class SiteBuild:
    """Made anew for every build, so nothing of an earlier one can show."""

    def __init__(self, compiled: CompiledManual, workspace: Workspace, *, preview: bool) -> None:
        settings = compiled.manual.settings
        self._compiled = compiled
        self._language = settings.language
        self._workspace = workspace
        self._published = published_documents(compiled.manual, preview=preview)
        self._renderer = ManualRenderer(
            compiled, preview=preview, language=settings.language, stale_days=settings.stale_days
        )
        self._documents: dict[str, Document] = {}
        self.extension = ControlledMarkdown()
        self.macros = PageMacros(compiled, frozenset(self._published))

    @cached_property
    def _generated(self) -> dict[str, GeneratedPage]:
        return {page.uri: page for page in self._renderer.generated_pages()}

    def navigation(self, written: list[Any] | None) -> list[Any]:
        """The project's own navigation with departments and registers behind it, of constant size.

        A project that names one of the generated pages itself arranges them all.
        """
        own = written if written is not None else [{Label.HOME.text(self._language): "index.md"}]
        if any(uri in str(own) for uri in self._generated):
            return own
        return [*own, *self._renderer.navigation()]

    def arrange_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Documents move to the address of their number; unpublished, rejected and unreadable ones leave."""
        if not config.use_directory_urls:
            raise PluginError("sop: permanent addresses need 'use_directory_urls: true' in mkdocs.yml")
        manual = self._compiled.manual
        left_out = {d.path for d in manual.documents} - self._published.keys()
        left_out |= {r.path for r in manual.rejected} | self._compiled.unreadable_pages
        for file in list(files.documentation_pages(inclusion=lambda _level: True)):
            path = self._workspace.source_path(file.src_uri)
            document = self._published.get(path)
            if document is not None:
                self._documents[file.src_uri] = document
                file.dest_uri = f"{document.number}/index.html"
                file.url = address(document.number)
                file.inclusion = InclusionLevel.NOT_IN_NAV
            elif path in left_out:
                files.remove(file)
        for uri in self._generated:
            if files.get_file_from_path(uri):
                raise PluginError(f"sop: {self._workspace.source_path(uri)} is in the way of a generated page")
            generated = File.generated(config, uri, content="", inclusion=InclusionLevel.INCLUDED)
            files.append(generated)
        data = search_data(self._compiled, self._published)
        files.append(File.generated(config, SEARCH_DATA_URI, content=data))
        return files

    def arrange_navigation(self, nav: Navigation, files: Files) -> Navigation:
        """Parents for breadcrumbs and the neighbours within the department, at a constant cost for each page."""
        by_department: dict[str, list[Page]] = defaultdict(list)
        page_of = {d.path: files.get_file_from_path(uri) for uri, d in self._documents.items()}
        for document in self._compiled.manual.in_order:
            file = page_of.get(document.path)
            if file is not None and file.page is not None:
                by_department[document.department].append(file.page)
        for code, pages in by_department.items():
            parent = self._department_section(code, files)
            for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
                page.parent, page.previous_page, page.next_page = parent, before, after
        return nav

    def _department_section(self, code: str, files: Files) -> Section | None:
        file = files.get_file_from_path(f"departments/{code}.md")
        if file is None or file.page is None:
            return None
        manual = self._compiled.manual
        section = Section(manual.department_name(code, manual.settings.language), [file.page])
        section.parent = file.page.parent
        return section

    def page_source(self, page: Page) -> str | None:
        """The body of a document, an empty text for a generated page, ``None`` for MkDocs to read the rest."""
        document = self._documents.get(page.file.src_uri)
        if document is not None:
            # The blank line keeps MkDocs from taking a rule (---) at the top for front matter.
            return "\n" + document.body.text
        return "\n" if page.file.src_uri in self._generated else None

    def page_markdown(self, markdown: str, page: Page) -> str:
        """Marked text of a document; other pages as they are."""
        self.extension.current = None
        self.macros.base = _base(page)
        generated = self._generated.get(page.file.src_uri)
        if generated is not None:
            page.meta.update(title=generated.title, render_macros=False, hide=["toc"])
            if not generated.searchable:
                page.meta["search"] = {"exclude": True}
            return ""
        document = self._documents.get(page.file.src_uri)
        if document is None:
            return markdown
        manual = self._compiled.manual
        state = manual.state(document)
        page.meta.update(title=f"{document.number} {document.title}", status=str(state), render_macros=False)
        if state is State.WITHDRAWN:
            # A tombstone: the number keeps its page, the text is no longer for use.
            page.meta["search"] = {"exclude": True}
            return ""
        marked = marked_text(
            document,
            self._compiled.indexes.references.outgoing.get(document.path, ()),
            self._published,
            manual.settings.clause_style,
            _base(page),
        )
        self.extension.current = marked
        return marked.text

    def page_content(self, html: str, page: Page) -> str:
        """The finished content of a page."""
        generated = self._generated.get(page.file.src_uri)
        if generated is not None:
            return generated.render(_base(page))
        document = self._documents.get(page.file.src_uri)
        return self._renderer.document(document, html, _base(page)) if document else html


def _base(page: Page) -> str:
    """From the page to the site's root."""
    return posixpath.relpath(".", page.url.rstrip("/") or ".") + "/"
