"""Everything that readers see around the text of documents, behind one door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import escape

from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Document
from sop_plugin.model.labels import Label
from sop_plugin.model.language import Language
from sop_plugin.site import evidence_pages, pages
from sop_plugin.site.document_page import document_html
from sop_plugin.site.edition import Edition
from sop_plugin.site.redlines import RenderText, redline_page_html
from sop_plugin.site.revisions import RevisionPage


@dataclass(frozen=True)
class GeneratedPage:
    """A page without a source file. ``render`` takes the prefix that leads from the page to the site's root."""

    uri: str
    title: str
    render: Callable[[str], str]
    searchable: bool = False


_LISTS: tuple[tuple[str, Label, Callable[[Edition, str], str]], ...] = (
    ("register.md", Label.REGISTER, pages.register_html),
    ("reviews.md", Label.REVIEW_REGISTER, pages.reviews_html),
    ("keywords.md", Label.KEYWORD_INDEX, pages.keywords_html),
    ("references.md", Label.CROSS_REFERENCES, pages.references_html),
    ("findings.md", Label.FINDINGS, pages.findings_html),
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

    def document(self, document: Document, content: str, base: str) -> str:
        """``content``, the rendered Markdown of ``document``, within its header, banner and approval block."""
        return document_html(self._edition, document, content, base)

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

    def generated_pages(self) -> tuple[GeneratedPage, ...]:
        """Department pages, registers and indexes."""
        edition = self._edition
        departments = (
            GeneratedPage(
                f"departments/{code}.md",
                edition.manual.department_name(code, edition.language),
                partial(pages.department_html, edition, page),
            )
            for code, page in edition.departments.items()
        )
        lists = (
            GeneratedPage(uri, title.text(edition.language), partial(html, edition))
            for uri, title, html in (*_LISTS, *(_EVIDENCE if edition.compiled.ledger is not None else ()))
        )
        return (*departments, *lists)

    def navigation(self) -> list[dict[str, Any]]:
        """MkDocs navigation of the generated pages: departments, then registers and indexes.

        Titles are escaped: themes take them for HTML.
        """
        entries = [{escape(page.title): page.uri} for page in self.generated_pages()]
        count = len(self._edition.departments)
        sections = ((Label.DEPARTMENTS, entries[:count]), (Label.LISTS, entries[count:]))
        return [{label.text(self._edition.language): section} for label, section in sections if section]
