"""Blocks that two texts have in common, found before either is taken apart: most of a document lives on in its next revision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from sop_plugin.rendering.redline.tree import BLOCKS, DROPPED, VOID

_TAG = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>",
    re.DOTALL,
)


def stretches_of_blocks(old: str, new: str) -> Iterator[tuple[bool, str, str]]:
    """Old and new HTML from beginning to end, in stretches: whether they are the same blocks, or have none in common.

    Texts that are no plain row of blocks are one stretch, never known to be the same.
    """
    old_blocks, new_blocks = _blocks(old), _blocks(new)
    if old_blocks is None or new_blocks is None:
        yield False, old, new
        return
    matcher = SequenceMatcher(None, old_blocks, new_blocks, autojunk=False)
    for change, i1, i2, j1, j2 in matcher.get_opcodes():
        yield change == "equal", "".join(old_blocks[i1:i2]), "".join(new_blocks[j1:j2])


def _blocks(html: str) -> list[str] | None:
    """The blocks of which a text is a row; ``None`` for any other."""
    blocks: list[str] = []
    depth, start, end = 0, 0, 0
    for tag in _TAG.finditer(html):
        name = (tag["name"] or "").lower()
        if not name:
            continue
        if (depth == 0 and (html[end : tag.start()].strip() or name not in BLOCKS)) or name in DROPPED:
            return None
        if tag["end"]:
            depth -= 1
        elif name not in VOID:
            depth += 1
        if depth < 0:
            return None
        if depth == 0:
            end = tag.end()
            blocks.append(html[start:end])
            start = end
    if depth or html[end:].strip():
        return None
    return blocks
