"""Where a reader reports what is wrong with a text: to whom, and which words of which revision it is about."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.document import Document
from sop_plugin.pages.documents.prefilled import filled, left_open, prefilled
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.voice import page_voice
from sop_plugin.words import labels


@dataclass(frozen=True)
class ReportLink:
    """``address`` is about the document as a whole; in ``pattern`` a script puts the clause and words that are meant."""

    address: str
    pattern: str


def report_link(edition: Edition, document: Document) -> ReportLink | None:
    """The link; ``None`` where the settings name nobody, and on pages of what readers do not work by."""
    target = edition.manual.settings.report
    if not target or edition.published.get(document.path) is not document:
        return None
    pattern = _address(target, document, left_open("clause"), left_open("words"))
    return ReportLink(_address(target, document, "", ""), pattern)


def _address(target: str, document: Document, clause: str, words: str) -> str:
    voice = page_voice(document.language).plain
    said = {"number": document.number, "title": document.title, "revision": document.revision}
    form = filled(target, {**said, "clause": clause, "words": words})
    if form is not None:
        return form
    subject = voice.say(labels.REPORT_SUBJECT, number=document.number, revision=document.revision)
    return prefilled(target, subject, voice.say(labels.REPORT_BODY, clause=clause, words=words, **said))
