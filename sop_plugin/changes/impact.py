"""What a change of a document touches: the clauses that cite it, those that cite these, and so on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.model.cross_references import CrossReferences, ResolvedReference
from sop_plugin.model.document import Document


class Scope(StrEnum):
    """Which part of the cited document a reference is about."""

    CLAUSE = "clause"
    """One of the clauses asked about."""
    PART = "part"
    """A clause inside one of them."""
    AROUND = "around"
    """A clause that holds one of them."""
    DOCUMENT = "document"
    """The document as a whole."""


@dataclass(frozen=True)
class Touched:
    """A reference that a change touches. ``depth`` 1 cites the document itself, 2 cites a document of depth 1 …"""

    reference: ResolvedReference
    scope: Scope
    depth: int = 1

    @property
    def document(self) -> Document:
        """The document that cites."""
        return self.reference.source


@dataclass(frozen=True)
class Impact:
    """What cites a document, and the forms and roles that have to do with the change, each once.

    ``clauses`` are the keys asked about; empty stands for the whole document.
    """

    document: Document
    clauses: tuple[str, ...]
    touched: tuple[Touched, ...]
    forms: tuple[Document, ...]
    roles: tuple[str, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The citing documents, each once; the nearest first."""
        return tuple({t.document.path: t.document for t in self.touched}.values())


def impact(
    references: CrossReferences,
    document: Document,
    clauses: Collection[str] = (),
    *,
    transitive: bool = False,
) -> Impact:
    """The references to ``document``, or to ``clauses`` of it (keys such as ``4.2``), and what follows from them.

    The chain goes from document to document: whoever cites a document at one depth stands at the next, unless nearer already. Circles
    end there. A clause asked about is cited from within the document too.
    """
    asked = tuple(clauses)
    touched = [
        Touched(reference, scope)
        for reference in _citing(references, document)
        if (scope := _scope(reference, asked)) is not None
        and (reference.source.path != document.path or _from_elsewhere(reference, asked))
    ]
    touched.sort(key=lambda t: (t.document.path != document.path, list(Scope).index(t.scope)))
    if transitive:
        touched += _chain(references, document, touched)
    return Impact(
        document,
        asked,
        tuple(touched),
        _forms(references, document, asked, touched),
        _roles(document, asked, touched),
    )


def _citing(references: CrossReferences, document: Document) -> Iterable[ResolvedReference]:
    """References to the document, its own included."""
    own = (
        r for r in references.outgoing.get(document.path, ()) if r.target and r.target.path == document.path
    )
    return (*own, *references.incoming.get(document.path, ()))


def _scope(reference: ResolvedReference, asked: Sequence[str]) -> Scope | None:
    # A clause that is not there any more is still named by its number.
    named = reference.clause.key if reference.clause else reference.reference.clause
    if not asked:
        return Scope.CLAUSE if named else Scope.DOCUMENT
    if named is None:
        return Scope.DOCUMENT
    if named in asked:
        return Scope.CLAUSE
    if any(named.startswith(f"{key}.") for key in asked):
        return Scope.PART
    return Scope.AROUND if any(key.startswith(f"{named}.") for key in asked) else None


def _from_elsewhere(reference: ResolvedReference, asked: Sequence[str]) -> bool:
    """Whether a reference within the document leads to a clause asked about from outside of it."""
    if not asked:
        return False
    place = reference.source_clause
    key = place.key if place else ""
    named = reference.clause.key if reference.clause else reference.reference.clause
    return named is not None and not (key == named or key.startswith(f"{named}."))


def _chain(references: CrossReferences, document: Document, direct: Sequence[Touched]) -> Iterable[Touched]:
    nearest = {document.path: 0} | {t.document.path: 1 for t in direct if t.document.path != document.path}
    level = {t.document.path for t in direct if t.document.path != document.path}
    depth = 1
    while level:
        depth += 1
        reached: set[str] = set()
        for cited in sorted(level, key=lambda path: _order(references, path)):
            for reference in references.incoming.get(cited, ()):
                path = reference.source.path
                if nearest.setdefault(path, depth) == depth:
                    reached.add(path)
                    scope = Scope.CLAUSE if reference.reference.clause else Scope.DOCUMENT
                    yield Touched(reference, scope, depth)
        level = reached


def _order(references: CrossReferences, path: str) -> tuple[object, ...]:
    manual = references.manual
    document = manual.by_path.get(path)
    return manual.sort_key(document) if document else ("",)


def _forms(
    references: CrossReferences, document: Document, asked: Sequence[str], touched: Sequence[Touched]
) -> tuple[Document, ...]:
    """The document itself if it is a form, forms that it cites from what is asked about, and forms that cite it."""
    is_form = references.manual.settings.is_form
    found: dict[str, Document] = {}
    if is_form(document.type):
        found[document.path] = document
    for reference in references.outgoing.get(document.path, ()):
        target, place = reference.target, reference.source_clause
        if target is None or not is_form(target.type):
            continue
        if not asked or (place is not None and _within(place.key, asked)):
            found[target.path] = target
    for each in touched:
        if is_form(each.document.type):
            found[each.document.path] = each.document
    return tuple(found.values())


def _within(key: str, asked: Sequence[str]) -> bool:
    return any(key == each or key.startswith(f"{each}.") for each in asked)


def _roles(document: Document, asked: Sequence[str], touched: Sequence[Touched]) -> tuple[str, ...]:
    """Who does the steps asked about, and for whom the document and those that cite it are written."""
    procedures = document.body.procedures
    roles: dict[str, None] = {}
    for table in procedures.step_tables:
        if not asked or _within(table.clause or "", asked):
            for step in table.steps:
                roles |= dict.fromkeys(step.doers)
    for measure in procedures.measures:
        if not asked or _within(measure.clause or "", asked):
            roles |= dict.fromkeys(measure.doers)
    roles |= dict.fromkeys(document.audience)
    for each in touched:
        roles |= dict.fromkeys(each.document.audience)
    return tuple(roles)
