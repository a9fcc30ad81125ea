"""The documents of an edition as search finds them: each clause, and the document itself by number, title and keywords."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from sop_plugin.model.asked import asked_by_clause
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import base_of
from sop_plugin.pages.searching.text import Sections, sections
from sop_plugin.rendering.clause_numbers import clause_mark
from sop_plugin.rendering.publication import address
from sop_plugin.searching.entries import Findable, Found, Passage

SectionsOf = Callable[[Document], Sections]
"""A document → the sections of its text."""


def rendered_sections(edition: Edition, document: Document) -> Sections:
    """The sections of a document, of which nobody knows the rendered text yet."""
    return tuple(sections(edition.texts.on_page(document, base_of(address(document.number))).html))


def found_documents(edition: Edition, sections_of: SectionsOf | None = None) -> Iterator[Findable]:
    """All that have a page, the withdrawn by their number and title alone; ``sections_of`` knows texts that were rendered already."""
    for document in edition.manual.in_order:
        if document.path in edition.published:
            yield _found(edition, document, sections_of or partial(rendered_sections, edition))


def _found(edition: Edition, document: Document, sections_of: SectionsOf) -> Findable:
    manual = edition.manual
    where = address(document.number)
    withdrawn = manual.state(document) is State.WITHDRAWN
    # The page of a withdrawn document does not show its text.
    asked = {} if withdrawn else asked_by_clause(document, manual.asked_of.get(document.number, ()))
    text, passages = ("", ()) if withdrawn else _passages(edition, document, sections_of, asked)
    facts = (manual.department_name(document.department, document.language), *document.audience)
    return Findable(
        Found.DOCUMENT,
        where,
        document.title,
        document.number,
        document.keywords,
        "\n".join(filter(None, (" · ".join(facts), text))),
        passages,
        document.language,
        document.type,
        document.department,
        document.audience,
        dates_of(document),
        asked.get("", ()),
    )


def _passages(
    edition: Edition, document: Document, sections_of: SectionsOf, asked: Mapping[str, tuple[str, ...]]
) -> tuple[str, tuple[Passage, ...]]:
    marks = {
        clause.explicit_id or clause.anchor: (
            clause_mark(clause, edition.manual.settings.clause_style),
            clause.key,
        )
        for clause in document.body.clauses
    }
    preamble: list[str] = []
    passages: list[Passage] = []
    for anchor, title, text in sections_of(document):
        if anchor is None:
            # A heading without an id leads nowhere: it is text of the section before it.
            words = "\n".join(filter(None, (title, text)))
            if not passages:
                preamble.append(words)
            else:
                last = passages.pop()
                passages.append(replace(last, text=f"{last.text}\n{words}"))
            continue
        mark, key = marks.get(anchor, ("", ""))
        questions = asked.get(key, ()) if key else ()
        passages.append(Passage(anchor, mark, title.removeprefix(mark).strip(), text, key, questions))
    return "\n".join(filter(None, preamble)), tuple(passages)


def dates_of(document: Document) -> dict[str, str]:
    """Whatever the browser derives the state from, by the names of ``state.js``."""
    dates = document.dates
    days = {
        "effective": dates.effective,
        "reviewDue": dates.review_due,
        "expires": dates.expires,
        "withdrawn": dates.withdrawn,
        "superseded": dates.superseded,
    }
    return {"status": document.status.value, **{name: day.isoformat() for name, day in days.items() if day}}
