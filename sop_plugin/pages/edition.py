"""The manual as one build shows it: for readers, or as a preview with drafts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup, escape

from sop_plugin.compile import CompiledManual
from sop_plugin.indexes.keywords import KeywordEntry
from sop_plugin.indexes.occurrences import term_key
from sop_plugin.indexes.roles import role_key
from sop_plugin.indexes.ways_in import WaysIn
from sop_plugin.model.document import Clause, Document
from sop_plugin.model.finding import Finding, Severity
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.model.procedure import StepTable
from sop_plugin.pages.revisions import RevisionPage, revision_address, revision_pages
from sop_plugin.pages.role_addresses import role_addresses
from sop_plugin.registers.departments import DepartmentPage, department_pages
from sop_plugin.rendering.blank_form import blank_clause
from sop_plugin.rendering.clause_numbers import clause_phrase
from sop_plugin.rendering.publication import address, published_documents
from sop_plugin.rendering.step_anchors import named_tables
from sop_plugin.words.language import Language

_ENDED = (State.EXPIRED, State.SUPERSEDED, State.WITHDRAWN)


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

    @cached_property
    def banners(self) -> dict[tuple[str, str], Markup]:
        """Path and base → a document's banner, kept because several pages show it."""
        return {}

    def checklist_address(self, document: Document) -> str | None:
        """Where the checklist of a document is, if it has one: there must be steps, and the text must be for use."""
        if document.path not in self.published or self.manual.state(document) is State.WITHDRAWN:
            return None
        return f"{address(document.number)}checklist/" if document.body.procedures.step_tables else None

    @cached_property
    def translations(self) -> Mapping[str, tuple[Document, ...]]:
        """Number of a source → the translations of it that readers may see."""
        found: dict[str, list[Document]] = {}
        for document in self.manual.in_order:
            if document.translation_of is not None and document.path in self.published:
                found.setdefault(document.translation_of.number, []).append(document)
        return {number: tuple(documents) for number, documents in found.items()}

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
    def ways_in(self) -> WaysIn:
        """Look-ups by job, form, measure, external document and process; with drafts in a preview."""
        ways = self.compiled.indexes.ways_in
        return ways.with_drafts() if self.preview else ways

    @cached_property
    def role_addresses(self) -> Mapping[str, str]:
        """Key of a job → where its page stands."""
        return role_addresses(self.ways_in.roles)

    def role_address(self, spelling: str) -> str | None:
        """Where the page of a job stands, by any of its names."""
        return self.role_addresses.get(role_key(self.manual.organisation, spelling))

    @cached_property
    def filler_keys(self) -> Mapping[str, frozenset[str]]:
        """Path of a form → keys of the jobs that fill it in."""
        organisation = self.manual.organisation
        return {
            entry.form.path: frozenset(role_key(organisation, filler) for filler in entry.fillers)
            for entry in self.ways_in.forms.forms
        }

    @cached_property
    def _table_names(self) -> dict[str, dict[int, str]]:
        return {}

    def table_name(self, document: Document, table: StepTable) -> str:
        """The name of a table of steps in its document's page."""
        names = self._table_names.get(document.path)
        if names is None:
            tables = named_tables(document.body.procedures.step_tables)
            names = self._table_names[document.path] = {each.line: name for name, each in tables}
        return names[table.line]

    def blank_address(self, document: Document) -> str | None:
        """Where the blank of a form stands, to print: it must have a clause that is the form, and be for use."""
        if document.path not in self.published or self.manual.state(document) in _ENDED:
            return None
        return f"{address(document.number)}blank/" if blank_clause(self.manual, document) else None

    @cached_property
    def departments(self) -> Mapping[str, DepartmentPage]:
        """Code → what the department's page lists, for departments that have something to list.

        A code that the organisation does not know is no address: it could lead out of the site.
        """
        return {
            page.code: page
            for page in department_pages(self.manual)
            if page.department
            and (page.documents or page.gone or page.supervised or (self.preview and page.in_preparation))
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
