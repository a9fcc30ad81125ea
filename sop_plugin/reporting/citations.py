"""Who refers to a document that changes: the people who have to look whether their own text still holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sop_plugin.changes.clauses import ClauseChange, ClauseDifference
from sop_plugin.changes.documents import DocumentChange, DocumentChangeKind
from sop_plugin.model.cross_references import CrossReferences, ResolvedReference
from sop_plugin.model.lifecycle import Status
from sop_plugin.reporting import change_words as words
from sop_plugin.reporting.some import some
from sop_plugin.words.voice import SEMICOLON, Voice, Words


def cited_by(
    item: DocumentChange, changes: Sequence[ClauseChange], references: CrossReferences, voice: Voice
) -> str:
    """The documents that refer to this one, those first that name a clause which changes; empty when nobody need look."""
    if not item.text_changed and item.kind is not DocumentChangeKind.WITHDRAWN:
        return ""
    if item.after is not None:
        found: Iterable[ResolvedReference] = references.incoming.get(item.after.path, ())
    else:
        lost = (r for r in references.broken if r.target is None)
        found = (r for r in lost if r.reference.target == item.number)
    by_document: dict[str, list[ResolvedReference]] = {}
    for reference in found:
        if reference.source.status is not Status.WITHDRAWN:
            by_document.setdefault(reference.source.number, []).append(reference)
    told = [_citing(item, citing, changes, voice) for citing in by_document.values()]
    return some(voice, [text for text, _ in sorted(told, key=lambda one: not one[1])])


def _citing(
    item: DocumentChange,
    references: Sequence[ResolvedReference],
    changes: Sequence[ClauseChange],
    voice: Voice,
) -> tuple[str, bool]:
    """A document with the clauses in which it refers, and whether to a clause that is not what it was."""
    places = dict.fromkeys(r.source_clause.key for r in references if r.source_clause)
    notes = [voice.say(words.CLAUSE, clauses=list(places))] if places else []
    touched = dict.fromkeys(note for r in references if (note := _note(item, r, changes)) is not None)
    notes += [voice.say(note) for note in touched]
    return voice.noted(references[0].source.name, voice.listed(notes, SEMICOLON)), bool(touched)


def _note(
    item: DocumentChange, reference: ResolvedReference, changes: Sequence[ClauseChange]
) -> Words | None:
    """What became of the clause that is named."""
    named = reference.reference.clause
    if named is None or item.before is None or item.after is None:
        return None
    old, new = item.before.body.clause_named(named), item.after.body.clause_named(named)
    if new is None:
        return words.CITES_REMOVED if old is not None else None
    change = next((c for c in changes if c.new == new), None)
    if old is None:
        return words.CITES_CHANGED if change is not None else None
    if change is None:
        return None
    if change.old != old:
        # A clause above was added or removed: the number leads elsewhere, and no check can see it.
        return words.CITES_ANOTHER
    return words.CITES_CHANGED if change.difference is ClauseDifference.CHANGED else None
