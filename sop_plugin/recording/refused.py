"""The end of a transition that is not allowed."""

from __future__ import annotations

from sop_plugin.model.finding import Finding
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sentence, Words, voice_in


class Refused(Exception):
    """The transition is not allowed: ``findings`` say why, or ``reason`` where no rule is about it."""

    def __init__(self, findings: tuple[Finding, ...] = (), reason: Sentence | None = None) -> None:
        told = [f"{f.place} {f.code} {f.message()}" for f in findings]
        chinese = voice_in(Language.ZH_HANS)
        super().__init__("; ".join([*told, *([chinese.say(reason)] if reason else [])]))
        self.findings = findings
        self.reason = reason


def because(words: Words, **values: object) -> Refused:
    """A refusal for a reason in words."""
    return Refused(reason=words.filled(**values))
