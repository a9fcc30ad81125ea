"""The pure pipeline: sources, settings and a date in; a compiled manual out. No clock, no log, no writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import Protocol

from sop_plugin.checks.adopted import without_judging_adopted
from sop_plugin.checks.all import check_evidence, check_manual, check_text
from sop_plugin.checks.archive import missing_texts_in_force
from sop_plugin.checks.copies import check_copies
from sop_plugin.checks.lowering import ended_or_idle, lowered
from sop_plugin.checks.manual_files import files_of_the_folder, pages_with_control
from sop_plugin.checks.readers import in_force_unread
from sop_plugin.checks.seals import ActsOf, check_seals, verified_seals
from sop_plugin.checks.settings_then import by_settings_then
from sop_plugin.checks.signatures import improper_releases
from sop_plugin.checks.training import check_training
from sop_plugin.checks.trust_history import improper_statements, unrecorded_changes
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.indexes.keywords import KeywordSection, Reading, Simplify, keyword_index
from sop_plugin.indexes.ways_in import WaysIn
from sop_plugin.model.attachment import FactsOf, nothing_there
from sop_plugin.model.confidentiality import Limits
from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.cross_references import CrossReferences
from sop_plugin.model.declared import as_adopted
from sop_plugin.model.document import Document
from sop_plugin.model.entitlement import cases_of
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lowering import HeldBack
from sop_plugin.model.manual import Manual
from sop_plugin.model.manual_files import FileAccount, FolderListing, OutsidePage
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.seal import Seals, VerifySeal, cannot_verify
from sop_plugin.model.settings import Settings
from sop_plugin.model.settings_then import AskSettings, nobody_knows, with_roles_then
from sop_plugin.model.training import TrainingLedger
from sop_plugin.model.trust.root import TrustRoot, trust_root
from sop_plugin.owners.checks import check_owners
from sop_plugin.owners.codeowners import OwnersFile
from sop_plugin.reading.attachments import with_attachments
from sop_plugin.reading.front_matter.documents import DocumentReading, read_document
from sop_plugin.reading.histories import ReadArchive, no_archive, read_histories
from sop_plugin.reading.ledger.copies import CopiesReading, read_copies
from sop_plugin.reading.ledger.file import LedgerReading, read_ledger
from sop_plugin.reading.ledger.training import TrainingReading, read_training
from sop_plugin.reading.markdown.told_steps import with_told_facts
from sop_plugin.reading.organisation.file import read_organisation
from sop_plugin.reading.pages import read_page
from sop_plugin.reading.requirements import read_requirements
from sop_plugin.reading.search_synonyms import read_synonyms
from sop_plugin.reading.settings.recorded_revisions import with_recorded_revisions
from sop_plugin.reading.source import Source
from sop_plugin.reading.templates import read_templates
from sop_plugin.registers.documents import DocumentRegister, document_register
from sop_plugin.registers.file_account import file_account
from sop_plugin.registers.reviews import ReviewRegister, review_register


@dataclass(frozen=True)
class Indexes:
    """Look-ups over the whole manual; what only pages show is made when it is first asked for, and checks do not wait for it."""

    references: CrossReferences
    make_keywords: Callable[[], tuple[KeywordSection, ...]] = field(repr=False)
    simplify: Simplify = field(repr=False)
    ways_in: WaysIn = field(repr=False)

    @cached_property
    def keywords(self) -> tuple[KeywordSection, ...]:
        """The keyword index."""
        return self.make_keywords()


@dataclass(frozen=True)
class Registers:
    """Lists over the whole manual."""

    documents: DocumentRegister
    reviews: ReviewRegister


@dataclass(frozen=True)
class CompiledManual:
    """All that the site, the commands and the exports show.

    ``manual`` is what readers see; ``histories`` also knows the source files where they are ahead of that.
    ``findings`` are those that are left when the settings have lowered or switched off some, which is what ``held_back`` tells.
    ``withheld_pages`` are outside control, and not published for what is wrong with them; ``files`` all of the
    folder, ``pages`` those outside control that can be read.
    """

    manual: Manual
    findings: tuple[Finding, ...]
    indexes: Indexes
    registers: Registers
    withheld_pages: frozenset[str] = frozenset()
    ledger: Ledger | None = None
    histories: Histories = field(default_factory=lambda: Histories(Ledger(), {}))
    seals: Seals = field(default_factory=Seals)
    files: FileAccount = field(default_factory=FileAccount)
    pages: tuple[OutsidePage, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    templates: Mapping[str, str] = field(default_factory=dict)
    """Type → the text that its new documents begin with, where the company has a usable one of its own."""
    copies: CopyLedger | None = None
    """Controlled copies; ``None`` where none was ever issued, or their ledger cannot be read."""
    training: TrainingLedger | None = None
    """Who has read what; ``None`` where nobody ever acknowledged anything, or the ledger cannot be read."""
    limits: Limits | None = None
    """What is left out of an edition for one level of confidentiality; ``None`` for the whole manual."""

    @property
    def fails_strict(self) -> bool:
        """Whether any finding fails a strict build."""
        return any(finding.fails_strict for finding in self.findings)


class KeptReadings(Protocol):
    """What was read before, by the same settings."""

    def find(self, source: Source, *, released: bool = False) -> DocumentReading | None:
        """The reading of this very source, of one in the working tree or of a ``released`` text."""

    def keep(self, source: Source, reading: DocumentReading, *, released: bool = False) -> None:
        """Take what was read just now."""


@dataclass(frozen=True)
class Sources:
    """The files that make a manual. ``pages`` are Markdown outside control: they only have to be readable text.

    Without a ``ledger`` the manual is what its documents declare. ``facts_of`` tells what stands beside them, ``requirements`` are the
    catalogues that the settings name, in their order.
    """

    documents: tuple[Source, ...]
    organisation: Source
    pages: tuple[Source, ...] = ()
    ledger: Source | None = None
    owners: tuple[OwnersFile, ...] = ()
    facts_of: FactsOf = nothing_there
    folder: FolderListing = field(default_factory=FolderListing)
    site: TrustRoot | None = None
    """The rest of ``mkdocs.yml`` and the programs that it names, as facts; ``None`` where nobody asked for them."""
    requirements: tuple[Source, ...] = ()
    synonyms: Source | None = None
    """The company's file of synonyms, where the settings name one."""
    templates: Mapping[str, Source] = field(default_factory=dict)
    """Type → the company's own template."""
    copies: Source | None = None
    """The ledger of controlled copies."""
    training: Source | None = None
    """The ledger of acknowledgements."""


@dataclass(frozen=True)
class Capabilities:
    """What the pipeline is lent by those who may touch the world; without it, it compiles what the sources alone tell."""

    reading_of: Reading = str.lower
    simplify: Simplify = str
    read_archive: ReadArchive = no_archive
    verify_seal: VerifySeal = cannot_verify
    kept: KeptReadings | None = None
    settings_then: AskSettings = nobody_knows


_NOTHING_LENT = Capabilities()


def read_and_check(source: Source, settings: Settings, kept: KeptReadings | None = None) -> DocumentReading:
    """Read one file, and check what can be seen from its text alone; what was ``kept`` is not read again."""
    reading = kept.find(source) if kept is not None else None
    if reading is not None:
        return reading
    reading = read_document(source, settings)
    if reading.document is not None:
        reading = replace(reading, findings=(*reading.findings, *check_text(reading.document, settings)))
    if kept is not None:
        kept.keep(source, reading)
    return reading


def _released_text(
    kept: KeptReadings | None, company: Organisation, source: Source, settings: Settings
) -> Document | None:
    """A text that was released, whose findings are nobody's work any more."""
    reading = kept.find(source, released=True) if kept is not None else None
    if reading is None:
        reading = replace(read_document(source, settings), findings=())
        if kept is not None:
            kept.keep(source, reading, released=True)
    return with_told_facts(reading.document, company) if reading.document is not None else None


def _judged_by(
    sources: Sources,
    manual: Manual,
    ledger: Ledger | None,
    settings: Settings,
    paths: frozenset[str],
) -> Iterator[Finding]:
    """What would be found by other settings about texts, their numbers and their releases."""
    for source in sources.documents:
        if source.path in paths:
            yield from read_and_check(source, settings).findings
    judged = replace(manual, settings=settings)
    yield from check_manual(judged, resolve_references(judged))
    if ledger is not None:
        yield from improper_releases(judged, ledger)


def compile_manual(
    sources: Sources, settings: Settings, as_of: date, lent: Capabilities = _NOTHING_LENT
) -> CompiledManual:
    """Read, check, index and list a manual; every problem becomes a finding, also a ledger that cannot be read."""
    recorded = (
        read_ledger(sources.ledger, settings.roles) if sources.ledger is not None else LedgerReading(None)
    )
    if recorded.ledger is not None:
        called = with_roles_then(recorded.ledger, settings.roles, lent.settings_then)
        recorded = replace(recorded, ledger=called)
    ledger = recorded.ledger or Ledger()
    settings, written_otherwise = with_recorded_revisions(settings, ledger)
    if written_otherwise:
        lent = replace(lent, kept=None)  # what was kept was read by the settings as they stand
    company, found = read_organisation(sources.organisation, settings.roles)
    requirements, wrong = read_requirements(sources.requirements, settings)
    synonyms, unusable = read_synonyms(sources.synonyms, lent.simplify)
    templates, drafts, broken = read_templates(sources.templates, settings)
    findings = [*written_otherwise, *found, *wrong, *unusable, *broken]
    for draft in drafts:
        findings += check_text(draft, settings)
    documents, rejected = [], []
    for source in sources.documents:
        reading = read_and_check(source, settings, lent.kept)
        findings += reading.findings
        if reading.document is not None:
            document, troubles = with_attachments(reading.document, sources.facts_of)
            documents.append(document)
            findings += troubles
        else:
            rejected.append(reading.rejected(source.path))
    told = {source.path: read_page(source, settings, findings.append) for source in sources.pages}
    pages = [page for page in told.values() if page is not None]
    documents = [with_told_facts(as_adopted(document, ledger), company) for document in documents]
    findings = list(without_judging_adopted(findings, documents, ledger))
    read = partial(_released_text, lent.kept, company)
    histories, lost = read_histories(tuple(documents), ledger, settings, lent.read_archive, read)
    findings += (*recorded.findings, *lost)
    # Authors are told about the source files; readers see what was released.
    released = frozenset(number for number, known in histories.by_number.items() if known.revisions)
    trust = histories.ledger.trust
    cases = cases_of(histories.ledger, histories.texts)
    working = Manual(
        tuple(documents),
        company,
        settings,
        as_of,
        tuple(rejected),
        released,
        trust,
        cases,
        requirements,
        synonyms,
    )
    references = resolve_references(working)
    findings += without_judging_adopted(check_manual(working, references), documents, ledger)
    # While a line cannot be read, what seems to be missing may stand in it.
    if recorded.ledger is not None and recorded.whole:
        findings += check_evidence(working, recorded.ledger)
        findings += unrecorded_changes(working, trust_root(company, settings, sources.site), recorded.ledger)
        findings += improper_statements(working, recorded.ledger, lent.verify_seal)
    findings += missing_texts_in_force(histories, as_of)
    controlled = tuple(pages_with_control(working, pages))
    withheld = {path for path, page in told.items() if page is None}
    account = file_account(sources.folder, histories, rejected, pages, withheld)
    findings += (*controlled, *files_of_the_folder(account, sources.folder.files))
    for file in sources.owners:
        findings += check_owners(working, file)
    acts = ActsOf(histories.ledger)
    seals = verified_seals(acts, working, lent.verify_seal)
    findings += check_seals(acts, seals)
    copies = read_copies(sources.copies) if sources.copies is not None else CopiesReading(None)
    findings += copies.findings
    if copies.ledger is not None:
        findings += check_copies(working, histories.ledger, copies.ledger, lent.verify_seal)
    training = read_training(sources.training) if sources.training is not None else TrainingReading(None)
    findings += training.findings
    if training.ledger is not None:
        findings += check_training(working, histories.ledger, training.ledger, lent.verify_seal)
    judge = partial(_judged_by, sources, working, recorded.ledger)
    then = by_settings_then(findings, working, ledger, lent.settings_then, judge)
    left, held_back = lowered(then.findings, settings, as_of, sources.folder.path)
    findings = [*left, *ended_or_idle(held_back, as_of)]
    manual = replace(working, documents=histories.shown_documents(as_of), settings_before=then.settings)
    if manual.documents != working.documents:
        references = resolve_references(manual)
    ways_in = WaysIn(references, lent.reading_of)
    if training.ledger is not None and settings.training.read_before:
        findings += in_force_unread(manual, histories, training.ledger, ways_in.required.of_person)
    return CompiledManual(
        manual,
        tuple(sorted(findings, key=Finding.sort_key)),
        Indexes(
            references,
            partial(keyword_index, manual, lent.reading_of, lent.simplify),
            lent.simplify,
            ways_in,
        ),
        Registers(document_register(manual), review_register(manual)),
        frozenset(withheld | {finding.place.path for finding in controlled}),
        recorded.ledger,
        histories,
        seals,
        account,
        tuple(pages),
        held_back,
        templates,
        copies.ledger,
        training.ledger,
    )
