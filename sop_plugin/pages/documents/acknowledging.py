"""Where a reader says "I have read this": a mail or an issue that is written already, up to the name and the day."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.copies import short_digest
from sop_plugin.model.digest import is_of
from sop_plugin.model.document import Document
from sop_plugin.pages.documents.prefilled import filled, left_open, prefilled
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.voice import page_voice
from sop_plugin.words import labels


@dataclass(frozen=True)
class AcknowledgeLink:
    """``address`` leaves the result of the questions open; in ``pattern`` a script puts it, and is empty where nothing is asked.

    ``all_right``: the reading counts only with every question answered rightly.
    """

    address: str
    pattern: str
    all_right: bool


def acknowledging(edition: Edition, document: Document) -> AcknowledgeLink | None:
    """The link; ``None`` where the settings name none, and on pages of what nobody is to read: drafts and what is over."""
    rules, ledger = edition.manual.settings.training, edition.compiled.histories.ledger
    release = ledger.release(document.number, document.revision)
    if not rules.acknowledge or release is None:
        return None
    in_force = edition.published.get(document.path) is document and edition.manual.state(document).in_force
    scheduled = release in ledger.scheduled(document.number, edition.manual.as_of)
    if not (in_force or (scheduled and is_of(release.digest, document))):
        return None
    digest = short_digest(release.digest)
    pattern = _address(rules.acknowledge, document, digest, left_open("result")) if document.questions else ""
    return AcknowledgeLink(
        _address(rules.acknowledge, document, digest, ""), pattern, all_right_wanted(edition, document)
    )


def all_right_wanted(edition: Edition, document: Document) -> bool:
    """Whether a reading on the edition's day counts only with every question answered rightly."""
    since = edition.manual.settings.training.all_right
    return bool(document.questions) and since is not None and since <= edition.manual.as_of


def _address(target: str, document: Document, digest: str, result: str) -> str:
    voice = page_voice(document.language).plain
    said = {"number": document.number, "title": document.title, "revision": document.revision}
    form = filled(target, {**said, "digest": digest, "result": result})
    if form is not None:
        return form
    subject = voice.say(labels.I_HAVE_READ_SUBJECT, number=document.number, revision=document.revision)
    body = voice.say(labels.I_HAVE_READ_BODY, digest=digest, **said)
    if document.questions:
        body += "\n" + voice.say(labels.I_HAVE_READ_RESULT, result=result)
    return prefilled(target, subject, body)
