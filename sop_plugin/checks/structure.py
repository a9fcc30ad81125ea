"""Headings: the required ones are there, the levels make clauses, and nothing of the template is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from sop_plugin.checks.nearest import NOTHING_NEAR, Nearest
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.guidance import guidance_marks
from sop_plugin.model.hand_numbers import titles_without_numbers
from sop_plugin.model.headings import (
    WANTED,
    Heading,
    HeadingKinds,
    heading_kinds,
    heading_topics,
    normalise_heading,
    without_number,
)
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.place import Place
from sop_plugin.model.rule_changes import day_of_rules
from sop_plugin.model.settings import Settings
from sop_plugin.rules import structure as rules
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

# A Traditional text with none of these has no mark, and OpenCC, which takes a tenth of a second, need not be loaded.
_GUIDANCE_SIGNS = ("<!--", "| （", "| (")
_NEARLY = 0.72
_GUIDANCE_SHOWN = 30
_CONFLICT = "<<<<<<<"
_CLAUSE_NUMBER = re.compile(r"c\d+(?:-\d+)*|\d+(?:\.\d+)*")


def missing_headings(document: Document, settings: Settings) -> Iterator[Finding]:
    """Required headings that are not there at level 2; a tombstone may be shorter than what it replaces."""
    kind = settings.type_on(document.type, day_of_rules(document))
    if kind is None or document.status is Status.WITHDRAWN or not document.body.headings:
        return
    kinds = heading_kinds(settings.extra_headings)
    present = topics_present(document, kinds)
    for wanted in kind.required_headings:
        if wanted not in present:
            yield from _nearly(document, kinds, wanted)
            yield rules.HEADING_MISSING.at(
                Place(document.path, document.body.first_line),
                type=settings.type_name(document.type),
                heading=voice_in(document.language).say(WANTED[wanted]),
            )
    for wordings in missing_chapters(document, kind.chapters):
        yield rules.HEADING_MISSING.at(
            Place(document.path, document.body.first_line),
            type=settings.type_name(document.type),
            heading=wordings[0],
        )


def missing_chapters(document: Document, chapters: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Those that a document has in none of their wordings."""
    titles = {
        normalise_heading(title)
        for heading, title in titles_without_numbers(document.body)
        if heading.level <= 2
    }
    return [wordings for wordings in chapters if titles.isdisjoint(map(normalise_heading, wordings))]


def topics_present(document: Document, kinds: HeadingKinds) -> frozenset[Heading]:
    """What its headings are about. A level-1 heading and a numbered one have findings of their own; they are not missing as well."""
    return frozenset(
        topic
        for heading in document.body.headings
        if heading.level <= 2
        for topic in heading_topics(heading.title, kinds)
    )


def _nearly(document: Document, kinds: HeadingKinds, wanted: Heading) -> Iterator[Finding]:
    """Headings that nobody knows, and that are like a word for a missing one."""
    words = Nearest(word for word, heading in kinds.by_spelling.items() if heading is wanted)
    for heading in document.body.headings:
        if heading.level != 2 or heading_topics(heading.title, kinds):
            continue
        spelling = normalise_heading(without_number(heading.title))
        near = words.to(spelling)
        if near == NOTHING_NEAR or (near not in spelling and not _alike(near, spelling)):
            continue
        yield rules.HEADING_NEARLY.at(
            Place(document.path, heading.line),
            title=heading.title,
            heading=voice_in(document.language).say(WANTED[wanted]),
            setting=f"{wanted.value}: [{without_number(heading.title)}]",
        )


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEARLY


def without_clauses(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Documents in one lump."""
    if not document.body.headings and document.status is not Status.WITHDRAWN:
        yield rules.NO_CLAUSES.at(Place(document.path, document.body.first_line))


def misplaced_headings(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Headings at an impossible level, underlined, or without a text."""
    level_above = 1
    for heading in document.body.headings:
        place = Place(document.path, heading.line)
        if heading.underlined and heading.title.startswith(_CONFLICT):
            continue  # git's marks, which are a finding by themselves
        if heading.underlined:
            marks = "#" * max(heading.level, 2)
            yield rules.HEADING_UNDERLINED.at(place, title=heading.title, marks=marks)
        elif not heading.title:
            yield rules.HEADING_EMPTY.at(place, level=heading.level)
        elif heading.level == 1:
            yield rules.HEADING_LEVEL_ONE.at(place, title=heading.title)
            continue
        elif heading.level > level_above + 1:
            yield rules.HEADING_JUMP.at(
                place,
                title=heading.title,
                level=heading.level,
                allowed=level_above + 1,
                marks="#" * (level_above + 1),
            )
        level_above = max(heading.level, 1)


def unusable_ids(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Explicit ids that are used twice, or that a clause number could be."""
    first: dict[str, int] = {}
    for heading in document.body.headings:
        if heading.explicit_id is None:
            continue
        place = Place(document.path, heading.line)
        shown = "{#" + heading.explicit_id + "}"
        if _CLAUSE_NUMBER.fullmatch(heading.explicit_id):
            yield rules.CLAUSE_ID_RESERVED.at(place, id=shown)
        line = first.setdefault(heading.explicit_id, heading.line)
        if line != heading.line:
            yield rules.CLAUSE_ID_DUPLICATE.at(place, id=shown, line=line)


def numbered_headings(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Headings that carry a number of their own."""
    for heading, plain in titles_without_numbers(document.body):
        if plain and plain != heading.title:
            yield rules.HEADING_NUMBERED.at(
                Place(document.path, heading.line), title=heading.title, plain=plain
            )


def guidance_left(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Guidance and example rows in documents that are no drafts any more."""
    text = document.body.text
    if document.status in (Status.DRAFT, Status.WITHDRAWN):
        return
    if document.language is Language.ZH_HANT and not any(sign in text for sign in _GUIDANCE_SIGNS):
        return
    marks = guidance_marks(document.language)
    if not any(mark in text for mark in marks):
        return
    for line, written in enumerate(text.split("\n"), start=document.body.first_line):
        if written.startswith(marks):
            column = len(written) - len(written.lstrip("|<!- ")) + 1
            shown = written[column - 1 :].removesuffix("-->").split("|")[0].strip()
            cut = shown if len(shown) <= _GUIDANCE_SHOWN else f"{shown[:_GUIDANCE_SHOWN]}…"
            yield rules.GUIDANCE_LEFT.at(Place(document.path, line), text=cut)
