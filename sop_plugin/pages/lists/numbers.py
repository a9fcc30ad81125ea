"""The register of numbers, and what is wrong with numbers, forms, external documents and translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.indexes.external_documents import ExternalEntry
from sop_plugin.indexes.forms import FormEntry
from sop_plugin.model.document import Document
from sop_plugin.model.finding import AuditQuestion
from sop_plugin.pages.documents.translations import translation_note
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.pages.sources import event_html, number_html, place_html
from sop_plugin.registers.exceptions import ExceptionRow, exception_register
from sop_plugin.registers.numbers import NumberUse, number_register
from sop_plugin.words import labels
from sop_plugin.words.voice import COMMA, Listed

NUMBERS = "numbers/"


@dataclass(frozen=True)
class StaleTranslation:
    """A translation of ``revision`` of a source that is in force at ``newer``."""

    document: Document
    source: Document
    revision: int
    newer: int


@dataclass(frozen=True)
class Loose:
    """What hangs on nothing, or on something that has moved on."""

    gaps: tuple[ExceptionRow, ...]
    forms: tuple[FormEntry, ...]
    editions: tuple[ExternalEntry, ...]
    translations: tuple[StaleTranslation, ...]

    @property
    def count(self) -> int:
        """All of it."""
        return len(self.gaps) + len(self.forms) + len(self.editions) + len(self.translations)


def loose(edition: Edition) -> Loose:
    """What the tenth question of an auditor asks for."""
    compiled, ways = edition.compiled, edition.ways_in
    register = exception_register(compiled.histories, edition.manual, compiled.findings, compiled.seals)
    return Loose(
        register.of(AuditQuestion.NUMBERS) if compiled.ledger is not None else (),
        tuple(entry for entry in ways.forms.forms if entry.is_orphan),
        tuple(e for e in ways.external_documents if e.check_overdue or e.check_due is None),
        tuple(_stale(edition)),
    )


def _stale(edition: Edition) -> Iterator[StaleTranslation]:
    for documents in edition.translations.values():
        for document in documents:
            note = translation_note(edition, document)
            if note.source is not None and note.newer is not None:
                yield StaleTranslation(document, note.source, note.revision, note.newer)


def numbers_html(edition: Edition, base: str) -> str:
    """What is wrong first, then every number."""
    compiled, manual = edition.compiled, edition.manual
    rows = number_register(compiled.histories, manual.number_pattern, manual.as_of)
    uses = Counter(row.use for row in rows)
    counted = tuple(
        labels.NUMBER_USE_COUNT.filled(use=use.words, count=uses[use]) for use in NumberUse if uses[use]
    )
    return evidence_html(
        "lists/numbers.html",
        edition,
        base,
        loose=loose(edition),
        rows=rows,
        said=labels.NUMBERS_COUNTED.filled(count=len(rows), uses=Listed(counted, COMMA)),
        has_ledger=compiled.ledger is not None,
        unreleased=NumberUse.NEVER_RELEASED,
        event=lambda event: event_html(edition, base, event),
        number=lambda number: number_html(edition, base, number),
        source=lambda place: place_html(edition, base, place),
    )
