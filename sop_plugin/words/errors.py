"""Errors that people read."""

from __future__ import annotations

from sop_plugin.words.language import Language
from sop_plugin.words.voice import Listed, Sentence, Words, voice_in


class ExplainedError(Exception):
    """An error that says in plain words why and what to do; ``str`` gives the English ones.

    A plain text is what another program has said: it stays as it is.
    """

    def __init__(self, words: Words | Sentence | Listed | str) -> None:
        self.words = words
        super().__init__(voice_in(Language.EN).say(words))
