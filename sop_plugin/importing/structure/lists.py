"""Numbered and bulleted paragraphs as lists within each other; numbers that Markdown has no list for stay text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sop_plugin.importing.content import (
    Block,
    ListNumber,
    NumberKind,
    Paragraph,
    Picture,
    Text,
    inlines_of,
)
from sop_plugin.importing.outline import Item, ItemList, OutlineBlock

_LIST_NUMBER = re.compile(r"\d{1,9}[.)．]?", re.ASCII)
_NEAR = 60  # twentieths of a point: a hair's breadth of indentation
_MOST_BETWEEN = 6


@dataclass
class _Open:
    """A list that may go on: ``next_value`` is the number of its next item, ``None`` for bullets."""

    number: ListNumber
    next_value: int | None
    start: int | None
    items: list[list[OutlineBlock | _Open]] = field(default_factory=list)

    def closed(self) -> ItemList:
        return ItemList(
            tuple(
                Item(tuple(b.closed() if isinstance(b, _Open) else b for b in blocks))
                for blocks in self.items
            ),
            self.start,
        )


def with_lists(blocks: Sequence[Block]) -> list[OutlineBlock]:
    """The blocks with their lists put together; none of them is a heading."""
    result: list[OutlineBlock | _Open] = []
    stack: list[_Open] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _is_item(block) and block.number is not None:
            _add(result, stack, block, block.number)
        elif isinstance(block, Paragraph) and block.is_blank and block.number is None:
            continue
        else:
            shown = labelled(block) if isinstance(block, Paragraph) else block
            holder = _holder(stack, blocks, index)
            if holder is None:
                stack.clear()
                result.append(shown)
            else:
                del stack[stack.index(holder) + 1 :]
                holder.items[-1].append(shown)
    return [each.closed() if isinstance(each, _Open) else each for each in result]


def labelled(paragraph: Paragraph) -> Paragraph:
    """The paragraph with its number as text, where it has one."""
    number = paragraph.number
    if number is None or not number.label or number.kind in (NumberKind.NONE, NumberKind.BULLET):
        return replace(paragraph, number=None)
    gap = "" if number.label.endswith(("、", "）", "．")) else " "
    return replace(paragraph, inlines=(Text(number.label + gap), *paragraph.inlines), number=None)


def list_label(number: ListNumber) -> str:
    """What stands before an item where there are no lists, as in a cell."""
    return "•" if number.kind is NumberKind.BULLET else number.label


def _is_item(paragraph: Paragraph) -> bool:
    number = paragraph.number
    if number is None:
        return False
    if number.kind is NumberKind.BULLET:
        return True
    return number.kind is NumberKind.DECIMAL and bool(_LIST_NUMBER.fullmatch(number.label))


def _add(
    result: list[OutlineBlock | _Open], stack: list[_Open], paragraph: Paragraph, number: ListNumber
) -> None:
    while stack and _depth(number, stack[-1].number) < 0:
        stack.pop()
    value = None if number.kind is NumberKind.BULLET else number.values[-1]
    text: OutlineBlock = replace(paragraph, number=None)
    if stack and _depth(number, stack[-1].number) == 0:
        top = stack[-1]
        if top.next_value == value:
            top.items.append([text])
            top.next_value = None if value is None else value + 1
            return
        stack.pop()
    opened = _Open(number, None if value is None else value + 1, value, [[text]])
    (stack[-1].items[-1] if stack else result).append(opened)
    stack.append(opened)


def _depth(number: ListNumber, other: ListNumber) -> int:
    """Whether the first is deeper (1), beside (0) or above (-1) the second."""
    difference = number.level - other.level if number.scheme == other.scheme else 0
    if number.scheme != other.scheme and abs(number.indent - other.indent) > _NEAR:
        difference = number.indent - other.indent
    return (difference > 0) - (difference < 0)


def _holder(stack: list[_Open], blocks: Sequence[Block], index: int) -> _Open | None:
    """The open list whose last item a block belongs to: one that goes on after it, below which it stands or is a picture."""
    following = _next_item(blocks[index + 1 : index + 1 + _MOST_BETWEEN])
    if following is None:
        return None
    value = None if following.kind is NumberKind.BULLET else following.values[-1]
    for each in reversed(stack):
        if (
            _depth(following, each.number) == 0
            and following.scheme == each.number.scheme
            and each.next_value == value
        ):
            return each if _belongs(blocks[index], each.number) else None
    return None


def _next_item(blocks: Iterable[Block]) -> ListNumber | None:
    return next((b.number for b in blocks if isinstance(b, Paragraph) and _is_item(b)), None)


def _belongs(block: Block, number: ListNumber) -> bool:
    if not isinstance(block, Paragraph):
        return False
    if block.number is not None:
        return _depth(block.number, number) > 0
    if not block.text.strip():
        return any(isinstance(each, Picture) for each in inlines_of(block.inlines))
    return number.indent > 0 and block.indent >= number.indent - _NEAR
