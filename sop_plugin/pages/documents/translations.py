"""What a page says of translations: what it was made from and whether that has moved on, or what was made from it."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.edition import Edition


@dataclass(frozen=True)
class TranslationNote:
    """``newer`` is the source's revision in force when it is later than the one that was translated."""

    source: Document | None = None
    revision: int = 0
    newer: int | None = None
    translations: tuple[Document, ...] = ()


def translation_note(edition: Edition, document: Document) -> TranslationNote:
    """The note on a document's page; one without translations gets an empty note."""
    named = document.translation_of
    others = tuple(d for d in edition.translations.get(document.number, ()) if d.path != document.path)
    if named is None:
        return TranslationNote(translations=others)
    source = edition.manual.by_number.get(named.number)
    if source is None or not edition.visible(source):
        return TranslationNote(revision=named.revision, translations=others)
    in_force = edition.manual.state(source) not in (State.DRAFT, State.IN_REVIEW, State.SCHEDULED)
    newer = source.revision if in_force and source.revision > named.revision else None
    return TranslationNote(source, named.revision, newer, others)
