"""What a new edition of a standard touches: its requirements against those of the edition before, and what serves them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.indexes.requirements import Evidence, TraceMatrix
from sop_plugin.model.requirement import NewEdition, Requirement, Requirements


class Touch(StrEnum):
    """What becomes of a requirement, what asks for most work first."""

    NEW = "new"
    CHANGED = "changed"
    DROPPED = "dropped"
    RENUMBERED = "renumbered"
    SAME = "same"


@dataclass(frozen=True)
class TouchedRequirement:
    """A requirement of the new edition, or of the old one where it was dropped; ``old`` are those it goes back to.

    ``evidence`` is what serves it or any of those today.
    """

    edition: NewEdition
    touch: Touch
    requirement: Requirement
    old: tuple[Requirement, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class EditionRow:
    """One line of the list; without evidence where nothing serves the requirement."""

    touched: TouchedRequirement
    evidence: Evidence | None


def touched_requirements(requirements: Requirements, matrix: TraceMatrix) -> tuple[TouchedRequirement, ...]:
    """Of every edition that is coming; what asks for most work first, else in the order of the catalogues."""
    serving = {traced.requirement.name: traced.evidence for traced in matrix.requirements}
    order = list(Touch)
    return tuple(
        touched
        for edition in requirements.coming
        for touched in sorted(
            _of_edition(edition, requirements, serving), key=lambda each: order.index(each.touch)
        )
    )


def edition_rows(touched: tuple[TouchedRequirement, ...]) -> tuple[EditionRow, ...]:
    """A line for each piece of evidence."""
    return tuple(EditionRow(each, evidence) for each in touched for evidence in each.evidence or (None,))


def _of_edition(
    edition: NewEdition, requirements: Requirements, serving: dict[str, tuple[Evidence, ...]]
) -> Iterator[TouchedRequirement]:
    known = requirements.known.values()
    goes_on: set[str] = set()
    for new in known:
        if new.standard != edition.standard:
            continue
        named = (requirements.known.get(f"{edition.replaces} {clause}") for clause in new.was)
        old = tuple(each for each in named if each is not None)
        goes_on |= {each.name for each in old}
        evidence = _together(serving, (new, *old))
        yield TouchedRequirement(edition, _touch(new, old), new, old, evidence)
    for each in known:
        if each.standard == edition.replaces and each.name not in goes_on:
            yield TouchedRequirement(edition, Touch.DROPPED, each, (), _together(serving, (each,)))


def _touch(new: Requirement, old: tuple[Requirement, ...]) -> Touch:
    if not old:
        return Touch.NEW
    if new.changed.spellings:
        return Touch.CHANGED
    return Touch.SAME if [each.clause for each in old] == [new.clause] else Touch.RENUMBERED


def _together(
    serving: dict[str, tuple[Evidence, ...]], requirements: tuple[Requirement, ...]
) -> tuple[Evidence, ...]:
    found: dict[tuple[str, str], Evidence] = {}
    for requirement in requirements:
        for each in serving.get(requirement.name, ()):
            found.setdefault((each.document.path, each.clause.key if each.clause else ""), each)
    return tuple(found.values())
