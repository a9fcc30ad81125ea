"""The words of a cell's Markdown, for drawings and for paper: no marks of emphasis, no brackets of references."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from sop_plugin.model.document import Document
from sop_plugin.model.settings import ClauseStyle
from sop_plugin.rendering.clause_numbers import TITLED, cited_clause, clause_phrase
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

NameOf = Callable[[str, str | None], str]
"""A document number and a clause or ``None`` → how a reference to them is worded."""

# Code, escaped characters, references, links and images, addresses: whichever begins first is read first.
_PARTS = re.compile(
    r"(?P<ticks>(?<!`)`+(?!`))(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()>#+.!|~-])"
    r"|\[\[(?P<number>[^\[\]|#\n]+)(?:#(?P<clause>[^\[\]|\n]*))?(?:\|(?P<text>[^\[\]\n]*))?\]\]"
    r"|!?\[(?P<label>[^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)"
    r"|<(?P<address>(?:https?://|mailto:)[^<>\s]+)>"
)
_EMPHASIS = re.compile(r"(?P<mark>\*\*\*|\*\*|\*|(?<!\w)(?:__|_))(?=\S)(?P<words>.+?)(?<=\S)(?P=mark)")
_DEEPEST = 3  # *** takes one pass, ** around * two
_SIGNS = frozenset("`*_\\[<&")
# Characters of private use stand for what is already plain while emphasis is taken away.
_OPEN, _CLOSE = "\ue006", "\ue007"
_CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
_KEPT = re.compile(f"{_OPEN}(\\d+){_CLOSE}(?P<gap> +(?={_CHINESE.pattern}))?")


def plain_text(markdown: str, name_of: NameOf) -> str:
    """What a reader of the page sees of ``markdown``, in one line."""
    if _SIGNS.isdisjoint(markdown):
        return " ".join(markdown.split())
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        if match["number"] is not None:
            words = (match["text"] or "").strip() or name_of(match["number"].strip(), match["clause"] or None)
        elif match["label"] is not None:
            return match["label"]
        else:
            words = match["code"] or match["escaped"] or match["address"] or ""
        kept.append(html.escape(words.strip(), quote=False))
        return f"{_OPEN}{len(kept) - 1}{_CLOSE}"

    text = _PARTS.sub(keep, markdown.replace(_OPEN, "").replace(_CLOSE, ""))
    for _ in range(_DEEPEST):
        text = _EMPHASIS.sub(lambda match: match["words"], text)
    text = _KEPT.sub(lambda match: _put_back(kept[int(match[1])], match["gap"]), text)
    # Last of all: what an entity stands for is no mark.
    text = html.unescape(text)
    return " ".join(text.split())


def _put_back(words: str, gap: str | None) -> str:
    """As on the page: no gap between a title that a reference became and the Chinese words after it."""
    return words + ("" if _CHINESE.match(words[-1:]) else gap or "")


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
