"""Footnotes, which stand anywhere in a source and at the end of its page."""

from __future__ import annotations

from markdown_it.token import Token


def footnotes_apart(tokens: list[Token]) -> tuple[dict[str, list[Token]], list[Token]]:
    """Label → the blocks of a footnote, and everything else; of two notes with one label the first counts."""
    notes: dict[str, list[Token]] = {}
    rest: list[Token] = []
    within: list[Token] | None = None
    depth = 0
    for token in tokens:
        if token.type == "footnote_open":
            depth += 1
            if depth == 1:
                within = []
                notes.setdefault(token.meta["label"], within)
            continue
        if token.type == "footnote_close":
            depth -= 1
            within = within if depth else None
            continue
        (rest if within is None else within).append(token)
    return notes, rest
