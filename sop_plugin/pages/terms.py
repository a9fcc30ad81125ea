"""The glossary as a page, and what a document's text shows of it."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import quote

from sop_plugin.indexes.glossary import DefinedTerm, GlossaryEntry, spellings
from sop_plugin.indexes.occurrences import term_key
from sop_plugin.model.document import Document
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.generated_html import generated_html
from sop_plugin.pages.manual_pages import letters_of_index
from sop_plugin.rendering.plain_text import full_name, plain_text
from sop_plugin.rendering.terms import TermMark, Terms, term_pattern
from sop_plugin.words.language import Language, languages

GLOSSARY_ADDRESS = "glossary/"


class DefinedTerms:
    """What documents show of the glossary; the patterns are made once for each language."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def _patterns(self) -> dict[Language, Terms | None]:
        entries = self._edition.ways_in.glossary.entries
        written: dict[Language, list[str]] = {language: [] for language in languages()}
        for entry in entries:
            for defined in entry.definitions:
                written[defined.document.language] += spellings(defined.definition.term)
        return {
            language: Terms(pattern, lambda _found: None) if (pattern := term_pattern(terms)) else None
            for language, terms in written.items()
        }

    def of(self, document: Document, base: str) -> Terms | None:
        """The terms to mark in a document's text, ``None`` where its language has none."""
        found = self._patterns[document.language]
        if found is None:
            return None
        known = self._edition.ways_in.glossary.terms_for(document)

        def mark(words: str) -> TermMark | None:
            key = term_key(words)
            defined = known.get(key)
            if defined is None:
                return None
            where = f"{base}{GLOSSARY_ADDRESS}#{term_id(term_key(spellings(defined.definition.term)[0]))}"
            return TermMark(key, meaning(self._edition, defined), where)

        clauses = {definition.clause for definition in document.body.procedures.definitions}
        anchors = {
            anchor
            for clause in document.body.clauses
            if clause.key in clauses
            for anchor in (clause.anchor, clause.explicit_id)
            if anchor
        }
        return Terms(found.pattern, mark, frozenset(anchors))


def term_id(key: str) -> str:
    """The id of a term in the glossary; a key has no blanks."""
    return f"t-{quote(key, safe='') if key.isascii() else key}"


def meaning(edition: Edition, defined: DefinedTerm) -> str:
    """A definition without Markdown, references in words."""
    manual = edition.manual
    name = full_name(manual.by_number, manual.settings.clause_style, defined.document.language)
    return plain_text(defined.definition.meaning, name)


def glossary_html(edition: Edition, base: str) -> str:
    """All terms with all their definitions, each with the document and clause that it comes from."""
    sections = edition.ways_in.glossary.sections
    return generated_html(
        "glossary.html",
        edition,
        base,
        sections=sections,
        letters=letters_of_index(sections),
        term_id=lambda entry: term_id(entry.key),
        meanings=lambda entry: _meanings(edition, entry),
        source_clause=_source_clause,
        differs=_differs,
    )


def _meanings(edition: Edition, entry: GlossaryEntry) -> list[tuple[str, list[DefinedTerm]]]:
    """Each meaning once, with all documents that give it."""
    found: dict[tuple[str, Language], list[DefinedTerm]] = {}
    for defined in entry.definitions:
        found.setdefault((meaning(edition, defined), defined.document.language), []).append(defined)
    return [(told, sources) for (told, _), sources in found.items()]


def _source_clause(defined: DefinedTerm) -> list[object]:
    clause = defined.definition.clause
    found = defined.document.body.clause_named(clause) if clause else None
    return [found] if found else []


def _differs(entry: GlossaryEntry) -> bool:
    return len({defined.definition.meaning for defined in entry.definitions}) > 1
