"""The pure pipeline: sources, settings and a date in; a compiled manual out. No clock, no log, no writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial

from sop_plugin.checks.all import check_evidence, check_manual, check_text
from sop_plugin.checks.archive import missing_texts_in_force
from sop_plugin.checks.seals import Seals, check_seals, seals_of
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.indexes.keywords import KeywordSection, Reading, Simplify, keyword_index
from sop_plugin.indexes.script_variants import script_variants
from sop_plugin.indexes.ways_in import WaysIn
from sop_plugin.model.cross_references import CrossReferences
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.seal import VerifySeal, cannot_verify
from sop_plugin.model.settings import Settings
from sop_plugin.owners.checks import check_owners
from sop_plugin.owners.codeowners import OwnersFile
from sop_plugin.reading.front_matter.documents import DocumentReading, ReadDocument, read_document
from sop_plugin.reading.ledger.histories import ReadArchive, no_archive, read_histories
from sop_plugin.reading.ledger.ledger import LedgerReading, read_ledger
from sop_plugin.reading.organisation import read_organisation
from sop_plugin.reading.source import Source, decode
from sop_plugin.registers.documents import DocumentRegister, document_register
from sop_plugin.registers.reviews import ReviewRegister, review_register


@dataclass(frozen=True)
class Indexes:
    """Look-ups over the whole manual; what only pages show is made when it is first asked for, and checks do not wait for it."""

    references: CrossReferences
    make_keywords: Callable[[], tuple[KeywordSection, ...]] = field(repr=False)
    make_variants: Callable[[], Mapping[str, str]] = field(repr=False)
    ways_in: WaysIn = field(repr=False)

    @cached_property
    def keywords(self) -> tuple[KeywordSection, ...]:
        """The keyword index."""
        return self.make_keywords()

    @cached_property
    def variants(self) -> Mapping[str, str]:
        """Traditional → Simplified characters of the manual."""
        return self.make_variants()


@dataclass(frozen=True)
class Registers:
    """Lists over the whole manual."""

    documents: DocumentRegister
    reviews: ReviewRegister


@dataclass(frozen=True)
class CompiledManual:
    """All that the site, the commands and the exports show.

    ``manual`` is what readers see; ``histories`` also knows the source files where they are ahead of that.
    """

    manual: Manual
    findings: tuple[Finding, ...]
    indexes: Indexes
    registers: Registers
    unreadable_pages: frozenset[str] = frozenset()
    ledger: Ledger | None = None
    histories: Histories = field(default_factory=lambda: Histories(Ledger(), {}))
    seals: Seals = field(default_factory=dict)

    @property
    def fails_strict(self) -> bool:
        """Whether any finding fails a strict build."""
        return any(finding.fails_strict for finding in self.findings)


def read_and_check(source: Source, settings: Settings) -> DocumentReading:
    """Read one file, and check what can be seen from its text alone."""
    reading = read_document(source, settings)
    if reading.document is None:
        return reading
    return replace(reading, findings=(*reading.findings, *check_text(reading.document, settings)))


def compile_manual(
    sources: Iterable[Source],
    pages: Iterable[Source],
    organisation: Source,
    settings: Settings,
    as_of: date,
    reading_of: Reading,
    simplify: Simplify,
    ledger: Source | None = None,
    read_archive: ReadArchive = no_archive,
    verify_seal: VerifySeal = cannot_verify,
    read: ReadDocument = read_and_check,
    owners: Iterable[OwnersFile] = (),
) -> CompiledManual:
    """Read, check, index and list a manual; every problem becomes a finding.

    ``pages`` are Markdown outside control: they only have to be readable text. Without a ``ledger`` the manual is what its
    sources declare; a ledger that cannot be read leaves it so too, with a finding. ``read`` may answer from a cache.
    """
    findings: list[Finding] = []
    company, problems = read_organisation(organisation)
    findings += problems
    documents, rejected = [], []
    for source in sources:
        reading = read(source, settings)
        findings += reading.findings
        if reading.document is not None:
            documents.append(reading.document)
        else:
            rejected.append(reading.rejected(source.path))
    unreadable = [p.path for p in pages if decode(p, settings.max_bytes, findings.append) is None]
    recorded = read_ledger(ledger) if ledger is not None else LedgerReading(None)
    findings += recorded.findings
    histories, problems = read_histories(
        tuple(documents), recorded.ledger or Ledger(), settings, read_archive
    )
    findings += problems
    # Authors are told about the source files; readers see what was released.
    released = frozenset(number for number, known in histories.by_number.items() if known.revisions)
    working = Manual(tuple(documents), company, settings, as_of, tuple(rejected), released)
    references = resolve_references(working)
    findings += check_manual(working, references)
    # While a line cannot be read, what seems to be missing may stand in it.
    if recorded.ledger is not None and recorded.whole:
        findings += check_evidence(working, recorded.ledger)
    findings += missing_texts_in_force(histories, as_of)
    for file in owners:
        findings += check_owners(working, file)
    seals = seals_of(histories.ledger, company, verify_seal)
    findings += check_seals(histories.ledger, seals)
    manual = replace(working, documents=histories.shown_documents(as_of))
    if manual.documents != working.documents:
        references = resolve_references(manual)
    return CompiledManual(
        manual,
        tuple(sorted(findings, key=Finding.sort_key)),
        Indexes(
            references,
            partial(keyword_index, manual, reading_of, simplify),
            partial(script_variants, manual, simplify),
            WaysIn(references, reading_of),
        ),
        Registers(document_register(manual), review_register(manual)),
        frozenset(unreadable),
        recorded.ledger,
        histories,
        seals,
    )
