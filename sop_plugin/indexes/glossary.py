"""The glossary: the definitions of all documents by term, and which of them a document's readers are told where a term occurs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sop_plugin.indexes.keywords import Reading
from sop_plugin.indexes.occurrences import term_key
from sop_plugin.indexes.reading_order import initial, reading_key
from sop_plugin.model.document import Document
from sop_plugin.model.procedure import Definition
from sop_plugin.words.language import Language, languages

_BRACKETED = re.compile(r"(?P<term>[^（(]*[^（(\s])\s*[（(](?P<other>[^（()）]+)[)）]")
# A shorter Chinese word (销售, 投诉) means what its document defines only there.
_SHORTEST_SHARED = 3


@dataclass(frozen=True)
class DefinedTerm:
    """What one document means by a term."""

    document: Document
    definition: Definition


@dataclass(frozen=True)
class GlossaryEntry:
    """A term with its definitions, in the order of the documents' numbers."""

    term: str
    reading: str
    definitions: tuple[DefinedTerm, ...]

    @property
    def key(self) -> str:
        """The spelling by which terms are compared."""
        return _keys(self.term)[0]

    @cached_property
    def letter(self) -> str:
        """The letter it stands under: ``A`` … ``Z``, or ``#``."""
        return initial(self.reading)


@dataclass(frozen=True)
class Glossary:
    """Entries in the order of their readings."""

    entries: tuple[GlossaryEntry, ...]

    @cached_property
    def sections(self) -> Mapping[str, tuple[GlossaryEntry, ...]]:
        """Letter → entries, ``#`` last."""
        found: dict[str, list[GlossaryEntry]] = {}
        for entry in self.entries:
            found.setdefault(entry.letter, []).append(entry)
        return {letter: tuple(found[letter]) for letter in sorted(found, key=lambda one: (one == "#", one))}

    @cached_property
    def _shared(self) -> Mapping[Language, Mapping[str, DefinedTerm]]:
        """Language → key → the one definition that all documents in this language may be read with."""
        found: dict[Language, dict[str, DefinedTerm]] = {language: {} for language in languages()}
        for entry in self.entries:
            for language in languages():
                there = [d for d in entry.definitions if d.document.language is language]
                long_enough = not language.is_chinese or len(entry.key) >= _SHORTEST_SHARED
                if len({term_key(d.definition.meaning) for d in there}) == 1 and long_enough:
                    found[language][entry.key] = there[0]
        return found

    @cached_property
    def _own(self) -> Mapping[str, Mapping[str, DefinedTerm]]:
        found: dict[str, dict[str, DefinedTerm]] = {}
        for entry in self.entries:
            for defined in entry.definitions:
                own = found.setdefault(defined.document.path, {})
                for key in _keys(defined.definition.term):
                    own.setdefault(key, defined)
        return found

    def terms_for(self, document: Document) -> Mapping[str, DefinedTerm]:
        """Key → definition, for the readers of one document: its own count before those of others."""
        return {**self._shared[document.language], **self._own.get(document.path, {})}


def spellings(term: str) -> tuple[str, ...]:
    """How a term is written in the text: 潜在客户（prospect） is either word."""
    bracketed = _BRACKETED.fullmatch(term)
    return (bracketed["term"], bracketed["other"]) if bracketed else (term,)


def _keys(term: str) -> tuple[str, ...]:
    return tuple(map(term_key, spellings(term)))


def glossary(documents: Iterable[Document], reading_of: Reading) -> Glossary:
    """The glossary of ``documents``."""
    found: dict[str, list[DefinedTerm]] = {}
    for document in documents:
        seen: set[str] = set()
        for definition in document.body.procedures.definitions:
            key = _keys(definition.term)[0]
            # The first of two definitions in one document counts.
            if key and key not in seen:
                seen.add(key)
                found.setdefault(key, []).append(DefinedTerm(document, definition))
    entries = (
        GlossaryEntry(defined[0].definition.term, reading_of(defined[0].definition.term), tuple(defined))
        for defined in found.values()
    )
    return Glossary(tuple(sorted(entries, key=lambda entry: (reading_key(entry.reading), entry.term))))
