"""Related documents of one document, both ways, each named once with the clauses concerned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sop_plugin.model.cross_references import ResolvedReference
from sop_plugin.model.document import Clause, Document, ReferenceKind
from sop_plugin.model.headings import Heading, heading_kinds, heading_topics
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.edition import Edition


@dataclass(frozen=True)
class RelatedDocument:
    """A document with the clauses by which it is cited or cites, in the order of the text."""

    document: Document
    clauses: dict[str, Clause] = field(default_factory=dict)


@dataclass(frozen=True)
class RelatedDocuments:
    """Both directions; ``external`` are titles of documents that are kept elsewhere.

    ``unlisted`` are those cited documents that the document's own clause on related documents, ``listed_in``, does not list, or that are cited by clause.
    """

    cites: tuple[RelatedDocument, ...]
    unlisted: tuple[RelatedDocument, ...]
    listed_in: Clause | None
    cited_by: tuple[RelatedDocument, ...]
    external: tuple[str, ...]


def related_documents(edition: Edition, document: Document) -> RelatedDocuments:
    """What a page shows: documents that readers may not see are left out."""
    references = edition.compiled.indexes.references
    outgoing = references.outgoing.get(document.path, ())
    incoming = references.incoming.get(document.path, ())
    cites = _grouped(
        (r.target, r.clause)
        for r in outgoing
        if r.target and r.target.path != document.path and edition.visible(r.target)
    )
    # A page without the text has no clause to lead to.
    withdrawn = edition.manual.state(document) is State.WITHDRAWN
    own = None if withdrawn else _own_clause(edition, document)
    listed = {
        r.target.path
        for r in outgoing
        if r.target and own and own.line <= r.reference.place.line <= own.end_line
    }
    return RelatedDocuments(
        cites,
        # A list names documents; which of their clauses are cited is said nowhere else in one place.
        tuple(each for each in cites if each.clauses or each.document.path not in listed),
        own if listed else None,
        # What is withdrawn refers to nothing any more.
        _grouped(
            (r.source, r.source_clause)
            for r in incoming
            if edition.visible(r.source) and edition.manual.state(r.source) is not State.WITHDRAWN
        ),
        tuple(dict.fromkeys(r.reference.target for r in outgoing if _is_external(r))),
    )


def _own_clause(edition: Edition, document: Document) -> Clause | None:
    """The clause in which the document lists what it is related to."""
    kinds = heading_kinds(edition.manual.settings.extra_headings)
    return next((c for c in document.body.clauses if Heading.RELATED in heading_topics(c.title, kinds)), None)


def _is_external(resolved: ResolvedReference) -> bool:
    return (
        resolved.target is None
        and resolved.problem is None
        and resolved.reference.kind is ReferenceKind.TITLE
    )


def _grouped(pairs: Iterable[tuple[Document, Clause | None]]) -> tuple[RelatedDocument, ...]:
    found: dict[str, RelatedDocument] = {}
    for document, clause in pairs:
        related = found.setdefault(document.path, RelatedDocument(document))
        if clause is not None:
            related.clauses[clause.key] = clause
    return tuple(found.values())
