"""The keyword index."""

from __future__ import annotations

from sop_plugin.pages.addresses import keyword_id
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.letters import letters_of_index


def keywords_html(edition: Edition, base: str) -> str:
    """The keyword index with its bar of letters."""
    sections = {section.letter: section.entries for section in edition.compiled.indexes.keywords}
    return list_html(
        "lists/keywords.html",
        edition,
        base,
        sections=sections,
        letters=letters_of_index(sections),
        keyword_id=keyword_id,
    )
