"""Every reference of the manual resolved."""

from __future__ import annotations

import posixpath

from sop_plugin.model.cross_references import CrossReferences, Problem, ResolvedReference
from sop_plugin.model.document import Document, Reference, ReferenceKind
from sop_plugin.model.manual import Manual


def resolve_references(manual: Manual, documents: tuple[Document, ...] | None = None) -> CrossReferences:
    """Resolve every reference, or those of ``documents`` that need not be of the manual.

    External titles from the settings and rejected files raise no problem.
    """
    rejected_numbers = {r.number for r in manual.rejected if r.number}
    known_titles = manual.settings.external_titles | {r.title for r in manual.rejected if r.title}

    def resolve(source: Document, reference: Reference) -> ResolvedReference:
        target: Document | None
        problem: Problem | None = None
        match reference.kind:
            case ReferenceKind.NUMBER:
                target = manual.by_number.get(reference.target)
                if target is None and reference.target not in rejected_numbers:
                    problem = Problem.UNKNOWN_NUMBER
            case ReferenceKind.TITLE:
                target = manual.by_title.get(reference.target)
                if target is None and reference.target not in known_titles:
                    problem = Problem.UNKNOWN_TITLE
            case ReferenceKind.LINK:
                folder = posixpath.dirname(source.path)
                # An unknown path is no problem of ours: MkDocs reports links to files that are not there.
                target = manual.by_path.get(posixpath.normpath(posixpath.join(folder, reference.target)))
        clause = None
        if target is not None and reference.clause is not None:
            clause = target.body.clause_named(reference.clause)
            if clause is None and reference.kind is ReferenceKind.NUMBER:
                problem = Problem.UNKNOWN_CLAUSE
        return ResolvedReference(source, reference, target, clause, problem)

    return CrossReferences(
        manual, tuple(resolve(d, r) for d in documents or manual.in_order for r in d.body.references)
    )
