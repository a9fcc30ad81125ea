"""Errors that people read, in the two languages in which authors are addressed."""

from __future__ import annotations

from sop_plugin.words.voice import Words


class BilingualError(Exception):
    """An error that says in plain words why and what to do; ``str`` gives the English ones.

    A plain text is what another program has said: it stays as it is.
    """

    def __init__(self, words: Words | str) -> None:
        self.words = words if isinstance(words, Words) else Words(words, words)
        super().__init__(self.words.en)


def filled(words: Words, **values: object) -> Words:
    """Words with their placeholders filled; a value is data, whatever braces it holds."""
    return Words(words.zh.format_map(values), words.en.format_map(values))
