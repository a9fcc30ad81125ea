"""The trace matrix: which documents and clauses serve which requirement, and what nothing serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

from sop_plugin.indexes.forms import FormIndex
from sop_plugin.model.document import Clause, Document
from sop_plugin.model.manual import Manual
from sop_plugin.model.requirement import Requirement


@dataclass(frozen=True)
class Evidence:
    """A document, or a clause of it, that serves a requirement; ``records`` are the forms and records that are kept there.

    A form is named by its number. ``last_review`` is the day of the last one that was held, whatever came of it.
    """

    document: Document
    clause: Clause | None
    records: tuple[str, ...] = ()

    @property
    def last_review(self) -> date | None:
        """When somebody last looked whether it still holds."""
        held = [review.day for review in self.document.reviews]
        return max(filter(None, [*held, self.document.review.last_held]), default=None)


@dataclass(frozen=True)
class TracedRequirement:
    """A requirement with all that serves it, in the order of numbers and clauses."""

    requirement: Requirement
    evidence: tuple[Evidence, ...]

    @property
    def is_gap(self) -> bool:
        """Whether nothing that is in use serves it."""
        return not self.evidence


Served: TypeAlias = tuple[tuple[Clause | None, Requirement], ...]
"""Requirements with the clause that serves each; ``None`` for the whole text."""


@dataclass(frozen=True)
class TraceMatrix:
    """Requirements in the order of their catalogues, and then those that no catalogue has."""

    requirements: tuple[TracedRequirement, ...] = ()
    coming: frozenset[str] = frozenset()
    """Standards that do not count yet: what nothing serves of them is no gap."""

    @property
    def is_traced(self) -> bool:
        """Whether anything serves anything: until then the manual is not traced at all."""
        return any(each.evidence for each in self.requirements)

    @property
    def gaps(self) -> tuple[Requirement, ...]:
        """What nothing serves."""
        return tuple(
            each.requirement
            for each in self.requirements
            if each.is_gap and each.requirement.standard not in self.coming
        )

    @cached_property
    def by_document(self) -> tuple[tuple[Document, Served], ...]:
        """Each document that serves something, with its clauses in their order."""
        found: dict[str, list[tuple[Evidence, Requirement]]] = {}
        for traced in self.requirements:
            for each in traced.evidence:
                found.setdefault(each.document.path, []).append((each, traced.requirement))
        ordered = (sorted(pairs, key=lambda pair: _order(pair[0].clause)) for pairs in found.values())
        documents = (
            (pairs[0][0].document, tuple((each.clause, requirement) for each, requirement in pairs))
            for pairs in ordered
        )
        return tuple(sorted(documents, key=lambda each: each[0].number))

    @cached_property
    def _by_path(self) -> dict[str, Served]:
        return {document.path: served for document, served in self.by_document}

    def served_by(self, document: Document) -> Served:
        """What one document serves, and with which clauses."""
        return self._by_path.get(document.path, ())


@dataclass(frozen=True)
class TraceRow:
    """One line of the matrix as a list; a gap has no evidence."""

    requirement: Requirement
    evidence: Evidence | None


def trace_rows(matrix: TraceMatrix) -> tuple[TraceRow, ...]:
    """Gaps first, then a line for each piece of evidence."""
    gaps = [TraceRow(requirement, None) for requirement in matrix.gaps]
    rows = (TraceRow(traced.requirement, each) for traced in matrix.requirements for each in traced.evidence)
    return (*gaps, *rows)


def trace_matrix(manual: Manual, documents: Iterable[Document], forms: FormIndex) -> TraceMatrix:
    """The matrix over ``documents``, which are those in use."""
    in_use = {document.number: document for document in documents}
    known = dict(manual.requirements.known)
    found: dict[str, dict[tuple[str, str], Evidence]] = {name: {} for name in known}
    for name, document, written in _said(manual, in_use):
        if name not in known:
            known[name] = Requirement("", name)
        clause = document.body.clause_named(written) if written else None
        if written and clause is None:
            continue  # the clause is not there, and that is told
        key = (document.number, clause.key if clause else "")
        found.setdefault(name, {})[key] = Evidence(document, clause)
    position = {number: at for at, number in enumerate(in_use)}
    records = _Records(forms)
    return TraceMatrix(
        tuple(
            TracedRequirement(
                requirement,
                tuple(
                    replace(each, records=records.kept_in(each.document, each.clause))
                    for each in sorted(
                        found[name].values(),
                        key=lambda e: (position[e.document.number], _order(e.clause)),
                    )
                ),
            )
            for name, requirement in known.items()
        ),
        frozenset(edition.standard for edition in manual.requirements.coming),
    )


def _said(manual: Manual, in_use: dict[str, Document]) -> Iterator[tuple[str, Document, str | None]]:
    for document in in_use.values():
        for claim in document.satisfies:
            yield claim.requirement, document, claim.clause
    for served in manual.requirements.served_by:
        if served.number in in_use:
            yield served.requirement, in_use[served.number], served.clause


def _order(clause: Clause | None) -> tuple[int, ...]:
    return clause.path if clause else ()


class _Records:
    """What is recorded where."""

    def __init__(self, forms: FormIndex) -> None:
        self._kept: dict[str, list[tuple[Clause | None, str]]] = {}
        uses = [(entry.form.number, use) for entry in forms.forms for use in entry.uses if use.records]
        uses += [(record.name, use) for record in forms.records for use in record.uses]
        for name, use in uses:
            self._kept.setdefault(use.document.path, []).append((use.clause, name))

    def kept_in(self, document: Document, clause: Clause | None) -> tuple[str, ...]:
        """Each name once: of the clause and those below it, or of the whole text."""
        depth = len(clause.path) if clause else 0
        kept = (
            name
            for where, name in self._kept.get(document.path, ())
            if clause is None or (where is not None and where.path[:depth] == clause.path)
        )
        return tuple(dict.fromkeys(kept))
