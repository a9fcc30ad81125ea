"""Template text that its author should have replaced before anybody signs."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.guidance import COMMENT_MARKS, ROW_MARKS
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings
from sop_plugin.rules import structure as rules

_MARKS = (*COMMENT_MARKS, *ROW_MARKS)
_SHOWN = 30


def guidance_left(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Guidance and example rows in documents that are no drafts any more."""
    text = document.body.text
    if document.status in (Status.DRAFT, Status.WITHDRAWN) or not any(mark in text for mark in _MARKS):
        return
    for line, written in enumerate(text.split("\n"), start=document.body.first_line):
        if written.startswith(_MARKS):
            column = len(written) - len(written.lstrip("|<!- ")) + 1
            shown = written[column - 1 :].removesuffix("-->").split("|")[0].strip()
            cut = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
            yield rules.GUIDANCE_LEFT.at(Place(document.path, line), text=cut)
