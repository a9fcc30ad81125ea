"""Processes that run through the manual: the stages of a clause, with all that belongs to each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sop_plugin.model.cross_references import CrossReferences, ResolvedReference
from sop_plugin.model.document import Clause, Document
from sop_plugin.model.procedure import Cell, ProcedureStep, StepTable
from sop_plugin.model.processes import named_process


@dataclass(frozen=True)
class RelatedText:
    """A document that a stage cites or that cites it, with the clauses concerned."""

    document: Document
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Stage:
    """One stage of a process; ``doers`` as written, in the order in which they come in."""

    clause: Clause
    tables: tuple[StepTable, ...]
    cites: tuple[RelatedText, ...]
    cited_by: tuple[RelatedText, ...]

    @property
    def steps(self) -> tuple[ProcedureStep, ...]:
        """The steps of all its tables."""
        return tuple(step for table in self.tables for step in table.steps)

    @property
    def doers(self) -> tuple[str, ...]:
        """Whoever does a step of it."""
        return tuple(dict.fromkeys(doer for step in self.steps for doer in step.doers))

    @property
    def first_limit(self) -> Cell | None:
        """The time limit of its first step."""
        return _said(self.steps[0].time_limit) if self.steps else None

    @property
    def last_limit(self) -> Cell | None:
        """The time limit of its last step, if that is another one."""
        return _said(self.steps[-1].time_limit) if len(self.steps) > 1 else None


@dataclass(frozen=True)
class Process:
    """A clause of a document whose sub-clauses are stages."""

    document: Document
    clause: Clause
    stages: tuple[Stage, ...]


def process_index(references: CrossReferences, documents: Iterable[Document]) -> tuple[Process, ...]:
    """The processes of the settings, as far as readers may see them; ``documents`` are those that count."""
    in_use = {document.path for document in documents}
    found = []
    for setting in references.manual.settings.processes:
        named = named_process(references.manual, setting)
        if named.document and named.clause and named.stages and named.document.path in in_use:
            found.append(_process(named.document, named.clause, named.stages, references, in_use))
    return tuple(found)


def _process(
    document: Document,
    clause: Clause,
    stages: tuple[Clause, ...],
    references: CrossReferences,
    in_use: set[str],
) -> Process:
    outgoing = [
        r
        for r in references.outgoing.get(document.path, ())
        if r.target and r.target.path in in_use and r.target.path != document.path
    ]
    incoming = [r for r in references.incoming.get(document.path, ()) if r.source.path in in_use]
    return Process(document, clause, tuple(_stage(document, stage, outgoing, incoming) for stage in stages))


def _stage(
    document: Document, stage: Clause, outgoing: list[ResolvedReference], incoming: list[ResolvedReference]
) -> Stage:
    cites, cited_by = _Related(), _Related()
    for resolved in outgoing:
        if stage.line <= resolved.reference.place.line <= stage.end_line and resolved.target:
            cites.add(resolved.target, resolved.clause)
    for resolved in incoming:
        cited = resolved.clause
        if cited is not None and cited.path[: len(stage.path)] == stage.path:
            cited_by.add(resolved.source, resolved.source_clause)
    tables = document.body.procedures.step_tables
    within = tuple(table for table in tables if stage.line <= table.line <= stage.end_line)
    return Stage(stage, within, cites.found(), cited_by.found())


@dataclass
class _Related:
    by_path: dict[str, tuple[Document, dict[str, Clause]]] = field(default_factory=dict)

    def add(self, document: Document, clause: Clause | None) -> None:
        _, clauses = self.by_path.setdefault(document.path, (document, {}))
        if clause is not None:
            clauses[clause.key] = clause

    def found(self) -> tuple[RelatedText, ...]:
        return tuple(
            RelatedText(document, tuple(clauses.values())) for document, clauses in self.by_path.values()
        )


def _said(cell: Cell | None) -> Cell | None:
    return None if cell is None or cell.is_empty else cell
