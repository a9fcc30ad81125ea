"""Paragraphs that may be headings because the numbers typed before them go on from each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sop_plugin.importing.content import Paragraph
from sop_plugin.model.typed_numbers import Scheme, TypedNumber, typed_number


@dataclass(frozen=True)
class HeadingCandidate:
    """The block that may be a heading, and its level, which orders it among the others."""

    index: int
    level: int


def in_sequence(paragraphs: Mapping[int, Paragraph]) -> list[HeadingCandidate]:
    """Paragraphs whose typed numbers go on from each other, as the numbers of clauses do."""
    found: dict[int, TypedNumber] = {}
    for index, paragraph in paragraphs.items():
        number = typed_number(paragraph.text)
        if number is not None and paragraph.number is None:
            # 1.0 stands above 1.1.
            whole = len(number.values) == 2 and number.values[1] == 0
            found[index] = replace(number, values=number.values[:1]) if whole else number
    order: dict[tuple[Scheme, int], int] = {}
    for number in found.values():
        order.setdefault((number.scheme, len(number.values)), len(order))
    by_key: dict[tuple[Scheme, int], list[int]] = defaultdict(list)
    for index, number in found.items():
        by_key[number.scheme, len(number.values)].append(index)
    levels = _nested(order)
    counters: dict[tuple[Scheme, int], tuple[int, ...]] = {}
    broken: set[tuple[Scheme, int]] = set()
    for index in sorted(found):
        number = found[index]
        key = (number.scheme, len(number.values))
        before = counters.get(key)
        follows = before is not None and number.values == (*before[:-1], before[-1] + 1)
        above = counters.get((number.scheme, len(number.values) - 1))
        begins = number.values[-1] == 1 and (
            len(number.values) == 1 or above is None or number.values[:-1] == above
        )
        if not follows and not begins:
            broken.add(key)
        counters[key] = number.values
        for other, level in levels.items():
            if level > levels[key]:
                counters.pop(other, None)
    return sorted(
        (
            HeadingCandidate(i, levels[key])
            for key, indexes in by_key.items()
            if key not in broken
            for i in indexes
        ),
        key=lambda c: c.index,
    )


def _nested(order: Mapping[tuple[Scheme, int], int]) -> dict[tuple[Scheme, int], int]:
    """The levels of ways of numbering: in the order in which they appear, ``1.1`` below ``1``."""
    ranked = sorted(order, key=lambda key: (order[key], key[1]))
    return {key: level for level, key in enumerate(ranked)}
