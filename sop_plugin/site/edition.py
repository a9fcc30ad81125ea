"""The manual as one build shows it: for readers, or as a preview with drafts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup, escape

from sop_plugin.compile import CompiledManual
from sop_plugin.indexes.keywords import KeywordEntry
from sop_plugin.indexes.occurrences import term_key
from sop_plugin.model.document import Clause, Document
from sop_plugin.model.event import Approved
from sop_plugin.model.finding import Finding, Severity
from sop_plugin.model.language import Language
from sop_plugin.model.manual import Manual
from sop_plugin.model.seal import Seal
from sop_plugin.registers.departments import DepartmentPage, department_pages
from sop_plugin.rendering.clause_numbers import clause_phrase
from sop_plugin.rendering.publication import address, published_documents
from sop_plugin.site.revisions import RevisionPage, revision_address, revision_pages


@dataclass(frozen=True, eq=False)
class Edition:
    """What all pages of a build share. Addresses are relative to the site's root."""

    compiled: CompiledManual
    preview: bool
    language: Language
    stale_days: int
    commits: Mapping[str, str] = field(default_factory=dict)
    """Git id of a released text → the commit that brought it."""

    @cached_property
    def revision_pages(self) -> Mapping[str, RevisionPage]:
        """Source path → page of a revision beside the one that readers work by."""
        pages = revision_pages(self.manual, self.compiled.histories, preview=self.preview)
        return {page.uri: page for page in pages}

    def seal(self, approval: Approved) -> Seal:
        """How an approval of the ledger is bound to its text."""
        seal, _ = self.compiled.seals.get((approval.number, approval.sequence), (Seal.DECLARED, None))
        return seal

    @property
    def manual(self) -> Manual:
        """The manual that is shown."""
        return self.compiled.manual

    @cached_property
    def published(self) -> Mapping[str, Document]:
        """Path → document with a page of its own."""
        return published_documents(self.manual, preview=self.preview)

    def visible(self, document: Document) -> bool:
        """Whether readers may learn more of it than that its number is taken."""
        return self.preview or self.manual.state(document).released

    def address(self, document: Document, clause: Clause | None = None) -> str | None:
        """Where a document, or one of its clauses, is read."""
        if document.path not in self.published:
            return None
        return address(document.number) + (f"#{clause.anchor}" if clause else "")

    def clause(self, clause: Clause, language: Language) -> str:
        """A clause as it is named from elsewhere: 第 4.2 条."""
        return clause_phrase(clause, self.manual.settings.clause_style, language)

    def clause_links(
        self, document: Document, clauses: Iterable[Clause], base: str, language: Language
    ) -> Markup:
        """Clauses of a document, each a link. No template: a large manual has hundreds of thousands of them."""
        prefix = escape(base + address(document.number)) if document.path in self.published else None
        links = []
        for clause in clauses:
            name = escape(self.clause(clause, language))
            if prefix is None:
                links.append(f'<span class="sop-clause">{name}</span>')
            else:
                title = escape(clause.title)
                links.append(
                    f'<a class="sop-clause" href="{prefix}#{clause.anchor}" title="{title}">{name}</a>'
                )
        return Markup(" ".join(links))  # noqa: S704 - every value is escaped above

    @cached_property
    def departments(self) -> Mapping[str, DepartmentPage]:
        """Code → what the department's page lists, for departments that have something to list.

        A code that the organisation does not know is no address: it could lead out of the site.
        """
        return {
            page.code: page
            for page in department_pages(self.manual)
            if page.department
            and (page.by_type or page.gone or page.supervised or (self.preview and page.in_preparation))
        }

    def department_address(self, code: str) -> str | None:
        """Where a department's documents are listed."""
        return f"departments/{code}/" if code in self.departments else None

    @cached_property
    def keyword_addresses(self) -> Mapping[str, str]:
        """Key of a term or variant → its place in the keyword index."""
        return {
            term_key(spelling): f"keywords/#{keyword_id(entry)}"
            for section in self.compiled.indexes.keywords
            for entry in section.entries
            for spelling in (entry.term, *entry.variants)
        }

    def keyword_address(self, keyword: str) -> str | None:
        """Where the keyword index lists a term."""
        return self.keyword_addresses.get(term_key(keyword))

    @cached_property
    def _findings(self) -> Mapping[str, tuple[Finding, ...]]:
        groups: dict[str, list[Finding]] = {}
        for finding in self.compiled.findings:
            if not finding.rule.time_alone and (self.preview or finding.severity is Severity.ERROR):
                groups.setdefault(finding.place.path, []).append(finding)
        return {path: tuple(found) for path, found in groups.items()}

    def findings(self, document: Document) -> tuple[Finding, ...]:
        """What the page of a text says about it: errors, and the rest in a preview."""
        history = self.compiled.histories.by_number.get(document.number)
        working = history.working if history and history.revisions else None
        if working is None:
            return self._findings.get(document.path, ())
        # The findings are about the source file, which may be ahead of this revision.
        return self._findings.get(working.path, ()) if working.revision == document.revision else ()

    def tells(self, finding: Finding) -> bool:
        """Whether readers may see a finding: it quotes the text that it is about."""
        document = self.manual.by_path.get(finding.place.path)
        if self.preview or document is None:
            return True
        return self.visible(document) and finding.place.path not in self._pending_paths

    @cached_property
    def _pending_paths(self) -> frozenset[str]:
        return frozenset(document.path for document in self.compiled.histories.pending)

    def pending_page(self, document: Document) -> RevisionPage | None:
        """In a preview, the page of the text that is being written to follow this one."""
        history = self.compiled.histories.by_number.get(document.number)
        pending = history.pending if history else None
        if pending is None or pending.revision == document.revision:
            return None
        address = revision_address(pending.number, pending.revision)
        return self.revision_pages.get(f"{address.rstrip('/')}.md")


def keyword_id(entry: KeywordEntry) -> str:
    """The id of an entry in the keyword index."""
    return "k-" + "-".join(entry.term.split())
