"""Where a reader says "I have read this": a mail or an issue that is written already, up to the name and the day."""

from __future__ import annotations

from sop_plugin.model.copies import short_digest
from sop_plugin.model.document import Document
from sop_plugin.pages.documents.prefilled import prefilled
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.voice import page_voice
from sop_plugin.words import labels


def acknowledging(edition: Edition, document: Document) -> str:
    """The address; empty where the settings name none, and on pages of what is not in force or was never released."""
    target = edition.manual.settings.training.acknowledge
    release = edition.compiled.histories.ledger.release(document.number, document.revision)
    current = edition.published.get(document.path) is document
    if not target or not current or release is None or not edition.manual.state(document).in_force:
        return ""
    said = {
        "number": document.number,
        "title": document.title,
        "revision": document.revision,
        "digest": short_digest(release.digest),
    }
    voice = page_voice(document.language).plain
    subject = voice.say(labels.I_HAVE_READ_SUBJECT, number=document.number, revision=document.revision)
    return prefilled(target, subject, voice.say(labels.I_HAVE_READ_BODY, **said))
