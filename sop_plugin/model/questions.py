"""Questions of understanding: what a document asks of those who have read it, and how many somebody answered rightly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sop_plugin.model.place import Place

MOST_QUESTIONS = 10
FEWEST_ANSWERS, MOST_ANSWERS = 2, 8
_RESULT = re.compile(r"\s*([0-9]{1,2})\s*[/／]\s*([0-9]{1,2})\s*", re.ASCII)


@dataclass(frozen=True)
class ReadersQuestion:
    """One question with its answers; ``right`` are those of them that are, ``clause`` a number or id where the text tells it."""

    ask: str
    answers: tuple[str, ...]
    right: tuple[str, ...]
    why: str = ""
    clause: str | None = None
    place: Place = field(default=Place(""), compare=False)

    @property
    def has_several(self) -> bool:
        """Whether more than one answer is right, and all of them are asked for."""
        return len(self.right) > 1


@dataclass(frozen=True)
class QuestionResult:
    """How many of the questions of a text were answered rightly, as ledgers and letters write it: ``2/3``."""

    right: int
    asked: int

    def __str__(self) -> str:
        return f"{self.right}/{self.asked}"

    @property
    def is_all(self) -> bool:
        """Whether nothing was answered wrongly."""
        return self.right == self.asked


def read_result(written: str) -> QuestionResult | None:
    """What ``2/3`` says; ``None`` for what says nothing of the kind."""
    found = _RESULT.fullmatch(written)
    if found is None:
        return None
    right, asked = map(int, found.groups())
    return QuestionResult(right, asked) if asked and right <= asked else None
