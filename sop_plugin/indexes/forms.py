"""The forms index: each form with where it is used and who fills it in; and the records that are no forms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sop_plugin.indexes.keywords import Reading
from sop_plugin.model.cross_references import CrossReferences, ResolvedReference
from sop_plugin.model.document import Clause, Document, Reference
from sop_plugin.model.headings import Heading, HeadingKinds, heading_kinds, heading_topics
from sop_plugin.model.organisation import NamedRecord, normalise_name
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Cell, Measure, ProcedureStep, StepTable

_SENTENCE = re.compile(r".*?(?:[。！？]|[.!?](?=\s|$)|$)", re.DOTALL)
# A list, a table, a box: no sentence.
_NO_PROSE = re.compile(r"[|>#!`~]|[-*+]\s|\d+[.)]\s")

Row = tuple[StepTable, ProcedureStep] | Measure
"""A row of a table of steps, or of measures."""


@dataclass(frozen=True)
class FormUse:
    """Where a document cites a form, or names a record. ``step`` is there where that is in a table of steps.

    ``records``: what is recorded there is the form; else it is only mentioned.
    """

    document: Document
    clause: Clause | None
    table: StepTable | None = None
    step: ProcedureStep | None = None
    records: bool = False


@dataclass(frozen=True)
class FormEntry:
    """One form. ``fillers`` are the doers of the steps and measures that record it, as written.

    ``purpose`` is a sentence of Markdown, empty where the form does not say.
    """

    form: Document
    uses: tuple[FormUse, ...] = ()
    fillers: tuple[str, ...] = ()
    purpose: str = ""

    @property
    def document(self) -> Document:
        """The form, as lists of documents name what a row is about."""
        return self.form

    @property
    def is_orphan(self) -> bool:
        """Whether no document says when it is used."""
        return not self.uses


@dataclass(frozen=True)
class OtherRecord:
    """A record that is no form of the manual; ``record`` is ``None`` where the organisation does not know it."""

    name: str
    record: NamedRecord | None
    reading: str
    uses: tuple[FormUse, ...]


@dataclass(frozen=True)
class FormIndex:
    """Forms in the order of their numbers, other records in the order of their readings."""

    forms: tuple[FormEntry, ...]
    records: tuple[OtherRecord, ...]


def form_index(references: CrossReferences, documents: Iterable[Document], reading_of: Reading) -> FormIndex:
    """The index over ``documents``: forms among them, and what the others say of them."""
    manual = references.manual
    documents = tuple(documents)
    forms = {d.path: _Form(d) for d in documents if manual.settings.is_form(d.type)}
    kinds = heading_kinds(manual.settings.extra_headings)
    records: dict[str, list[FormUse]] = {}
    named: dict[str, tuple[str, NamedRecord | None]] = {}
    for document in documents:
        rows = _Rows(document)
        for resolved in references.outgoing.get(document.path, ()):
            form = forms.get(resolved.target.path) if resolved.target else None
            if form is not None and form.document.path != document.path:
                form.add(resolved, rows.at(resolved.reference), rows.recording(resolved.reference))
        for row in rows.all:
            for name in _other_records(row):
                record = manual.organisation.record_named(name)
                key = normalise_name(record.spellings[0] if record else name)
                shown = record.name.in_language(manual.settings.language) if record else name
                named.setdefault(key, (shown, record))
                records.setdefault(key, []).append(_use(document, row, records=True))
    entries = (
        OtherRecord(name, record, reading_of(name), tuple(records[key]))
        for key, (name, record) in named.items()
    )
    return FormIndex(
        tuple(form.entry(purpose_of(form.document, kinds)) for form in forms.values()),
        tuple(sorted(entries, key=lambda entry: (entry.reading, entry.name))),
    )


@dataclass
class _Form:
    document: Document
    uses: list[FormUse] = field(default_factory=list)
    fillers: dict[str, None] = field(default_factory=dict)

    def add(self, resolved: ResolvedReference, row: Row | None, recording: Sequence[Row]) -> None:
        """A reference with the row in which it stands, and the rows whose record it is."""
        if row is None:
            self.uses.append(FormUse(resolved.source, resolved.source_clause))
            return
        for each in recording:
            self.uses.append(_use(resolved.source, each, records=True))
            self.fillers.update(dict.fromkeys(each.doers if isinstance(each, Measure) else each[1].doers))
        if not recording:
            self.uses.append(_use(resolved.source, row, records=False))

    def entry(self, purpose: str) -> FormEntry:
        # Told apart by place: to hash a document is to hash its whole text.
        uses = {(u.document.path, _place(u), u.records): u for u in self.uses}
        return FormEntry(self.document, tuple(uses.values()), tuple(self.fillers), purpose)


class _Rows:
    """The rows of a document's tables of steps and measures."""

    def __init__(self, document: Document) -> None:
        procedures = document.body.procedures
        steps = [(table, step) for table in procedures.step_tables for step in table.steps]
        self.all: tuple[Row, ...] = (*steps, *procedures.measures)
        self._by_line: dict[int, Row] = {
            step.place.line: (table, step) for table, step in steps if step.row is None
        }
        self._by_line |= {measure.what.place.line: measure for measure in procedures.measures}
        # The rows of a table of HTML go over several lines, or share one.
        self._written = sorted(
            ((step.row, (table, step)) for table, step in steps if step.row is not None),
            key=lambda each: each[0],
        )
        self._recording: dict[Cell, list[Row]] = {}
        for row in self.all:
            if (cell := _record(row)) is not None:
                self._recording.setdefault(cell, []).append(row)

    def at(self, reference: Reference) -> Row | None:
        """The row in which a reference stands."""
        index = bisect_right(self._written, reference.place, key=lambda each: each[0]) - 1
        row = self._written[index][1] if index >= 0 else None
        if row is not None and reference.place.line <= row[0].end_line:
            return row
        return self._by_line.get(reference.place.line)

    def recording(self, reference: Reference) -> Sequence[Row]:
        """The rows whose record is cited by a reference: more than one where their cells are merged, or say 同上."""
        row = self.at(reference)
        cell = _record(row) if row is not None else None
        if cell is None or not _holds(cell, reference):
            return ()
        return self._recording[cell]


def _record(row: Row) -> Cell | None:
    return row.record if isinstance(row, Measure) else row[1].record


def _use(document: Document, row: Row, *, records: bool) -> FormUse:
    table, step = (None, None) if isinstance(row, Measure) else row
    key = row.clause if isinstance(row, Measure) else row[0].clause
    clause = document.body.clause_named(key) if key else None
    return FormUse(document, clause, table, step, records)


def _place(use: FormUse) -> Place | int:
    if use.step is not None:
        return use.step.row or use.step.place.line
    return use.clause.line if use.clause else 0


def _holds(cell: Cell, reference: Reference) -> bool:
    if reference.place.line != cell.line:
        return reference.place.line > cell.line and reference.target in cell.text
    return 0 <= reference.place.column - cell.column < len(cell.text)


def _other_records(row: Row) -> Iterator[str]:
    names = row.records if isinstance(row, Measure) else row[1].records
    return (name for name in names if "[[" not in name and "《" not in name and "](" not in name)


def uses_by_document(uses: Iterable[FormUse]) -> Mapping[str, tuple[FormUse, ...]]:
    """Path → what one document says, in the order of the uses."""
    grouped: dict[str, list[FormUse]] = {}
    for use in uses:
        grouped.setdefault(use.document.path, []).append(use)
    return {path: tuple(found) for path, found in grouped.items()}


def purpose_of(document: Document, kinds: HeadingKinds) -> str:
    """The first sentence of its clause of purpose, as Markdown; empty where none says it. ``kinds``: see ``heading_kinds``."""
    body = document.body
    clause = next((c for c in body.clauses if Heading.PURPOSE in heading_topics(c.title, kinds)), None)
    if clause is None:
        return ""
    lines = body.text.split("\n")[clause.line - body.first_line + 1 : clause.end_line - body.first_line + 1]
    paragraph: list[str] = []
    for line in map(str.strip, lines):
        if line and not _NO_PROSE.match(line):
            paragraph.append(line)
        elif paragraph or line.startswith("#"):
            break
    found = _SENTENCE.match(" ".join(paragraph))
    return found[0].strip() if found else ""
