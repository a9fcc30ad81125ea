"""The end of a transition that is not allowed."""

from __future__ import annotations

from sop_plugin.model.finding import Finding
from sop_plugin.words.voice import Words


class Refused(Exception):
    """The transition is not allowed: ``findings`` say why, or ``reason`` where no rule is about it."""

    def __init__(self, findings: tuple[Finding, ...] = (), reason: Words | None = None) -> None:
        told = [f"{f.place} {f.code} {f.message()}" for f in findings]
        super().__init__("; ".join([*told, *([reason.zh] if reason else [])]))
        self.findings = findings
        self.reason = reason


def because(words: Words, **values: object) -> Refused:
    """A refusal for a reason in words."""
    return Refused(reason=Words(words.zh.format(**values), words.en.format(**values)))


def because_told(words: Words, problem: Words, **values: object) -> Refused:
    """The same, with a ``{problem}`` that has words of its own."""
    return Refused(
        reason=Words(
            words.zh.format(problem=problem.zh, **values), words.en.format(problem=problem.en, **values)
        )
    )
