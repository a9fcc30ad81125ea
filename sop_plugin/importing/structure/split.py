"""A text cut in two by the number of its characters."""

from __future__ import annotations

from dataclasses import replace

from sop_plugin.importing.content import Inline, Link, Text, plain_text


def split_inlines(inlines: tuple[Inline, ...], length: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The inlines before and behind so many characters of their plain text."""
    before: list[Inline] = []
    for index, each in enumerate(inlines):
        size = _length(each)
        if size < length:
            before.append(each)
            length -= size
            continue
        if size == length:
            return (*before, each), inlines[index + 1 :]
        if isinstance(each, Text):
            left, right = replace(each, text=each.text[:length]), replace(each, text=each.text[length:])
            return (*before, left), (right, *inlines[index + 1 :])
        if isinstance(each, Link):
            first, second = split_inlines(each.inlines, length)
            return (
                (*before, replace(each, inlines=first)),
                (replace(each, inlines=second), *inlines[index + 1 :]),
            )
        return tuple(before), inlines[index:]
    return tuple(before), ()


def _length(each: Inline) -> int:
    return len(plain_text((each,)))


def without_prefix(inlines: tuple[Inline, ...], length: int) -> tuple[Inline, ...]:
    """The inlines without their first characters; pictures and notes among those stay."""
    before, after = split_inlines(inlines, length)
    return (*(each for each in before if _length(each) == 0), *after)
