"""The front matter of an imported document, with what Word said at its head as it stood there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.editing.yaml_text import flow, quoted, scalar
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

_HEAD = Words("Word 文件的表头、页眉和页脚原文：", "as it stood at the head and foot of the Word file:")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


@dataclass(frozen=True)
class ImportedFacts:
    """The facts of a document as its front matter states them; ``lines`` are those of its head in Word."""

    number: str
    title: str
    type: str
    department: str
    language: Language | None
    revision: int
    effective: date | None
    review_every: str
    lines: tuple[str, ...]


def front_matter(facts: ImportedFacts, speech: Language) -> str:
    """The whole block with its fences; comments are in the language of the document."""
    return "\n".join(["---", *_lines(facts, speech), "---", ""])


def _lines(facts: ImportedFacts, speech: Language) -> Iterator[str]:
    yield f"number: {scalar(facts.number)}"
    yield f"title: {scalar(facts.title)}"
    yield f"type: {scalar(facts.type)}"
    yield f"department: {scalar(facts.department)}"
    yield "audience: []"
    yield "keywords: []"
    if facts.language is not None:
        yield f"language: {facts.language}"
    yield f"revision: {quoted(str(facts.revision))}"
    yield "status: draft"
    if facts.effective is not None:
        yield f"effective: {facts.effective.isoformat()}"
    yield f"review: {flow({'every': facts.review_every})}"
    if facts.lines:
        yield f"# {voice_in(speech).say(_HEAD)}"
        yield from (f"#   {_CONTROLS.sub(' ', line)}" for line in facts.lines)
