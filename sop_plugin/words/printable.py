"""Text of a document where a person reads it on a line: a terminal, a cell of a spreadsheet."""

from __future__ import annotations

import re

from sop_plugin.words.voice import Medium

# Controls, line separators and marks that turn the direction of text: a title must not steer a terminal.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Text of a document or path that stays on its line; what would steer the terminal is shown as an escape."""
    return _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


TERMINAL = Medium(printable)
"""For what is said to a person on a terminal or in a log."""
