"""One build of the site: what each MkDocs file and page becomes."""

from __future__ import annotations

import os
import posixpath
from collections import defaultdict
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from sop_plugin.compile import CompiledManual
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.mkdocs_site.department_section import DepartmentSection
from sop_plugin.mkdocs_site.macros import PageMacros
from sop_plugin.mkdocs_site.site_page import DocumentPage
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.outside.files import MARKDOWN_SUFFIXES, path_matcher
from sop_plugin.pages.flow_charts import with_flow_charts
from sop_plugin.pages.renderer import GeneratedPage, ManualRenderer
from sop_plugin.pages.search_data import SEARCH_DATA_URI, search_data
from sop_plugin.pages.searched_text import searched_text
from sop_plugin.rendering.document_text import PageText, RenderedText, TextSurroundings, render_document
from sop_plugin.rendering.publication import address, published_documents
from sop_plugin.rendering.terms import Terms
from sop_plugin.words.labels import Label
from sop_plugin.workspace.compilation import release_commits
from sop_plugin.workspace.workspace import Workspace

_log = get_plugin_logger("sop")


class SiteBuild:
    """Made anew for every build, so nothing of an earlier one can show."""

    def __init__(self, compiled: CompiledManual, workspace: Workspace, *, preview: bool) -> None:
        settings = compiled.manual.settings
        self._compiled = compiled
        self._language = settings.language
        self._workspace = workspace
        self._published = published_documents(compiled.manual, preview=preview)
        self._renderer = ManualRenderer(
            compiled,
            preview=preview,
            language=settings.language,
            stale_days=settings.stale_days,
            commits=release_commits(workspace, compiled.histories.ledger),
        )
        self._revisions = self._renderer.revision_pages
        documents = tuple(page.document for page in self._revisions.values())
        self._outgoing = {
            **compiled.indexes.references.outgoing,
            **(resolve_references(compiled.manual, documents).outgoing if documents else {}),
        }
        self._documents: dict[str, Document] = {}
        self._checklists: set[str] = set()
        # Path of a form → the file that becomes its blank.
        self._blanks: dict[str, File] = {}
        self.macros = PageMacros(compiled, frozenset(self._published))

    @property
    def trail_name(self) -> str:
        """What the way from the home page to a page is called for those who hear it."""
        return Label.TRAIL.text(self._language)

    @cached_property
    def _generated(self) -> dict[str, GeneratedPage]:
        redlines = self._renderer.redline_pages(self._render_text)
        return {page.uri: page for page in (*self._renderer.generated_pages(), *redlines)}

    def navigation(self, written: list[Any] | None) -> list[Any]:
        """The project's own navigation with departments and registers behind it, of constant size.

        A project that names one of the generated pages itself arranges them all.
        """
        own = written if written is not None else [{Label.HOME.text(self._language): "index.md"}]
        named = str(own)
        if any(page.uri in named for page in self._renderer.generated_pages()):
            return own
        return [*own, *self._renderer.navigation()]

    def arrange_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Documents move to the address of their number; whatever was not read as a document or page leaves."""
        is_page = path_matcher(self._workspace.options.pages)
        top = os.path.realpath(config.docs_dir)
        for file in list(files):
            if file.generated_by is not None or file.src_dir != config.docs_dir:
                continue  # a file of the theme, or of another plugin
            path = self._workspace.source_path(file.src_uri)
            document = self._published.get(path)
            if document is not None:
                self._documents[file.src_uri] = document
                file.dest_uri = f"{document.number}/index.html"
                file.url = address(document.number)
                file.inclusion = InclusionLevel.NOT_IN_NAV
                # To MkDocs a name that ends in .MD is an asset, to be copied as it is.
                file.is_documentation_page = lambda: True  # type: ignore[method-assign]
            elif _is_markdown(file) and (
                not is_page(file.src_uri) or path in self._compiled.unreadable_pages
            ):
                files.remove(file)
            elif _leads_out(file, top):
                _log.warning("%s: the link leads out of the manual or to nothing; it is not published", path)
                files.remove(file)
        for uri in self._generated:
            if files.get_file_from_path(uri):
                raise PluginError(
                    f"sop: {self._workspace.source_path(uri)} is in the way of a generated page"
                )
            files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        self._add_lost_documents(files, config)
        for uri, page in self._revisions.items():
            self._documents[uri] = page.document
            files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        self._add_checklists(files, config)
        files.append(
            File.generated(config, SEARCH_DATA_URI, content=search_data(self._compiled, self._published))
        )
        self._require_own_addresses(files)
        self._around = TextSurroundings(
            self._published,
            self._compiled.manual.settings.clause_style,
            file_address=lambda path: _address_of(files, self._workspace.path_inside(path)),
        )
        for uri, document in self._documents.items():
            of_document = files.src_uris[uri]
            render = partial(self._page_text, document, _base_of(of_document.url))
            DocumentPage(of_document, config, document, render, self._workspace.path_inside)
        return files

    def _add_checklists(self, files: Files, config: MkDocsConfig) -> None:
        """Files rather than pages: MkDocs copies them."""
        for uri, html in self._renderer.checklists():
            if files.get_file_from_path(uri):
                raise PluginError(f"sop: {self._workspace.source_path(uri)} is in the way of a checklist")
            self._checklists.add(uri)
            files.append(File.generated(config, uri, content=html))
        # Their content comes when the form has been rendered, before MkDocs copies them.
        for path, where in self._renderer.blank_addresses.items():
            uri = f"{where}index.html"
            if files.get_file_from_path(uri):
                raise PluginError(f"sop: {self._workspace.source_path(uri)} is in the way of a blank form")
            self._checklists.add(uri)
            self._blanks[path] = File.generated(config, uri, content="")
            files.append(self._blanks[path])

    def _add_lost_documents(self, files: Files, config: MkDocsConfig) -> None:
        """Released documents whose source file is gone or cannot be read keep their page."""
        there = {document.path for document in self._compiled.histories.documents}
        for document in self._published.values():
            if document.path not in there:
                uri = f"{document.number}/index.md"
                self._documents[uri] = document
                files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))

    def _require_own_addresses(self, files: Files) -> None:
        first: dict[str, File] = {}
        for file in files:
            other = first.setdefault(file.dest_uri, file)
            if other is file:
                continue
            for ours, in_the_way in ((file, other), (other, file)):
                if any(ours.src_uri in made for made in (self._documents, self._generated, self._checklists)):
                    path = self._workspace.source_path(in_the_way.src_uri)
                    raise PluginError(f"sop: {path} is in the way of the page {file.url}; rename it")

    def arrange_navigation(self, nav: Navigation, files: Files) -> Navigation:
        """Parents for breadcrumbs and the neighbours within the department, at a constant cost for each page."""
        by_department: dict[str, list[Page]] = defaultdict(list)
        page_of = {d.path: files.get_file_from_path(uri) for uri, d in self._documents.items()}
        for document in self._compiled.manual.in_order:
            file = page_of.get(document.path)
            if file is not None and file.page is not None:
                by_department[document.department].append(file.page)
        section_of = cache(lambda code: self._department_section(code, files))
        for uri, revision in self._revisions.items():
            file = files.get_file_from_path(uri)
            if file is not None and file.page is not None:
                file.page.parent = section_of(revision.document.department)
        overview = files.get_file_from_path("roles.md")
        for uri in self._generated:
            file = files.get_file_from_path(uri) if uri.startswith("roles/") else None
            if file and file.page and overview and overview.page:
                file.page.parent = overview.page.parent
        for code, pages in by_department.items():
            parent = section_of(code)
            for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
                page.parent, page.previous_page, page.next_page = parent, before, after
        return nav

    def _department_section(self, code: str, files: Files) -> DepartmentSection | None:
        file = files.get_file_from_path(f"departments/{code}.md")
        if file is None or file.page is None:
            return None
        manual = self._compiled.manual
        return DepartmentSection(escape(manual.department_name(code, manual.settings.language)), file.page)

    def page_source(self, page: Page) -> str | None:
        """An empty text for a generated page, ``None`` for MkDocs to read the rest."""
        return "\n" if page.file.src_uri in self._generated else None

    def page_markdown(self, markdown: str, page: Page) -> str:
        """Facts of the pages that we draw, for the theme; the text of other pages as it is."""
        self.macros.base = _base(page)
        generated = self._generated.get(page.file.src_uri)
        if generated is not None:
            page.meta.update(title=escape(generated.title), render_macros=False, hide=["toc"])
            if generated.uri.endswith("/redline.md"):
                page.meta["robots"] = "noindex"
            if not generated.searchable:
                page.meta["search"] = {"exclude": True}
            return ""
        document = self._documents.get(page.file.src_uri)
        if document is None:
            return markdown
        manual = self._compiled.manual
        state = manual.state(document)
        # Escaped: themes take titles for HTML.
        title = escape(f"{document.number} {document.title}")
        page.meta.update(
            title=title, status=str(state), sop_language=document.language.value, render_macros=False
        )
        if page.file.src_uri in self._revisions:
            # Beside the text that readers work by: to be found from its history only.
            page.meta.update(
                title=f"{title} (r{document.revision})", robots="noindex", search={"exclude": True}
            )
        elif state is State.WITHDRAWN:
            # A tombstone: the number keeps its page, the text is no longer for use.
            page.meta["search"] = {"exclude": True}
        return markdown

    def _page_text(self, document: Document, base: str) -> RenderedText:
        """The text on a document's own page."""
        shown_apart = document.path in self._revisions
        if not shown_apart and self._compiled.manual.state(document) is State.WITHDRAWN:
            return RenderedText(())
        terms = self._renderer.terms(document, base)
        return self._text(document, base, terms, name_rows=True)

    def _text(
        self, document: Document, base: str, terms: Terms | None = None, *, name_rows: bool = False
    ) -> RenderedText:
        revision = self._revisions.get(document.path)
        source = revision.source if revision else document.path
        page = PageText(Label.PERMALINK.text(document.language), source, terms, name_rows)
        return render_document(document, self._outgoing.get(document.path, ()), self._around, base, page)

    def _render_text(self, document: Document, base: str) -> str:
        """A document's text for a redline."""
        return self._text(document, base).html

    def searched_content(self, html: str, page: Page) -> str:
        """What search indexes: the facts of a document that people look for, and its text; of other pages all."""
        document = self._documents.get(page.file.src_uri)
        if document is None or not isinstance(page, DocumentPage) or page.text is None:
            return html
        blank = self._blanks.get(document.path)
        if blank is not None:
            blank.content_string = self._renderer.blank(document, page.text.html)
        return searched_text(self._compiled.manual, document, page.text.html)

    def complete_content(self, page: Page) -> None:
        """Give the page its finished content."""
        uri = page.file.src_uri
        generated, document = self._generated.get(uri), self._documents.get(uri)
        if generated is not None:
            page.content = generated.render(_base(page))
        elif document is not None and isinstance(page, DocumentPage) and page.text is not None:
            content = with_flow_charts(document, page.text)
            page.content = self._renderer.document(document, content, _base(page))


def _is_markdown(file: File) -> bool:
    return file.src_uri.lower().endswith(MARKDOWN_SUFFIXES)


def _leads_out(file: File, top: str) -> bool:
    """Whether a file is read through a link out of the documents' folder, or is nothing that can be copied."""
    real = os.path.realpath(file.abs_src_path or top)
    return not real.startswith(top + os.sep) or not Path(real).is_file()


def _base(page: Page) -> str:
    """From the page to the site's root."""
    return _base_of(page.url)


def _base_of(url: str) -> str:
    return posixpath.relpath(".", url.rstrip("/") or ".") + "/"


def _address_of(files: Files, path: str) -> str | None:
    file = files.get_file_from_path(path)
    if file is None:
        return None
    return "" if file.url in (".", "./") else file.url
