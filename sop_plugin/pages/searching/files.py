"""The files of the search index of an edition, with all that the browser says around its answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sop_plugin.model.lifecycle import State
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.asked import QUESTIONS, has_questions
from sop_plugin.pages.output import Output
from sop_plugin.pages.searching.documents import SectionsOf, found_documents
from sop_plugin.pages.searching.places import found_places
from sop_plugin.pages.searching.text import sections
from sop_plugin.searching.asking import BESIDE, PARTING, PLAIN, SOUGHT, TROUBLE, UNASKED, URGENT
from sop_plugin.searching.english import ENGLISH
from sop_plugin.searching.entries import Findable, Found, Passage
from sop_plugin.searching.everyday import EVERYDAY
from sop_plugin.searching.index import index_of
from sop_plugin.searching.synonyms import SHIPPED
from sop_plugin.words import labels
from sop_plugin.words.labels import LABELS

FOLDER = "assets/sop/search"


def search_files(
    edition: Edition,
    outputs: Sequence[Output],
    pages: Iterable[Findable] = (),
    sections_of: SectionsOf | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Path → bytes, for documents, ways in and ``pages`` outside control; these rank last.

    ``sections_of`` may know the text of a page that is not made again.
    """
    found = (*found_documents(edition, sections_of), *found_places(edition, outputs), *pages)
    indexes = edition.compiled.indexes
    synonyms = (*SHIPPED, *EVERYDAY, *ENGLISH, *edition.manual.synonyms)
    files = index_of(found, _facts(edition), synonyms, indexes.simplify, indexes.ways_in.reading_of)
    return ((f"{FOLDER}/{path}", data) for path, data in files)


def found_page(address: str, title: str, html: str, language: str) -> Findable:
    """A page outside control by its sections."""
    parts = list(sections(html))
    text = "\n".join(text for anchor, _, text in parts if anchor is None and text)
    passages = tuple(
        # The title of the page is said already.
        Passage(anchor, "", "" if heading == title else heading, text)
        for anchor, heading, text in parts
        if anchor is not None
    )
    return Findable(Found.PAGE, address, title, text=text, passages=passages, language=language)


def _facts(edition: Edition) -> dict[str, object]:
    """What the rows and filters say, in the language of the manual."""
    say = edition.voice.plain.say
    manual, settings = edition.manual, edition.manual.settings
    in_use = {document.type for document in edition.published.values()}
    return {
        "lead": settings.lead_days,
        "zone": settings.time_zone,
        "language": edition.language,
        "states": {state.value: say(state.label) for state in State},
        "kinds": {kind.value: say(LABELS[f"found_{kind}"]) for kind in Found if kind is not Found.DOCUMENT},
        "types": {name: say(settings.type_label(name)) for name in settings.types if name in in_use},
        "departments": {code: manual.department_name(code, edition.language) for code in edition.departments},
        "jobs": [
            role.written
            for role in edition.ways_in.roles.roles
            if role.documents and edition.addresses.role(role.written)
        ],
        "asked": QUESTIONS if has_questions(edition) else "",
        "words": {name: say(words) for name, words in _WORDS.items()},
        "unasked": list(dict.fromkeys(UNASKED)),
        "parting": list(PARTING),
        "plain": list(dict.fromkeys(PLAIN)),
        "sought": [list(words) for words in SOUGHT],
        "beside": list(BESIDE),
        "urgent": list(URGENT),
        "trouble": list(TROUBLE),
    }


_WORDS = {
    "answers": labels.SEARCH_ANSWERS,
    "nothing": labels.SEARCH_NOTHING,
    "near": labels.SEARCH_NEAR,
    "often": labels.ASKED_AS,
    "asked": labels.QUESTIONS_ASKED,
    "more": labels.SEARCH_MORE,
    "department": labels.SEARCH_DEPARTMENT,
    "type": labels.SEARCH_TYPE,
    "job": labels.SEARCH_JOB,
    "all": labels.SEARCH_ALL,
    "failed": labels.SEARCH_FAILED,
    "typed": labels.SEARCH_TYPED,
}
