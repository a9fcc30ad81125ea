"""Which old block became which new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.rendering.redline.blocks import Node, RedlineBlock
from sop_plugin.rendering.redline.stretches import stretches

Pairs = list[tuple[Node | None, Node | None]]
"""Old and new in the order of both; ``None`` stands for "nothing"."""

Columns = tuple[tuple[int | None, int | None], ...]
"""The same for the columns of a table, by position."""

# The share of characters that two blocks have in common if one became the other.
_ENOUGH = 0.3
# How far from the diagonal of two changed regions partners are sought: the time grows with the length, not its square.
_REACH = 30
_SECTIONS = ("thead", "tbody", "tfoot", "caption", "colgroup")
TABLE_PARTS = ("table", "tr", *_SECTIONS)
_CELLS = ("td", "th")


def aligned(old: Sequence[Node], new: Sequence[Node]) -> Pairs:
    """Equal blocks meet; between them those that are most alike."""
    found: Pairs = []
    keys = [node.key for node in old], [node.key for node in new]
    for stretch in stretches(*keys, bounded=True):
        old_part, new_part = old[stretch.i1 : stretch.i2], new[stretch.j1 : stretch.j2]
        found += zip(old_part, new_part, strict=True) if stretch.same else _most_alike(old_part, new_part)
    return found


def columns(old: RedlineBlock, new: RedlineBlock) -> Columns | None:
    """Which column of a table became which; ``None`` when its cells do not stand in plain columns."""
    old_rows, new_rows = list(_rows(old)), list(_rows(new))
    counts = [{len(row.children) for row in rows} for rows in (old_rows, new_rows)]
    if len(counts[0] | counts[1]) == 1:
        count = counts[0].pop()
        return tuple((position, position) for position in range(count))
    if len(counts[0]) != 1 or len(counts[1]) != 1 or any(map(_spans, (*old_rows, *new_rows))):
        return None
    old_heads, new_heads = list(old_rows[0].children), list(new_rows[0].children)
    return tuple(
        (old_heads.index(o) if o else None, new_heads.index(n) if n else None)
        for o, n in aligned(old_heads, new_heads)
    )


def _rows(table: RedlineBlock) -> Iterator[RedlineBlock]:
    for child in table.children:
        if isinstance(child, RedlineBlock):
            if child.kind == "tr":
                yield child
            elif child.kind in _SECTIONS:
                yield from _rows(child)


def _spans(row: RedlineBlock) -> bool:
    """Whether a cell covers others, or something else than a cell stands in the row."""
    return any(
        not isinstance(cell, RedlineBlock) or cell.kind not in _CELLS or _span(cell) for cell in row.children
    )


def _span(cell: RedlineBlock) -> tuple[tuple[str, str | None], ...]:
    return tuple(pair for pair in cell.element.attributes if pair[0] in ("colspan", "rowspan"))


def shape(node: Node) -> tuple[object, ...]:
    """How a table is built, down to its cells."""
    if not isinstance(node, RedlineBlock):
        return ("text",)
    if node.kind in _CELLS:
        return "cell", _span(node)
    if node.kind in TABLE_PARTS:
        return node.kind, *map(shape, node.children)
    return (node.kind, "in place of rows")


def _likeness(old: Node, new: Node) -> float:
    if old.kind != new.kind:
        return 0.0
    if old.kind in _SECTIONS:
        return 1.0
    total = old.weight + new.weight
    if total == 0:
        return 1.0
    if 2 * min(old.weight, new.weight) < _ENOUGH * total:
        return 0.0
    few, many = sorted((old.profile, new.profile), key=len)
    find = many.get
    return (
        2 * sum([count if count < (other := find(each, 0)) else other for each, count in few.items()]) / total
    )


def _most_alike(old: Sequence[Node], new: Sequence[Node]) -> Pairs:
    """The pairing, in the order of both, with the greatest sum of likeness."""
    if not old or not new:
        return [*((node, None) for node in old), *((None, node) for node in new)]
    width = _REACH + len(new) // len(old) + 1
    best: list[dict[int, tuple[float, int, int]]] = []
    for i in range(len(old) + 1):
        middle = i * len(new) // len(old)
        row: dict[int, tuple[float, int, int]] = {}
        above = best[-1] if best else {}
        best.append(row)
        for j in range(max(0, middle - width), min(len(new), middle + width) + 1):
            # The sum, and the steps back that led to it. Of equal sums the first: then, read forward, what was
            # removed stands before what was added.
            options = [(0.0, 0, 0)] if i == j == 0 else []
            if j - 1 in row:
                options.append((row[j - 1][0], 0, 1))
            if j in above:
                options.append((above[j][0], 1, 0))
            if j - 1 in above:
                likeness = _likeness(old[i - 1], new[j - 1])
                if likeness >= _ENOUGH:
                    options.append((above[j - 1][0] + likeness, 1, 1))
            if options:
                row[j] = max(options, key=lambda option: option[0])

    found: Pairs = []
    i, j = len(old), len(new)
    while i or j:
        _, back_i, back_j = best[i][j]
        i, j = i - back_i, j - back_j
        found.append((old[i] if back_i else None, new[j] if back_j else None))
    return found[::-1]
