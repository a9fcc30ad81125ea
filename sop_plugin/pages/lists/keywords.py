"""The keyword index: one page, folded by letter; in a large manual an overview, and a page for each letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sop_plugin.indexes.keywords import KeywordEntry
from sop_plugin.pages.addresses import keyword_id
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.letters import letters_of_index
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

# With more terms than this the letters of one page are folded away.
_FOLD_ABOVE = 60
_OF_LETTER = Words("关键词索引：{letter}", "Keyword index: {letter}")

_Sections = Mapping[str, tuple[KeywordEntry, ...]]


def keywords_html(edition: Edition, base: str) -> str:
    """The keyword index with its bar of letters; where letters have pages of their own, the terms alone."""
    sections = _sections(edition)
    return _drawn(edition, base, sections, edition.voice.plain.say(labels.KEYWORD_INDEX))


def keywords_of_letters(edition: Edition) -> Iterator[Output]:
    """The page of each letter; they are reached from the index."""
    if not edition.addresses.keywords_by_letter:
        return
    for letter, entries in _sections(edition).items():
        yield _of_letter(edition, letter, entries)


def _of_letter(edition: Edition, letter: str, entries: tuple[KeywordEntry, ...]) -> Output:
    where = edition.addresses.letter(letter)
    title = edition.voice.plain.say(_OF_LETTER.filled(letter=letter))
    return Output(
        where,
        Kind.LIST,
        title,
        edition.language,
        draw=lambda _text: _drawn(edition, base_of(where), {letter: entries}, title, whole=True),
    )


def _sections(edition: Edition) -> dict[str, tuple[KeywordEntry, ...]]:
    return {section.letter: section.entries for section in edition.compiled.indexes.keywords}


def _drawn(edition: Edition, base: str, sections: _Sections, title: str, *, whole: bool = False) -> str:
    return list_html(
        "lists/keywords.html",
        edition,
        base,
        title=title,
        sections=sections,
        letters=letters_of_index(_sections(edition)),
        present=_sections(edition),
        folded=not whole and sum(map(len, sections.values())) > _FOLD_ABOVE,
        terms_alone=edition.addresses.keywords_by_letter and not whole,
        keyword_id=keyword_id,
    )
