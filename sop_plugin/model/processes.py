"""What the setting ``processes`` names: a clause whose sub-clauses are the stages of a process."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.document import Clause, Document
from sop_plugin.model.manual import Manual


@dataclass(frozen=True)
class NamedProcess:
    """``SL-POL-001#5``, with as much of it as there is: document, clause, clauses of the stages."""

    number: str
    name: str
    document: Document | None = None
    clause: Clause | None = None
    stages: tuple[Clause, ...] = ()


def named_process(manual: Manual, setting: str) -> NamedProcess:
    """Look up what a setting names."""
    number, _, name = (part.strip() for part in setting.partition("#"))
    document = manual.by_number.get(number)
    clause = document.body.clause_named(name) if document else None
    if document is None or clause is None:
        return NamedProcess(number, name, document)
    depth = len(clause.path)
    below = (c for c in document.body.clauses if len(c.path) == depth + 1 and c.path[:depth] == clause.path)
    return NamedProcess(number, name, document, clause, tuple(below))
