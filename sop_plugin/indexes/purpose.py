"""What a document is for, in its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sop_plugin.model.document import Document
from sop_plugin.model.headings import Heading, normalise_heading

_SENTENCE = re.compile(r".*?(?:[。！？]|[.!?](?=\s|$)|$)", re.DOTALL)
# A list, a table, a box: no sentence.
_NO_PROSE = re.compile(r"[|>#!`~]|[-*+]\s|\d+[.)]\s")


def purpose_of(document: Document, kinds: Mapping[str, Heading]) -> str:
    """The first sentence of its clause of purpose, as Markdown; empty where none says it. ``kinds``: see ``heading_kinds``."""
    body = document.body
    clause = next((c for c in body.clauses if kinds.get(normalise_heading(c.title)) is Heading.PURPOSE), None)
    if clause is None:
        return ""
    lines = body.text.split("\n")[clause.line - body.first_line + 1 : clause.end_line - body.first_line + 1]
    paragraph: list[str] = []
    for line in map(str.strip, lines):
        if line and not _NO_PROSE.match(line):
            paragraph.append(line)
        elif paragraph or line.startswith("#"):
            break
    found = _SENTENCE.match(" ".join(paragraph))
    return found[0].strip() if found else ""
