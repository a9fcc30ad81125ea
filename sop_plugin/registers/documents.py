"""The document register: the master list, one row for each source file of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.document import Document, RejectedSource
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.registers.reviews import awaits_review


@dataclass(frozen=True)
class RegisterRow:
    """One document as the register lists it; ``review_due`` only while a review is awaited."""

    document: Document
    state: State
    approved_on: date | None
    review_due: date | None


@dataclass(frozen=True)
class DocumentRegister:
    """Rows in the order of numbers, with counts that reconcile: ``sources == len(rows) + len(rejected)``.

    Each of the three mappings counts every row once, and holds only what occurs: states in their order, types and
    departments in the order of configuration, unknown ones last.
    """

    rows: tuple[RegisterRow, ...]
    rejected: tuple[RejectedSource, ...]
    by_state: Mapping[State, int]
    by_type: Mapping[str, int]
    by_department: Mapping[str, int]

    @property
    def sources(self) -> int:
        """Number of source files that the register accounts for."""
        return len(self.rows) + len(self.rejected)


def document_register(manual: Manual) -> DocumentRegister:
    """The register of all documents on the manual's date."""
    rows = tuple(_row(manual, document) for document in manual.in_order)
    states = Counter(row.state for row in rows)
    return DocumentRegister(
        rows,
        manual.rejected,
        {state: states[state] for state in State if states[state]},
        _counted((row.document.type for row in rows), manual.settings.types),
        _counted((row.document.department for row in rows), manual.organisation.departments),
    )


def _row(manual: Manual, document: Document) -> RegisterRow:
    state = manual.state(document)
    due = document.review_due if awaits_review(state) else None
    return RegisterRow(document, state, document.approved_on(), due)


def _counted(names: Iterable[str], known: Iterable[str]) -> dict[str, int]:
    """How often each name occurs: the known ones in their order, then the others by name."""
    counts = Counter(names)
    in_order = dict.fromkeys([*known, *sorted(counts)])
    return {name: counts[name] for name in in_order if counts[name]}
