"""The glossary: all terms with all their definitions."""

from __future__ import annotations

from sop_plugin.indexes.glossary import DefinedTerm, GlossaryEntry
from sop_plugin.pages.addresses import term_id
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.letters import letters_of_index
from sop_plugin.pages.texts.terms import meaning
from sop_plugin.words.language import Language


def glossary_html(edition: Edition, base: str) -> str:
    """All terms with all their definitions, each with the document and clause that it comes from."""
    sections = edition.ways_in.glossary.sections
    return list_html(
        "lists/glossary.html",
        edition,
        base,
        sections=sections,
        letters=letters_of_index(sections),
        present=sections,
        folded=False,
        term_id=lambda entry: term_id(entry.key),
        meanings=lambda entry: _meanings(edition, entry),
        source_clause=_source_clause,
        differs=_differs,
    )


def _meanings(edition: Edition, entry: GlossaryEntry) -> list[tuple[str, list[DefinedTerm]]]:
    """Each meaning once, with all documents that give it."""
    found: dict[tuple[str, Language], list[DefinedTerm]] = {}
    for defined in entry.definitions:
        found.setdefault((meaning(edition.manual, defined), defined.document.language), []).append(defined)
    return [(told, sources) for (told, _), sources in found.items()]


def _source_clause(defined: DefinedTerm) -> list[object]:
    clause = defined.definition.clause
    found = defined.document.body.clause_named(clause) if clause else None
    return [found] if found else []


def _differs(entry: GlossaryEntry) -> bool:
    return len({defined.definition.meaning for defined in entry.definitions}) > 1
