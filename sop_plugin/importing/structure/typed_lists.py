"""Lists whose numbers somebody typed: paragraphs below each other that count on, ``1.``, ``2.``, ``3.``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sop_plugin.importing.content import Block, ListNumber, NumberKind, Paragraph
from sop_plugin.importing.structure.split import without_prefix

_MARK = re.compile(r"[\s\u3000]*(?P<number>\d{1,3})(?P<point>[.)．])(?!\d)[\s\u3000]*(?=\S)", re.ASCII)


def with_typed_lists(blocks: Sequence[Block], headings: frozenset[int]) -> list[Block]:
    """The blocks with such paragraphs numbered as Word numbers lists; ``headings`` are left alone."""
    result = list(blocks)
    run: list[tuple[int, re.Match[str]]] = []
    schemes = 0
    for index, block in enumerate([*blocks, None]):
        if isinstance(block, Paragraph) and block.is_blank:
            continue
        found = _mark(block) if index not in headings else None
        if found is not None and run and _follows(found, run[-1][1]):
            run.append((index, found))
            continue
        if len(run) > 1:
            schemes += 1
            for position, mark in run:
                result[position] = _numbered(result[position], mark, -1 - schemes)
        run = [(index, found)] if found is not None else []
    return result


def _mark(block: Block | None) -> re.Match[str] | None:
    if not isinstance(block, Paragraph) or block.number is not None or block.outline is not None:
        return None
    return _MARK.match(block.text)


def _follows(mark: re.Match[str], before: re.Match[str]) -> bool:
    return mark["point"] == before["point"] and int(mark["number"]) == int(before["number"]) + 1


def _numbered(block: Block, mark: re.Match[str], scheme: int) -> Block:
    if not isinstance(block, Paragraph):
        return block
    label = mark["number"] + mark["point"].replace("．", ".")
    number = ListNumber(scheme, 0, label, (int(mark["number"]),), NumberKind.DECIMAL, 1, block.indent)
    return replace(block, inlines=without_prefix(block.inlines, mark.end()), number=number)
