"""Template text that its author should have replaced before anybody signs."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.guidance import guidance_marks
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings
from sop_plugin.rules import structure as rules

_SHOWN = 30


def guidance_left(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Guidance and example rows in documents that are no drafts any more."""
    text, marks = document.body.text, guidance_marks(document.language)
    if document.status in (Status.DRAFT, Status.WITHDRAWN) or not any(mark in text for mark in marks):
        return
    for line, written in enumerate(text.split("\n"), start=document.body.first_line):
        if written.startswith(marks):
            column = len(written) - len(written.lstrip("|<!- ")) + 1
            shown = written[column - 1 :].removesuffix("-->").split("|")[0].strip()
            cut = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
            yield rules.GUIDANCE_LEFT.at(Place(document.path, line), text=cut)
