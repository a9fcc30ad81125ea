"""Where the work begins in a document: the clauses before it say what for, for whom, and what words mean."""

from __future__ import annotations

from sop_plugin.model.document import Body, Clause
from sop_plugin.model.headings import Heading, HeadingKinds, heading_topics

_BEFORE_WORK = frozenset(
    (
        Heading.PURPOSE,
        Heading.SCOPE,
        Heading.DEFINITIONS,
        Heading.RESPONSIBILITIES,
        Heading.RECORDS,
        Heading.RELATED,
    )
)


def work_clause(body: Body, kinds: HeadingKinds) -> Clause | None:
    """The outermost clause that holds the first table of steps, or that is named as the procedure; ``kinds``: see ``heading_kinds``."""
    outermost = [clause for clause in body.clauses if len(clause.path) == 1]
    tables = body.procedures.step_tables
    if tables:
        first = tables[0].line
        holding = next((c for c in outermost if c.line <= first <= c.end_line), None)
        named = _named(outermost, kinds)
        # A procedure can begin with a list and have its first table below another clause.
        return min(filter(None, (holding, named)), key=lambda clause: clause.line, default=None)
    return _named(outermost, kinds)


def _named(clauses: list[Clause], kinds: HeadingKinds) -> Clause | None:
    return next((c for c in clauses if Heading.CONTENT in heading_topics(c.title, kinds)), None)


def clauses_before_work(body: Body, kinds: HeadingKinds) -> tuple[Clause, ...]:
    """The outermost clauses at the beginning that are about something else than the work; none where no work follows."""
    work = work_clause(body, kinds)
    found: list[Clause] = []
    for clause in body.clauses if work is not None else ():
        if len(clause.path) > 1:
            continue
        topics = heading_topics(clause.title, kinds)
        if clause is work or not topics or not _BEFORE_WORK.issuperset(topics):
            return tuple(found)
        found.append(clause)
    return ()
