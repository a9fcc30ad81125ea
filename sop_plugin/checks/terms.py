"""Terms: each keyword occurs in its document, once in the list, and each defined term has one meaning."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.procedure import Definition
from sop_plugin.model.settings import Settings
from sop_plugin.rules import keywords as rules
from sop_plugin.words.language import Language


def comparable(text: str) -> str:
    """Spelling for comparison: letter case, blanks and emphasis marks do not count."""
    return "".join(text.replace("*", "").split()).casefold()


def keywords_in_use(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Keywords that do not occur, are given twice, or are not given at all; withdrawn documents are not indexed."""
    if document.status is Status.WITHDRAWN:
        return
    if not document.keywords:
        if document.status is Status.APPROVED:
            yield rules.KEYWORDS_MISSING.at(document.place("keywords"))
        return
    text = comparable(f"{document.title}\n{document.body.text}")
    seen: set[str] = set()
    for index, keyword in enumerate(document.keywords):
        spelling = comparable(keyword)
        if spelling in seen:
            yield rules.KEYWORD_TWICE.at(document.place("keywords", index), keyword=keyword)
        elif spelling not in text:
            yield rules.KEYWORD_ABSENT.at(document.place("keywords", index), keyword=keyword)
        seen.add(spelling)


def definitions_that_differ(manual: Manual) -> Iterator[Finding]:
    """Terms that a document with a lower number, in the same language, defines in other words."""
    first: dict[tuple[Language, str], tuple[Document, Definition]] = {}
    for document in manual.in_order:
        if document.status is Status.WITHDRAWN:
            continue
        for definition in document.body.procedures.definitions:
            other, before = first.setdefault(
                (document.language, comparable(definition.term)), (document, definition)
            )
            if comparable(before.meaning) != comparable(definition.meaning):
                yield rules.DEFINED_DIFFERENTLY.at(definition.place, term=definition.term, other=other.name)
