"""The trace matrix: requirements of standards and what serves them, both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from sop_plugin.indexes.new_editions import Touch, TouchedRequirement
from sop_plugin.indexes.requirements import TraceMatrix
from sop_plugin.model.lifecycle import State
from sop_plugin.model.requirement import NewEdition
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.sources import number_html
from sop_plugin.sharing.since_audit import changes_since_audit, last_audit


def trace_html(edition: Edition, base: str) -> str:
    """Gaps first, then by requirement and by document."""
    matrix = edition.ways_in.trace
    codes = {document.department for document, _ in matrix.by_document}
    return list_html(
        "lists/trace.html",
        edition,
        base,
        served=[each for each in matrix.requirements if not each.is_gap],
        gaps=matrix.gaps,
        documents=matrix.by_document,
        standards=_standards(matrix),
        departments=[code for code in edition.manual.organisation.departments if code in codes],
        states=[state for state in State if state.released or edition.preview],
        since=last_audit(edition.compiled),
        changes=changes_since_audit(edition.compiled),
        editions=list(_editions(edition)),
        pages={document.number: document for document in edition.published.values()},
        in_ledger=_in_ledger(edition, base),
    )


def _in_ledger(edition: Edition, base: str) -> Callable[[str], Markup] | None:
    """A number → all that the ledger has of it; ``None`` for a manual without one."""
    return partial(number_html, edition, base) if edition.addresses.ledger is not None else None


@dataclass(frozen=True)
class ComingEdition:
    """A new edition, its requirements, and how many documents somebody must look at for it."""

    edition: NewEdition
    requirements: tuple[TouchedRequirement, ...]

    @property
    def to_look_at(self) -> int:
        """Documents that serve what is changed or dropped, or has another number."""
        return len(
            {
                evidence.document.number
                for each in self.requirements
                if each.touch is not Touch.SAME
                for evidence in each.evidence
            }
        )


def _editions(edition: Edition) -> Iterator[ComingEdition]:
    touched = edition.ways_in.new_editions
    for coming in edition.manual.requirements.coming:
        yield ComingEdition(coming, tuple(each for each in touched if each.edition is coming))


def _standards(matrix: TraceMatrix) -> list[tuple[str, int, int]]:
    """Each standard with the number of its requirements that are served, and of all."""
    counts: dict[str, list[int]] = {}
    for each in matrix.requirements:
        count = counts.setdefault(each.requirement.standard, [0, 0])
        count[0] += not each.is_gap
        count[1] += 1
    return [(standard, served, every) for standard, (served, every) in counts.items() if standard]
