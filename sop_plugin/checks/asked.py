"""How people ask: what their questions lead to must be there, be in use, and be what was meant."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.nearest import NOTHING_NEAR, Nearest
from sop_plugin.model.asked import Asked, same_title
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.rules import asked as rules

_SHOWN = 12


def questions_lead_somewhere(manual: Manual) -> Iterator[Finding]:
    """Questions to documents and clauses that are unknown, withdrawn, or have another title than the one that was meant."""
    rejected = {source.number for source in manual.rejected}
    numbers = Nearest(manual.by_number)
    told: set[str] = set()
    for asked in manual.asked:
        document = manual.by_number.get(asked.number)
        if document is not None and document.status is not Status.WITHDRAWN:
            yield from _clause(document, asked)
        elif asked.number not in told and asked.number not in rejected:
            told.add(asked.number)
            yield (
                rules.ASKED_PLACE_UNKNOWN.at(asked.place, named=asked.number, near=numbers.to(asked.number))
                if document is None
                else _withdrawn(document, asked)
            )


def _withdrawn(document: Document, asked: Asked) -> Finding:
    end = document.withdrawal
    successor = (end.successor if end else None) or NOTHING_NEAR
    return rules.ASKED_OF_WITHDRAWN.at(asked.place, number=document.number, successor=successor)


def _clause(document: Document, asked: Asked) -> Iterator[Finding]:
    if not asked.clause:
        return
    numbered, meant = document.body.clause_named(asked.clause), asked.clause_of(document)
    if meant is None:
        existing = ", ".join(clause.key for clause in document.body.clauses[:_SHOWN]) or NOTHING_NEAR
        yield rules.ASKED_PLACE_UNKNOWN.at(asked.place, named=asked.named, near=existing)
    elif asked.title and (numbered is None or not same_title(numbered.title, asked.title)):
        yield rules.ASKED_CLAUSE_MOVED.at(
            asked.place,
            number=document.number,
            clause=asked.clause,
            now=numbered.title if numbered else NOTHING_NEAR,
            title=asked.title,
            near=f"{meant.key} {meant.title}",
        )
