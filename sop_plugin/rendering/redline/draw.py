"""Two revisions as one piece of HTML, with ``<del>`` and ``<ins>`` around text only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sop_plugin.rendering.redline.alignment import TABLE_PARTS, Columns, aligned, columns, shape
from sop_plugin.rendering.redline.blocks import Node, Piece, RedlineBlock, Run, read_blocks, read_text
from sop_plugin.rendering.redline.stretches import text_stretches
from sop_plugin.rendering.redline.tree import Element
from sop_plugin.rendering.redline.unchanged import stretches_of_blocks

DELETED, INSERTED = "del", "ins"

# The author's own <del> and <ins> have no class; wholly new or removed blocks carry one for the style sheet.
MARK_CLASS = "sop-redline"
_BLOCK_CLASS = {DELETED: "sop-deleted", INSERTED: "sop-inserted"}


def redline_html(old_html: str, new_html: str) -> str:
    """What ``new_html`` shows, with what was removed and added marked.

    Taking all ``ins.sop-redline`` and dropping all ``del.sop-redline`` gives the new text, the reverse the old one.
    What was removed has no ids. Scripts and styles are left out.
    """
    return "".join(
        new if same else _merged(read_blocks(old, with_identity=False), read_blocks(new), None)
        for same, old, new in stretches_of_blocks(old_html, new_html)
    )


def redline_text(old: str, new: str) -> str:
    """The same for plain text, such as a title; the texts are escaped."""
    return _runs(read_text(old), read_text(new))


def _merged(old: Sequence[Node], new: Sequence[Node], table: Columns | None) -> str:
    return "".join(_pair(one, other, table) for one, other in aligned(old, new))


def _pair(old: Node | None, new: Node | None, table: Columns | None) -> str:
    if any(isinstance(node, RedlineBlock) and node.kind == "tr" for node in (old, new)):
        return _row(old, new, table)
    if old is None or new is None:
        return _twice(old, new)
    if isinstance(old, Run) and isinstance(new, Run):
        return _runs(old, new)
    if isinstance(old, RedlineBlock) and isinstance(new, RedlineBlock) and new.kind == "table":
        table = columns(old, new)
        if table is None:
            return _in_place(old, new) if shape(old) == shape(new) else _twice(old, new)
    inner = _merged(old.children, new.children, table)
    return _wrapped(new.element, inner) if isinstance(new, RedlineBlock) else inner


def _row(old: Node | None, new: Node | None, table: Columns | None) -> str:
    """A row with a cell for each column of either table."""
    row = new or old
    if table is None or not isinstance(row, RedlineBlock) or not isinstance(old, RedlineBlock | None):
        return _twice(old, new)
    mark = INSERTED if old is None else DELETED if new is None else ""
    cells = []
    for i, j in table:
        one = old.children[i] if old and i is not None else None
        other = new.children[j] if new and j is not None else None
        cell = one or other
        if cell is None:
            cells.append("<td></td>")
        else:
            cells.append(_whole(cell, mark, block_class=False) if mark else _pair(one, other, None))
    return _wrapped(row.element, "".join(cells), mark)


def _in_place(old: RedlineBlock, new: RedlineBlock) -> str:
    """A table of the same shape, whose merged cells leave no other way than cell by cell."""
    return _wrapped(
        new.element,
        "".join(
            _in_place(one, other)
            if isinstance(one, RedlineBlock) and isinstance(other, RedlineBlock) and other.kind in TABLE_PARTS
            else _pair(one, other, None)
            for one, other in zip(old.children, new.children, strict=True)
        ),
    )


def _twice(old: Node | None, new: Node | None) -> str:
    return (_whole(old, DELETED) if old else "") + (_whole(new, INSERTED) if new else "")


def _wrapped(element: Element, inner: str, mark: str = "") -> str:
    return f"{element.start_tag(extra_class=_BLOCK_CLASS.get(mark, ''))}{inner}{element.end_tag}"


def _whole(node: Node, mark: str, block_class: bool = True) -> str:
    if isinstance(node, Run):
        return _written((piece, piece.around, mark) for piece in node.pieces)
    inner = "".join(_whole(child, mark, block_class=False) for child in node.children)
    return _wrapped(node.element, inner, mark if block_class else "")


def _runs(old: Run, new: Run) -> str:
    found = text_stretches([piece.key for piece in old.pieces], [piece.key for piece in new.pieces])
    # Removed words stay inside the link or emphasis that lived on, instead of breaking it in two.
    lives_on: dict[Element, Element] = {}
    for stretch in found:
        if stretch.same:
            both = zip(old.pieces[stretch.i1 : stretch.i2], new.pieces[stretch.j1 : stretch.j2], strict=True)
            for one, other in both:
                if one.around:
                    lives_on.update(zip(one.around, other.around, strict=True))

    def marked() -> Iterator[tuple[Piece, Sequence[Element], str]]:
        for stretch in found:
            if not stretch.same:
                for piece in old.pieces[stretch.i1 : stretch.i2]:
                    around = piece.around
                    yield piece, around and [lives_on.get(each, each) for each in around], DELETED
            for piece in new.pieces[stretch.j1 : stretch.j2]:
                yield piece, piece.around, "" if stretch.same else INSERTED

    return _written(marked())


def _written(marked: Iterable[tuple[Piece, Sequence[Element], str]]) -> str:
    """Pieces with what is around them; a mark never reaches across the edge of an element."""
    parts: list[str] = []
    opened: list[Element] = []
    seen: set[Element] = set()
    current = ""

    def change_mark(mark: str) -> None:
        nonlocal current
        if mark != current:
            parts.append(f"</{current}>" if current else "")
            parts.append(f'<{mark} class="{MARK_CLASS}">' if mark else "")
            current = mark

    def change_surroundings(around: Sequence[Element]) -> None:
        shared = 0
        while shared < min(len(opened), len(around)) and opened[shared] is around[shared]:
            shared += 1
        if shared < max(len(opened), len(around)):
            change_mark("")
        while len(opened) > shared:
            parts.append(opened.pop().end_tag)
        for element in around[shared:]:
            parts.append(element.start_tag(with_identity=element not in seen))
            opened.append(element)
            seen.add(element)

    last: Sequence[Element] = ()
    for piece, around, mark in marked:
        if around is not last:
            change_surroundings(around)
            last = around
        if mark != current:
            change_mark(mark)
        parts.append(piece.html())
    change_surroundings(())
    change_mark("")
    return "".join(parts)
