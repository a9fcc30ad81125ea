"""The words of a cell's Markdown, for drawings and for paper: no marks of emphasis, no brackets of references."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markdown_it.token import Token

from sop_plugin.model.document import Document
from sop_plugin.model.settings import ClauseStyle
from sop_plugin.reading.markdown.parsed import read_inline
from sop_plugin.reading.markdown.words import word_of
from sop_plugin.rendering.clause_numbers import TITLED, cited_clause, clause_phrase
from sop_plugin.rendering.inline_tree import is_chinese
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

NameOf = Callable[[str, str | None], str]
"""A document number and a clause or ``None`` → how a reference to them is worded."""


def plain_text(markdown: str, name_of: NameOf, pictures: bool = True) -> str:
    """What a reader of the page sees of ``markdown``, in one line; without ``pictures`` nothing is said instead of them."""

    def named(token: Token) -> str:
        match = token.meta["match"]
        if match["title"] is not None:
            return token.content
        clause = (match["clause"] or "").strip() or None
        return (match["text"] or "").strip() or name_of(match["number"].strip(), clause)

    words, behind_reference = "", False
    for token in read_inline(markdown):
        if token.type == "image" and not pictures:
            continue
        written = word_of(token, named)
        if behind_reference and written[:1] == " " and is_chinese(written[1:2]) and is_chinese(words[-1:]):
            # As on the page: no gap between a title that a reference became and the Chinese words after it.
            written = written[1:]
        words += written
        behind_reference = "match" in token.meta
    return " ".join(words.split())


def short_name(number: str, clause: str | None) -> str:
    """A reference where there is little room: number and clause alone."""
    return f"{number} {clause}" if clause else number


def full_name(by_number: Mapping[str, Document], style: ClauseStyle, language: Language) -> NameOf:
    """A reference as on the page: number, title, clause."""

    def name(number: str, clause: str | None) -> str:
        target = by_number.get(number)
        if target is None:
            return short_name(number, clause)
        found = target.body.clause_named(clause) if clause else None
        phrase = clause_phrase(found, style, language) if found else clause or ""
        named = voice_in(language).say(TITLED, number=number, title=target.title)
        return cited_clause(named, phrase, language) if phrase else named

    return name
