"""Markdown for a comment on GitHub or GitLab: text of documents stays text, and the whole stays within what they take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sop_plugin.words.voice import Medium, Said

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~$^=])")
_AT_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-:])")
# What both turn into links or calls of people: @name, #12, !3, &4, http://…, www.…, a commit's id.
_CALLS = re.compile(r"(@|\\#|\\!|&amp;|://|\bwww\.|\bGH-)(?=\w)", re.IGNORECASE)
_COMMIT = re.compile(r"\b(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])([0-9a-f]{6})([0-9a-f]{1,58})\b")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_NOTHING = "<!-- -->"


def plain(text: str) -> str:
    """Text of a document on one line: no markup, no HTML, no mention, no link."""
    line = " ".join(_UNSEEN.sub(" ", text).split())
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKS.sub(r"\\\1", line)
    line = _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)
    line = _CALLS.sub(lambda m: m[1] + _NOTHING, line)
    return _COMMIT.sub(lambda m: m[1] + _NOTHING + m[2], line)


MARKDOWN = Medium(plain)
"""For what is said to a person in Markdown."""


def code(text: str, *, in_table: bool = False) -> Said:
    """A path or a command, to be read and copied as it is."""
    line = " ".join(_UNSEEN.sub(" ", text).split())
    if in_table:
        line = line.replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return Said(f"{fence}{space}{line}{space}{fence}" if line else "—")


def fenced(text: str) -> str:
    """Lines to be shown as they are."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}\n{text}\n{fence}"


@dataclass(frozen=True)
class Block:
    """A heading or lead that only makes sense with ``items``, each a line or a few that are kept or left out as a whole.

    A block without items is kept as it is.
    """

    lead: str
    items: tuple[str, ...] = ()
    between: str = "\n"


def limited(blocks: Iterable[Block], limit: int, remainder: str) -> str:
    """The blocks as one text of ``limit`` characters at the most; ``remainder`` says with ``{count}`` how many items are left out."""
    room = limit - len(remainder) - 20
    text = ""
    left_out = 0
    for block in blocks:
        kept: list[str] = []
        length = len(text) + len(block.lead) + 4
        for item in block.items:
            # Nothing after the first that does not fit: what is left out is the end, not the middle.
            if left_out or length + len(item) + len(block.between) > room:
                left_out += 1
                continue
            kept.append(item)
            length += len(item) + len(block.between)
        if kept or (not block.items and length <= room):
            text += "\n\n".join(part for part in (block.lead, block.between.join(kept)) if part) + "\n\n"
    if left_out:
        text += remainder.format(count=left_out) + "\n"
    return text.rstrip("\n") + "\n"
