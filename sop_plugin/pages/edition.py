"""The manual as one build shows it: for readers, or as a preview with drafts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from functools import cached_property

from markupsafe import Markup

from sop_plugin.compile import CompiledManual
from sop_plugin.indexes.forms import FormEntry
from sop_plugin.indexes.roles import role_key
from sop_plugin.indexes.ways_in import WaysIn
from sop_plugin.model.anchor import KeptAnchor
from sop_plugin.model.attachment import Attachment, attached_file
from sop_plugin.model.document import Document
from sop_plugin.model.edit_pages import NO_EDIT_PAGES
from sop_plugin.model.finding import Finding, Severity
from sop_plugin.model.manual import Manual
from sop_plugin.model.once import Once
from sop_plugin.model.procedure import StepTable
from sop_plugin.model.proposing import NO_PROPOSALS, ProposalSources
from sop_plugin.model.released_source import ReleasedSource
from sop_plugin.pages.addresses import Addresses
from sop_plugin.pages.ledger_pages import LedgerPages
from sop_plugin.pages.texts.rendered import Texts
from sop_plugin.pages.texts.revisions import RevisionPage, revision_address, revision_pages
from sop_plugin.pages.voice import page_voice
from sop_plugin.registers.changes import ChangeRow, change_log
from sop_plugin.registers.departments import DepartmentPage, department_pages
from sop_plugin.registers.training import Reading
from sop_plugin.rendering.file_links import FileAddress, no_files
from sop_plugin.rendering.publication import published_documents
from sop_plugin.rendering.step_anchors import named_tables
from sop_plugin.sharing.appointment import Appointment
from sop_plugin.sharing.appointments import appointments
from sop_plugin.sharing.training_rows import readings
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Voice


@dataclass(frozen=True, eq=False)
class Edition:
    """What all pages of a build share; what is costly is made once, when it is first asked for."""

    compiled: CompiledManual
    preview: bool = False
    sources: Mapping[str, ReleasedSource] = field(default_factory=dict)
    """Git id of a released text → where git first has it."""
    file_address: FileAddress = no_files
    anchor: str = ""
    """What vouches for the whole ledger; every page prints it."""
    kept_anchors: tuple[KeptAnchor, ...] = ()
    site_url: str = ""
    """Where the site is published, with a ``/`` at its end; empty where that is not known."""
    zone: tzinfo = UTC
    """Where the days of the manual begin and end."""
    pdf_copies: bool = False
    """Whether PDFs of the documents in force are made with it."""
    proposals: ProposalSources = NO_PROPOSALS
    """The editor in the browser, and what it must know of the files."""
    edit_address: Callable[[str], str] = NO_EDIT_PAGES.address
    """Path of a source file → where the forge lets people change it; empty where it does not."""

    @property
    def manual(self) -> Manual:
        """The manual that is shown."""
        return self.compiled.manual

    @property
    def language(self) -> Language:
        """The language of the pages that belong to no document."""
        return self.manual.settings.language

    @property
    def voice(self) -> Voice:
        """What speaks on them."""
        return page_voice(self.language)

    @cached_property
    def published(self) -> Mapping[str, Document]:
        """Path → document with a page of its own."""
        return published_documents(self.manual, preview=self.preview)

    def visible(self, document: Document) -> bool:
        """Whether readers may learn more of it than that its number is taken."""
        return self.preview or self.manual.state(document).released

    @cached_property
    def revision_pages(self) -> Mapping[str, RevisionPage]:
        """Address → page of a revision beside the one that readers work by."""
        pages = revision_pages(self.manual, self.compiled.histories, preview=self.preview)
        return {page.address: page for page in pages}

    @property
    def shown_texts(self) -> tuple[Document, ...]:
        """The text of every page of a document or revision."""
        return (*self.published.values(), *(page.document for page in self.revision_pages.values()))

    @cached_property
    def attached_files(self) -> Mapping[str, Attachment]:
        """File of the site → what was released as that, for every text that has a page."""
        return {
            attached_file(attachment): attachment
            for document in self.shown_texts
            for attachment in document.attachments
            if attachment.blob is not None
        }

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

    @cached_property
    def ways_in(self) -> WaysIn:
        """Look-ups by job, form, measure, external document and process; with drafts in a preview."""
        ways = self.compiled.indexes.ways_in
        return ways.with_drafts() if self.preview else ways

    @cached_property
    def addresses(self) -> Addresses:
        """Where the site has what."""
        ledger = self.compiled.ledger
        return Addresses(
            self.manual,
            self.published,
            self.departments,
            self.compiled.indexes,
            self.ways_in,
            self.pdf_copies,
            LedgerPages(
                ledger,
                self.manual.organisation.departments,
                self.manual.as_of,
                self.preview,
                self.compiled.limits.chains if self.compiled.limits is not None else frozenset(),
            )
            if ledger is not None
            else None,
        )

    @cached_property
    def texts(self) -> Texts:
        """The texts of documents and past revisions, as HTML."""
        return Texts(self.compiled, self.published, self.revision_pages, self.ways_in, self.file_address)

    @cached_property
    def banners(self) -> Once[Markup]:
        """Path and base → a document's banner, kept because several pages show it."""
        return Once()

    @cached_property
    def translations(self) -> Mapping[str, tuple[Document, ...]]:
        """Number of a source → the translations of it that readers may see."""
        found: dict[str, list[Document]] = {}
        for document in self.manual.in_order:
            if document.translation_of is not None and document.path in self.published:
                found.setdefault(document.translation_of.number, []).append(document)
        return {number: tuple(documents) for number, documents in found.items()}

    @cached_property
    def forms_by_job(self) -> Mapping[str, Sequence[FormEntry]]:
        """Key of a job → the forms that it fills in."""
        organisation = self.manual.organisation
        found: dict[str, list[FormEntry]] = {}
        for entry in self.ways_in.forms.forms:
            for key in dict.fromkeys(role_key(organisation, filler) for filler in entry.fillers):
                found.setdefault(key, []).append(entry)
        return found

    @cached_property
    def changes(self) -> tuple[ChangeRow, ...]:
        """The change log, the latest first."""
        return change_log(self.compiled.histories, self.manual.number_pattern, self.manual.as_of).rows

    @cached_property
    def changes_by_department(self) -> Mapping[str, Sequence[ChangeRow]]:
        """Code → the changes of documents that the department carries out or supervises."""
        found: dict[str, list[ChangeRow]] = {}
        for row in self.changes:
            document = row.record.document
            supervisor = document.supervised_by if document is not None else None
            for code in dict.fromkeys(filter(None, (row.department, supervisor))):
                found.setdefault(code, []).append(row)
        return found

    @cached_property
    def changes_by_job(self) -> Mapping[str, Sequence[ChangeRow]]:
        """Key of a job → the changes of documents that it follows, by their own words or as its page has them now."""
        organisation = self.manual.organisation
        followed: dict[str, set[str]] = {}
        for role in self.ways_in.roles.roles:
            for document in role.documents:
                followed.setdefault(document.number, set()).add(role_key(organisation, role.written))
        found: dict[str, list[ChangeRow]] = {}
        for row in self.changes:
            named = {role_key(organisation, post) for post in row.audience}
            for key in named | followed.get(row.number, set()):
                found.setdefault(key, []).append(row)
        return found

    @cached_property
    def appointments(self) -> tuple[Appointment, ...]:
        """The days that people keep in calendars; who has yet to read what, only where the settings let the site name people."""
        found = appointments(self.compiled)
        named = self.manual.settings.training.names
        return found if named else tuple(each for each in found if not each.is_private)

    @cached_property
    def appointments_by_department(self) -> Mapping[str, Sequence[Appointment]]:
        """Code → those that concern a department, and nobody alone."""
        found: dict[str, list[Appointment]] = {}
        for each in self.appointments:
            if each.department and not each.is_private:
                found.setdefault(each.department, []).append(each)
        return found

    @cached_property
    def appointments_by_person(self) -> Mapping[str, Sequence[Appointment]]:
        """Id → those of a person."""
        found: dict[str, list[Appointment]] = {}
        for each in self.appointments:
            if each.person:
                found.setdefault(each.person, []).append(each)
        return found

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """What everybody has read and must read; what of it a page may say of whom, the settings tell."""
        return readings(self.compiled)

    @cached_property
    def _table_names(self) -> Once[dict[int, str]]:
        return Once()

    def table_name(self, document: Document, table: StepTable) -> str:
        """The name of a table of steps in its document's page."""

        def names() -> dict[int, str]:
            return {each.line: name for name, each in named_tables(document.body.procedures.step_tables)}

        return self._table_names.get(document.path, names)[table.line]

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
        return self.revision_pages.get(revision_address(pending.number, pending.revision))
