"""The questions of understanding at the end of a page, each with the clause that answers it."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.document import Clause, Document
from sop_plugin.model.questions import ReadersQuestion


@dataclass(frozen=True)
class AskedQuestion:
    """One question; ``clause`` is ``None`` where it names none that there is."""

    question: ReadersQuestion
    clause: Clause | None


def asked_questions(document: Document) -> tuple[AskedQuestion, ...]:
    """All of a document, in the order of its front matter."""
    return tuple(
        AskedQuestion(each, document.body.clause_named(each.clause) if each.clause else None)
        for each in document.questions
    )
