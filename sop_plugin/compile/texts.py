"""Documents as they stand and as they were released, read and checked by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sop_plugin.checks.all import check_manual, check_text
from sop_plugin.checks.signatures import improper_releases
from sop_plugin.compile.sources import Capabilities, KeptReadings, Sources
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.model.declared import as_adopted
from sop_plugin.model.document import Document, RejectedSource
from sop_plugin.model.finding import Finding
from sop_plugin.model.headings import heading_kinds
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.settings import Settings
from sop_plugin.model.settings_then import with_roles
from sop_plugin.reading.attachments import with_attachments
from sop_plugin.reading.front_matter.documents import DocumentReading, read_document
from sop_plugin.reading.markdown.told_duties import with_told_duties
from sop_plugin.reading.markdown.told_steps import with_told_facts
from sop_plugin.reading.source import Source
from sop_plugin.rules.requirements import REQUIREMENT_UNKNOWN


def read_and_check(source: Source, settings: Settings, kept: KeptReadings | None = None) -> DocumentReading:
    """Read one file, and check what can be seen from its text alone; what was ``kept`` is not read again."""
    reading = kept.find(source) if kept is not None else None
    if reading is not None:
        return reading
    reading = _checked(settings, source)
    if kept is not None:
        kept.keep(source, reading)
    return reading


def _checked(settings: Settings, source: Source) -> DocumentReading:
    reading = read_document(source, settings)
    if reading.document is None:
        return reading
    return replace(reading, findings=(*reading.findings, *check_text(reading.document, settings)))


def _unchecked(settings: Settings, source: Source) -> DocumentReading:
    """Of a text that was released: its findings are nobody's work any more."""
    return replace(read_document(source, settings), findings=())


class ReleasedTexts:
    """Texts that were released; what was ``kept`` of them was read by settings that have earlier ones."""

    def __init__(self, company: Organisation, lent: Capabilities) -> None:
        self._company = company
        self._lent = lent
        self._known: dict[tuple[str, bytes], DocumentReading] = {}

    def foresee(self, sources: Sequence[Source], settings: Settings) -> None:
        """These will be asked for, by these settings: read them together."""
        readings = _all_read(self._lent, sources, partial(_unchecked, settings), released=True)
        self._known = {
            (each.path, each.data): reading for each, reading in zip(sources, readings, strict=True)
        }

    def read(self, source: Source, settings: Settings) -> Document | None:
        """One of those that were foreseen; ``None`` for what is no document."""
        document = self._known[source.path, source.data].document
        return _told(document, self._company, settings) if document is not None else None


def _told(document: Document, company: Organisation, settings: Settings) -> Document:
    """With what its sentences say of jobs, which only the organisation knows."""
    return with_told_duties(
        with_told_facts(document, company), company, heading_kinds(settings.extra_headings)
    )


def _all_read(
    lent: Capabilities,
    sources: Sequence[Source],
    read: Callable[[Source], DocumentReading],
    *,
    released: bool = False,
) -> list[DocumentReading]:
    """The readings of the sources, in their order; what was kept is not read again."""
    kept = lent.kept
    found = [kept.find(source, released=released) if kept is not None else None for source in sources]
    new = [source for source, reading in zip(sources, found, strict=True) if reading is None]
    made = lent.read_all(read, new)
    if kept is not None:
        for source, reading in zip(new, made, strict=True):
            kept.keep(source, reading, released=released)
    left = iter(made)
    return [reading if reading is not None else next(left) for reading in found]


def judged_by(
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
    # What a catalogue had that is named no more cannot be asked; what claims to serve it was checked against it then.
    taken_out = set(settings.requirements) - set(manual.settings.requirements)
    found = check_manual(judged, resolve_references(judged))
    yield from (finding for finding in found if not (taken_out and finding.rule is REQUIREMENT_UNKNOWN))
    if ledger is not None:
        yield from improper_releases(judged, with_roles(ledger, settings.roles))


@dataclass(frozen=True)
class ReadTexts:
    """The documents of the working tree, the files that hold none that can be read, and what was found on the way."""

    documents: tuple[Document, ...]
    rejected: tuple[RejectedSource, ...]
    findings: tuple[Finding, ...]


def read_texts(
    sources: Sources, settings: Settings, company: Organisation, ledger: Ledger, lent: Capabilities
) -> ReadTexts:
    """Every document as it stands, with its files, and as what it was adopted."""
    documents, rejected = [], []
    findings: list[Finding] = []
    readings = _all_read(lent, sources.documents, partial(_checked, settings))
    for source, reading in zip(sources.documents, readings, strict=True):
        findings += reading.findings
        if reading.document is not None:
            document, troubles = told_with_files(reading.document, sources, ledger, company, settings)
            documents.append(document)
            findings += troubles
        else:
            rejected.append(reading.rejected(source.path))
    return ReadTexts(tuple(documents), tuple(rejected), tuple(findings))


def told_with_files(
    document: Document, sources: Sources, ledger: Ledger, company: Organisation, settings: Settings
) -> tuple[Document, tuple[Finding, ...]]:
    """A text that was read, with its files and what else is known of it, and what is wrong with its files."""
    held, troubles = with_attachments(document, sources.facts_of)
    return _told(as_adopted(held, ledger), company, settings), troubles
