"""References with what they lead to, in both directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sop_plugin.model.document import Clause, Document, Reference
from sop_plugin.model.manual import Manual


class Problem(StrEnum):
    """Why a reference leads nowhere."""

    UNKNOWN_NUMBER = "unknown_number"
    UNKNOWN_TITLE = "unknown_title"
    UNKNOWN_CLAUSE = "unknown_clause"


@dataclass(frozen=True)
class ResolvedReference:
    """A reference with what it leads to. ``target`` is ``None`` for unknown and for external documents."""

    source: Document
    reference: Reference
    target: Document | None = None
    clause: Clause | None = None
    problem: Problem | None = None

    @property
    def source_clause(self) -> Clause | None:
        """The clause of the citing document in which the reference stands."""
        return self.source.body.clause_at(self.reference.place.line)


@dataclass(frozen=True)
class CrossReferences:
    """All resolved references, in the order of the citing documents' numbers and of their text."""

    manual: Manual
    references: tuple[ResolvedReference, ...] = field(repr=False)

    @cached_property
    def outgoing(self) -> dict[str, tuple[ResolvedReference, ...]]:
        """Path of the citing document → its references."""
        return _grouped((r.source.path, r) for r in self.references)

    @cached_property
    def incoming(self) -> dict[str, tuple[ResolvedReference, ...]]:
        """Path of the cited document → references from other documents."""
        return _grouped(
            (r.target.path, r) for r in self.references if r.target and r.target.path != r.source.path
        )

    @cached_property
    def broken(self) -> tuple[ResolvedReference, ...]:
        """References that lead nowhere."""
        return tuple(r for r in self.references if r.problem)

    @cached_property
    def orphans(self) -> tuple[Document, ...]:
        """Released documents that nobody cites, in the order of their numbers."""
        return tuple(
            d for d in self.manual.in_order if self.manual.state(d).released and d.path not in self.incoming
        )


def _grouped(pairs: Iterator[tuple[str, ResolvedReference]]) -> dict[str, tuple[ResolvedReference, ...]]:
    groups: dict[str, list[ResolvedReference]] = defaultdict(list)
    for key, reference in pairs:
        groups[key].append(reference)
    return {key: tuple(found) for key, found in groups.items()}
