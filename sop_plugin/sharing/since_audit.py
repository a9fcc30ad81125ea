"""What changed since the last audit, requirement by requirement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sop_plugin.compile import CompiledManual
from sop_plugin.indexes.requirements import TracedRequirement, trace_matrix
from sop_plugin.model.requirement import Requirement
from sop_plugin.registers.as_of import as_of_register
from sop_plugin.registers.changes import ChangeKind, ChangeRow, change_log


class Since(StrEnum):
    """What became of a document that serves a requirement."""

    ENDED = "ended"
    BEGUN = "begun"
    REVISED = "revised"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class RequirementChange:
    """One document and one requirement. ``before`` and ``now`` are revisions, ``changes`` what happened to it, the latest first.

    ``is_gap``: nothing serves the requirement any more.
    """

    requirement: Requirement
    number: str
    title: str
    kind: Since
    before: int | None
    now: int | None
    clauses: tuple[str, ...]
    changes: tuple[ChangeRow, ...]
    is_gap: bool

    @property
    def day(self) -> date | None:
        """When the latest of it happened; unknown where it is a catalogue alone that has changed."""
        return self.changes[0].day if self.changes else None


def last_audit(compiled: CompiledManual) -> date | None:
    """The day from which changes can be told: the ledger knows what was in force on it."""
    day, manual = compiled.manual.settings.last_audit, compiled.manual
    return day if compiled.ledger is not None and day is not None and day <= manual.as_of else None


def audited_on(compiled: CompiledManual, day: date) -> CompiledManual:
    """The same manual as if its settings named that day."""
    manual = compiled.manual
    return replace(compiled, manual=replace(manual, settings=replace(manual.settings, last_audit=day)))


def changes_since_audit(compiled: CompiledManual) -> tuple[RequirementChange, ...]:
    """By requirement, in the order of the catalogues; what serves it as it did then is left out.

    What a catalogue says is taken as it stands now: git alone knows what it said then.
    """
    since = last_audit(compiled)
    if since is None:
        return ()
    manual, ways = compiled.manual, compiled.indexes.ways_in
    then = as_of_register(compiled.histories, manual.number_pattern).on(since)
    documents = tuple(row.record.document for row in then if row.record.document is not None)
    before = {
        traced.requirement.name: traced for traced in trace_matrix(manual, documents, ways.forms).requirements
    }
    log = change_log(compiled.histories, manual.number_pattern, manual.as_of)
    happened: dict[str, list[ChangeRow]] = {}
    for row in log.within(since + timedelta(days=1), manual.as_of).rows:
        if row.kind is not ChangeKind.RELEASED:
            happened.setdefault(row.number, []).append(row)
    now = {traced.requirement.name: traced for traced in ways.trace.requirements}
    return tuple(
        change
        for name, requirement in (
            now | {name: each for name, each in before.items() if name not in now}
        ).items()
        for change in _changes(requirement.requirement, before.get(name), now.get(name), happened)
    )


def _changes(
    requirement: Requirement,
    before: TracedRequirement | None,
    now: TracedRequirement | None,
    happened: dict[str, list[ChangeRow]],
) -> Iterator[RequirementChange]:
    then, today = _by_number(before), _by_number(now)
    for number, (title, _, clauses) in (then | today).items():
        old, new = then.get(number), today.get(number)
        changes = tuple(happened.get(number, ()))
        kind = _kind(old, new, changes)
        if kind is not None:
            yield RequirementChange(
                requirement,
                number,
                title,
                kind,
                old[1] if old else None,
                new[1] if new else None,
                clauses,
                changes,
                not today,
            )


_Serving = tuple[str, int, tuple[str, ...]]
"""Title, revision, and the clauses that serve; none for the whole text."""


def _by_number(traced: TracedRequirement | None) -> dict[str, _Serving]:
    found: dict[str, _Serving] = {}
    for each in traced.evidence if traced is not None else ():
        document = each.document
        clauses = found[document.number][2] if document.number in found else ()
        own = (each.clause.key,) if each.clause is not None else ()
        found[document.number] = (document.title, document.revision, (*clauses, *own))
    return found


def _kind(old: _Serving | None, new: _Serving | None, changes: tuple[ChangeRow, ...]) -> Since | None:
    if new is None:
        return Since.ENDED
    if old is None:
        return Since.BEGUN
    if old[1] != new[1]:
        return Since.REVISED
    return Since.REVIEWED if any(row.kind is ChangeKind.REVIEWED for row in changes) else None
