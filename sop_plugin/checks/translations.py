"""Translations: each names a text that exists, in another language, at a revision that was reached."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.nearest import Nearest
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.rules import translations as rules
from sop_plugin.words.terms import language_name


def translations(manual: Manual) -> Iterator[Finding]:
    """What is wrong with the sources that translations name, and translations that their source has overtaken."""
    rejected = {source.number for source in manual.rejected}
    numbers = Nearest(manual.by_number)
    for document in manual.documents:
        named = document.translation_of
        if named is None or named.number in rejected:
            continue
        source = manual.by_number.get(named.number)
        place = document.place("translation_of", "number")
        if source is None:
            yield rules.SOURCE_UNKNOWN.at(place, number=named.number, nearest=numbers.to(named.number))
        elif source.translation_of is not None:
            yield rules.SOURCE_IS_TRANSLATION.at(
                place, number=named.number, original=source.translation_of.number
            )
        elif source.language is document.language:
            yield rules.SAME_LANGUAGE.at(
                place, number=named.number, language=language_name(document.language)
            )
        else:
            yield from _revisions(document, source)


def _revisions(document: Document, source: Document) -> Iterator[Finding]:
    named = document.translation_of
    if named is None or document.status is Status.WITHDRAWN:
        return
    place = document.place("translation_of", "revision")
    if named.revision > source.revision:
        yield rules.SOURCE_REVISION_UNKNOWN.at(
            place, number=source.number, revision=named.revision, newest=source.revision
        )
        return
    # A draft has not overtaken anything yet, but what was approved before it may have.
    newest = source.revision - (not source.status.released)
    if named.revision < newest:
        yield rules.TRANSLATION_STALE.at(place, number=source.number, revision=named.revision, newest=newest)
