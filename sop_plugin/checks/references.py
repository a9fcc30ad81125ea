"""References: each leads to a document, and a clause, that readers can use."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.nearest import NOTHING_NEAR, Nearest
from sop_plugin.model.cross_references import CrossReferences, Problem, ResolvedReference
from sop_plugin.model.document import Clause, Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.rules import references as rules

_CLAUSES_SHOWN = 12


def broken_references(references: CrossReferences) -> Iterator[Finding]:
    """References that lead nowhere."""
    manual = references.manual
    numbers, titles = Nearest(manual.by_number), Nearest(manual.by_title)
    for resolved in references.broken:
        reference = resolved.reference
        if resolved.problem is Problem.UNKNOWN_TITLE:
            near = titles.to(reference.target)
            yield rules.TITLE_UNKNOWN.at(
                reference.place,
                title=reference.target,
                nearest=near if near == NOTHING_NEAR else f"《{near}》",
            )
        elif resolved.problem is Problem.UNKNOWN_CLAUSE and resolved.target is not None:
            yield rules.CLAUSE_UNKNOWN.at(
                reference.place,
                number=resolved.target.number,
                # "[[X#]]" names no clause at all: show what was written.
                clause=reference.clause or "#",
                existing=_existing_clauses(resolved.target, reference.clause or ""),
            )
        elif manual.number_pattern.parse(reference.target) is not None:
            yield rules.NUMBER_UNKNOWN.at(
                reference.place, number=reference.target, nearest=numbers.to(reference.target)
            )
        else:
            unclosed = reference.target.startswith("[[")
            yield rules.REFERENCE_MALFORMED.at(
                reference.place,
                written=reference.target if unclosed else f"[[{reference.target}]]",
                pattern=manual.number_pattern.usual.pattern,
                nearest=numbers.to(reference.target.strip("[]")),
            )


def _existing_clauses(document: Document, wanted: str) -> str:
    """The clauses beside the one that is wanted: those of the same parent, else the top ones."""
    clauses = document.body.clauses
    parts = wanted.split(".")
    for depth in range(len(parts), 0, -1):
        beside = [
            c for c in clauses if len(c.path) == depth and list(map(str, c.path[:-1])) == parts[: depth - 1]
        ]
        if beside:
            shown = ", ".join(_clause_name(c) for c in beside[:_CLAUSES_SHOWN])
            return shown + (" …" if len(beside) > _CLAUSES_SHOWN else "")
    return NOTHING_NEAR


def _clause_name(clause: Clause) -> str:
    return f"{clause.key} {clause.title}".strip()


def unusable_targets(references: CrossReferences) -> Iterator[Finding]:
    """References to documents that readers cannot use.

    By the recorded status, not by the date: a build never starts to fail because a day has come.
    """
    for resolved in references.references:
        source, target = resolved.source, resolved.target
        if target is None or target.path == source.path or source.status is Status.WITHDRAWN:
            continue
        if not target.status.released:
            if target.number in references.manual.released:
                continue  # readers have the revision before it
            rule = rules.CITES_UNRELEASED if source.status.released else rules.DRAFT_CITES_DRAFT
            yield rule.at(resolved.reference.place, number=target.number, status=target.status)
        elif target.status is Status.WITHDRAWN:
            yield _cites_withdrawn(resolved, target)


def _cites_withdrawn(resolved: ResolvedReference, target: Document) -> Finding:
    withdrawal = target.withdrawal
    return rules.CITES_WITHDRAWN.at(
        resolved.reference.place,
        number=target.number,
        day=withdrawal.day if withdrawal else "—",
        successor=(withdrawal.successor if withdrawal else None) or "—",
    )


def unusable_successors(manual: Manual) -> Iterator[Finding]:
    """Successors that do not exist, or are no better than what they replace."""
    numbers = Nearest(manual.by_number)
    rejected = {source.number for source in manual.rejected}
    for document in manual.documents:
        successor = document.withdrawal.successor if document.withdrawal else None
        if successor is None or successor in rejected:
            continue
        found = manual.by_number.get(successor)
        place = document.place("withdrawal", "successor")
        if found is None:
            yield rules.SUCCESSOR_UNKNOWN.at(place, number=successor, nearest=numbers.to(successor))
        elif not found.status.released and successor in manual.released:
            continue
        elif found.status is not Status.APPROVED:
            yield rules.SUCCESSOR_NOT_RELEASED.at(place, number=successor, status=found.status)
