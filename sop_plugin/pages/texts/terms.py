"""The defined terms that a document's text shows."""

from __future__ import annotations

from functools import cached_property

from sop_plugin.indexes.glossary import DefinedTerm, Glossary, spellings
from sop_plugin.indexes.occurrences import term_key
from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.pages.addresses import GLOSSARY, term_id
from sop_plugin.rendering.plain_text import full_name, plain_text
from sop_plugin.rendering.terms import TermMark, Terms, term_pattern
from sop_plugin.words.language import Language, languages


class DefinedTerms:
    """What documents show of the glossary; the patterns are made once for each language."""

    def __init__(self, manual: Manual, glossary: Glossary) -> None:
        self._manual = manual
        self._glossary = glossary

    @cached_property
    def _patterns(self) -> dict[Language, Terms | None]:
        entries = self._glossary.entries
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
        known = self._glossary.terms_for(document)

        def mark(words: str) -> TermMark | None:
            key = term_key(words)
            defined = known.get(key)
            if defined is None:
                return None
            where = f"{base}{GLOSSARY}#{term_id(term_key(spellings(defined.definition.term)[0]))}"
            return TermMark(key, meaning(self._manual, defined), where)

        clauses = {definition.clause for definition in document.body.procedures.definitions}
        anchors = {
            anchor
            for clause in document.body.clauses
            if clause.key in clauses
            for anchor in (clause.anchor, clause.explicit_id)
            if anchor
        }
        return Terms(found.pattern, mark, frozenset(anchors))


def meaning(manual: Manual, defined: DefinedTerm) -> str:
    """A definition without Markdown, references in words."""
    name = full_name(manual.by_number, manual.settings.clause_style, defined.document.language)
    return plain_text(defined.definition.meaning, name)
