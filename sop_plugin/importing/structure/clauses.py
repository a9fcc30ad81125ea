"""Headings numbered as the manual numbers them, and what Word or its author numbered otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sop_plugin.importing.content import Block, Inline, Look, Paragraph, Text, WordTable, unstretched
from sop_plugin.importing.outline import ClauseHeading, OutlineBlock, Quote
from sop_plugin.importing.structure.headings import FoundHeadings
from sop_plugin.importing.structure.lists import with_lists
from sop_plugin.importing.structure.split import without_prefix
from sop_plugin.importing.structure.typed_lists import with_typed_lists
from sop_plugin.importing.told import Told, ToldKind, told
from sop_plugin.model.typed_numbers import Scheme, typed_number

_AROUND_NUMBERS = " .．、)）(（\u3000"


@dataclass
class ClauseBuilder:
    """Makes clauses of blocks; ``remarks`` are what somebody should look at."""

    remarks: list[Told] = field(default_factory=list)
    _counters: list[int] = field(default_factory=list)
    _restyled: list[tuple[str, str]] = field(default_factory=list)

    def outline(self, blocks: Sequence[Block], found: FoundHeadings) -> tuple[OutlineBlock, ...]:
        """The blocks as clauses, lists, tables and paragraphs."""
        result: list[OutlineBlock] = []
        between: list[Block] = []
        for index, block in enumerate(with_typed_lists(blocks, frozenset(found.depths))):
            depth = found.depths.get(index)
            if depth is None or not isinstance(block, Paragraph):
                between.append(block)
                continue
            result += _framed(with_lists(between))
            between.clear()
            result.append(self._heading(block, depth))
        result += _framed(with_lists(between))
        if self._restyled:
            label, clause = self._restyled[0]
            self.remarks.append(
                told(ToldKind.NUMBER_STYLE, label=label, clause=clause, count=len(self._restyled))
            )
        return tuple(result)

    def _heading(self, paragraph: Paragraph, depth: int) -> ClauseHeading:
        self._counters = self._counters[:depth]
        if len(self._counters) < depth:
            self._counters.append(0)
        self._counters[depth - 1] += 1
        path = tuple(self._counters)
        inlines = _unstretched(_without_colon(self._without_number(paragraph, path)))
        return ClauseHeading(depth, path, inlines, paragraph.place, paragraph.bookmarks)

    def _without_number(self, paragraph: Paragraph, path: tuple[int, ...]) -> tuple[Inline, ...]:
        key = ".".join(map(str, path))
        number = paragraph.number
        if number is not None and number.parts:
            if not _agrees(number.values[-number.parts :] if number.parts > 1 else number.values[-1:], path):
                self.remarks.append(
                    told(
                        ToldKind.NUMBER_DIFFERS,
                        paragraph.place,
                        label=number.label,
                        clause=key,
                        text=paragraph.text,
                    )
                )
            else:
                self._note_style(number.label, key)
            return paragraph.inlines
        typed = typed_number(paragraph.text)
        if typed is None or not paragraph.text[typed.length :].strip():
            return paragraph.inlines
        label = paragraph.text[: typed.length].strip()
        if typed.scheme is Scheme.DECIMAL and len(typed.values) == 1 and not label.strip(".．、").isdigit():
            return paragraph.inlines
        if not _agrees(typed.values, path):
            self.remarks.append(
                told(ToldKind.NUMBER_KEPT, paragraph.place, label=label, clause=key, text=paragraph.text)
            )
            return paragraph.inlines
        self._note_style(label, key)
        return without_prefix(paragraph.inlines, typed.length)

    def _note_style(self, label: str, key: str) -> None:
        if label.strip(_AROUND_NUMBERS) != key:
            self._restyled.append((label, key))


def _without_colon(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """``目的：`` as a heading is ``目的``."""
    last = inlines[-1] if inlines else None
    if not isinstance(last, Text) or not all(
        isinstance(e, Text) and Look.HIDDEN not in e.marks for e in inlines
    ):
        return inlines
    stripped = re.sub("[：:]$", "", last.text.rstrip())
    return (*inlines[:-1], replace(last, text=stripped)) if stripped.strip() else inlines


def _unstretched(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """``目　的`` as a heading is ``目的``."""
    if len(inlines) != 1 or not isinstance(inlines[0], Text):
        return inlines
    return (replace(inlines[0], text=unstretched(inlines[0].text)),)


def _agrees(values: tuple[int, ...], path: tuple[int, ...]) -> bool:
    """Whether it is the number of the clause: all of it, its last part alone, or ``1.0`` for ``1``."""
    if len(values) == 2 and values[-1] == 0:
        values = values[:1]
    return values == path if len(values) > 1 else values[-1] == path[-1]


def _framed(blocks: list[OutlineBlock]) -> Iterator[OutlineBlock]:
    """The blocks, with a table of one cell as the frame that it is; a frame in a frame is one."""
    for block in blocks:
        inner = _frame(block)
        if inner is None:
            yield block
        else:
            yield Quote(tuple(_without_frames(with_lists(inner))))


def _without_frames(blocks: list[OutlineBlock]) -> Iterator[OutlineBlock]:
    for block in blocks:
        inner = _frame(block)
        if inner is None:
            yield block
        else:
            yield from _without_frames(with_lists(inner))


def _frame(block: OutlineBlock) -> tuple[Block, ...] | None:
    """What stands in a table of one cell."""
    cells = [cell for row in block.rows for cell in row.cells] if isinstance(block, WordTable) else []
    return cells[0].blocks if len(cells) == 1 else None
