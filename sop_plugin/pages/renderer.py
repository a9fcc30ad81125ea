"""Everything that readers see around the text of documents, behind one door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from markupsafe import escape

from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Document
from sop_plugin.pages import evidence_pages, form_pages, manual_pages, role_pages, way_pages
from sop_plugin.pages.checklists import checklist_pages
from sop_plugin.pages.document_page import document_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.organisation_page import organisation_html
from sop_plugin.pages.redlines import RenderText, redline_page_html
from sop_plugin.pages.revisions import RevisionPage
from sop_plugin.pages.terms import DefinedTerms, glossary_html
from sop_plugin.rendering.terms import Terms
from sop_plugin.words.labels import Label
from sop_plugin.words.language import Language


@dataclass(frozen=True)
class GeneratedPage:
    """A page without a source file. ``render`` takes the prefix that leads from the page to the site's root."""

    uri: str
    title: str
    render: Callable[[str], str]
    searchable: bool = False


# What people look for who have something to do.
_WAYS_IN: tuple[tuple[str, Label, Callable[[Edition, str], str]], ...] = (
    ("roles.md", Label.ROLE_INDEX, role_pages.roles_html),
    ("processes.md", Label.PROCESSES, way_pages.processes_html),
    ("forms.md", Label.FORM_INDEX, form_pages.forms_html),
    ("measures.md", Label.MEASURES, way_pages.measures_html),
    ("keywords.md", Label.KEYWORD_INDEX, manual_pages.keywords_html),
    ("glossary.md", Label.GLOSSARY, glossary_html),
    ("external-documents.md", Label.EXTERNAL_DOCUMENTS, way_pages.external_documents_html),
)
# What people look for who check the manual itself.
_LISTS: tuple[tuple[str, Label, Callable[[Edition, str], str]], ...] = (
    ("register.md", Label.REGISTER, manual_pages.register_html),
    ("reviews.md", Label.REVIEW_REGISTER, manual_pages.reviews_html),
    ("references.md", Label.CROSS_REFERENCES, manual_pages.references_html),
    ("organisation.md", Label.ORGANISATION, organisation_html),
    ("findings.md", Label.FINDINGS, manual_pages.findings_html),
)
# What a ledger proves; without one there is nothing to show.
_EVIDENCE: tuple[tuple[str, Label, Callable[[Edition, str], str]], ...] = (
    ("as-of.md", Label.AS_OF_REGISTER, evidence_pages.as_of_html),
    ("changes.md", Label.CHANGE_LOG, evidence_pages.changes_html),
    ("exceptions.md", Label.EXCEPTIONS, evidence_pages.exceptions_html),
)


class ManualRenderer:
    """Draws one manual. ``language`` is that of the pages that belong to no document."""

    def __init__(
        self,
        compiled: CompiledManual,
        *,
        preview: bool,
        language: Language,
        stale_days: int,
        commits: Mapping[str, str] | None = None,
    ) -> None:
        self._edition = Edition(compiled, preview, language, stale_days, commits or {})
        self._terms = DefinedTerms(self._edition)

    def document(self, document: Document, content: str, base: str) -> str:
        """``content``, the rendered Markdown of ``document``, within its header, banner and approval block."""
        return document_html(self._edition, document, content, base)

    def terms(self, document: Document, base: str) -> Terms | None:
        """The defined terms to mark in a document's text."""
        return self._terms.of(document, base)

    @property
    def revision_pages(self) -> Mapping[str, RevisionPage]:
        """Source path → a revision with a page of its own."""
        return self._edition.revision_pages

    def redline_pages(self, render: RenderText) -> tuple[GeneratedPage, ...]:
        """What each revision changed; ``render`` turns a document's text into HTML."""
        return tuple(
            GeneratedPage(
                f"{page.redline_address.rstrip('/')}.md",
                f"{page.document.number} r{page.document.revision}",
                partial(redline_page_html, self._edition, page, render),
            )
            for page in self._edition.revision_pages.values()
            if page.redline_address is not None
        )

    def checklists(self) -> Iterator[tuple[str, str]]:
        """Path in the site → a checklist to print, as a whole page."""
        return checklist_pages(self._edition)

    @property
    def blank_addresses(self) -> Mapping[str, str]:
        """Path of a form → where its blank stands."""
        edition = self._edition
        found = ((path, edition.blank_address(document)) for path, document in edition.published.items())
        return {path: where for path, where in found if where is not None}

    def blank(self, document: Document, html: str) -> str:
        """The blank of a form to print, as a whole page; ``html`` is its rendered Markdown."""
        return form_pages.blank_page_html(self._edition, document, html)

    def generated_pages(self) -> tuple[GeneratedPage, ...]:
        """Department pages, ways in, jobs, registers and indexes."""
        return (*self._departments, *self._ways_in, *self._roles, *self._lists)

    @cached_property
    def _departments(self) -> tuple[GeneratedPage, ...]:
        edition = self._edition
        return tuple(
            GeneratedPage(
                f"departments/{code}.md",
                edition.manual.department_name(code, edition.language),
                partial(manual_pages.department_html, edition, page),
            )
            for code, page in edition.departments.items()
        )

    @cached_property
    def _ways_in(self) -> tuple[GeneratedPage, ...]:
        edition = self._edition
        # Without anything set up for them these would say nothing.
        empty = {
            "processes.md": not edition.ways_in.processes,
            "external-documents.md": not edition.manual.settings.external_documents,
        }
        return self._listed(way for way in _WAYS_IN if not empty.get(way[0], False))

    @cached_property
    def _roles(self) -> tuple[GeneratedPage, ...]:
        edition = self._edition
        title = Label.ROLE_TASKS
        return tuple(
            GeneratedPage(
                f"{where.rstrip('/')}.md",
                title.text(edition.language, job=role.written),
                partial(role_pages.role_html, edition, role),
                searchable=True,
            )
            for role in edition.ways_in.roles.roles
            if (where := edition.role_address(role.written)) is not None
        )

    @cached_property
    def _lists(self) -> tuple[GeneratedPage, ...]:
        return self._listed((*_LISTS, *(_EVIDENCE if self._edition.compiled.ledger is not None else ())))

    def _listed(
        self, found: Iterable[tuple[str, Label, Callable[[Edition, str], str]]]
    ) -> tuple[GeneratedPage, ...]:
        edition = self._edition
        return tuple(
            GeneratedPage(uri, title.text(edition.language), partial(html, edition))
            for uri, title, html in found
        )

    def navigation(self) -> list[dict[str, Any]]:
        """MkDocs navigation of the generated pages: departments, ways in, then registers and indexes.

        Pages of jobs are reached from their overview. Titles are escaped: themes take them for HTML.
        """
        sections = (
            (Label.DEPARTMENTS, self._departments),
            (Label.WAYS_IN, self._ways_in),
            (Label.LISTS, self._lists),
        )
        return [
            {label.text(self._edition.language): [{escape(page.title): page.uri} for page in section]}
            for label, section in sections
            if section
        ]
