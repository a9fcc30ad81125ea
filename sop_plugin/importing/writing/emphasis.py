"""Emphasis where CommonMark finds its ends: signs at an end that would hide it go outside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sop_plugin.importing.writing.escaping import CODED, coded, escaped, is_punctuation, titles


@dataclass(frozen=True)
class LinePiece:
    """A part of a line: a ``text`` in one look, or ready ``markdown`` that has none."""

    text: str = ""
    markdown: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    tag: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether nothing is put around it."""
        return not (self.bold or self.italic or self.struck)


def emphasised(pieces: Sequence[LinePiece], *, in_table: bool = False) -> str:
    """The pieces as one line of Markdown."""
    parts: list[str] = []
    spans = list(_spans(list(_without_touching(_without_false_titles(pieces)))))
    for index, (style, span) in enumerate(spans):
        before = _last_sign(spans[index - 1][1]) if index else ""
        after = _first_sign(spans[index + 1][1]) if index + 1 < len(spans) else ""
        parts.append(_span(style, span, before, after, in_table=in_table))
    return coded("".join(parts))


_Style = tuple[bool, bool, bool]


def _without_false_titles(pieces: Sequence[LinePiece]) -> list[LinePiece]:
    """The pieces with 《 marked where it begins no title as it is written: its end may stand in another cell."""
    ends = list(accumulate(len(piece.text) or 1 for piece in pieces))
    whole = "".join(piece.text or " " for piece in pieces)
    kept = {
        start
        for start, end, may_stay in titles(whole)
        if may_stay and bisect_right(ends, start) == bisect_right(ends, end - 1)
    }
    result = list(pieces)
    for start in (found.start() for found in re.finditer("《", whole)):
        if start not in kept:
            index = bisect_right(ends, start)
            text, at = result[index].text, start - ends[index] + len(result[index].text)
            result[index] = replace(result[index], text=f"{text[:at]}{CODED}{text[at + 1 :]}")
    return result


def _without_touching(pieces: Sequence[LinePiece]) -> Iterator[LinePiece]:
    """Slant is given up where it touches another emphasis: the marks of the two would be read as one."""
    for index, piece in enumerate(pieces):
        neighbours = [*pieces[max(index - 1, 0) : index], *pieces[index + 1 : index + 2]]
        if piece.italic and any(not n.is_plain and _style(n) != _style(piece) for n in neighbours):
            piece = replace(piece, italic=False)
        yield piece


def _style(piece: LinePiece) -> _Style:
    return piece.bold, piece.italic, piece.struck


def _spans(pieces: Sequence[LinePiece]) -> Iterator[tuple[_Style, list[LinePiece]]]:
    span: list[LinePiece] = []
    for piece in pieces:
        if span and _style(span[0]) != _style(piece):
            yield _style(span[0]), span
            span = []
        span.append(piece)
    if span:
        yield _style(span[0]), span


def _first_sign(span: Sequence[LinePiece]) -> str:
    piece = span[0]
    # Marks of emphasis, tags, links and pictures begin and end with a sign.
    return piece.text[:1] if piece.is_plain and not piece.tag and piece.text else "*"


def _last_sign(span: Sequence[LinePiece]) -> str:
    piece = span[-1]
    return piece.text[-1:] if piece.is_plain and not piece.tag and piece.text else "*"


def _span(style: _Style, span: list[LinePiece], before: str, after: str, *, in_table: bool) -> str:
    bold, italic, struck = style
    mark = ("~~" if struck else "") + "*" * (2 * bold + italic)
    if not mark:
        return "".join(_one(piece, in_table=in_table) for piece in span)
    lead, span = _outside(span, before, from_end=False)
    tail, span = _outside(span, after, from_end=True)
    if not any(piece.text.strip() or piece.markdown for piece in span):
        return (
            _plain(lead, in_table)
            + "".join(_one(p, in_table=in_table) for p in span)
            + _plain(tail, in_table)
        )
    inner = "".join(_one(piece, in_table=in_table) for piece in span)
    return f"{_plain(lead, in_table)}{mark}{inner}{mark[::-1]}{_plain(tail, in_table)}"


def _plain(text: str, in_table: bool) -> str:
    return escaped(text, in_table=in_table)


def _outside(span: list[LinePiece], neighbour: str, *, from_end: bool) -> tuple[str, list[LinePiece]]:
    """Blanks and signs at one end that must stand outside the marks, and what stays inside."""
    moved = ""
    while span:
        piece = span[-1 if from_end else 0]
        if piece.markdown or piece.tag or not piece.text:
            break
        sign = piece.text[-1 if from_end else 0]
        beyond = moved[:1] if from_end else moved[-1:]
        outside = beyond or neighbour
        hidden = (
            is_punctuation(sign) and bool(outside) and not outside.isspace() and not is_punctuation(outside)
        )
        if not sign.isspace() and not hidden:
            break
        rest = replace(piece, text=piece.text[:-1] if from_end else piece.text[1:])
        moved = sign + moved if from_end else moved + sign
        kept = [rest] if rest.text else []
        span = [*span[:-1], *kept] if from_end else [*kept, *span[1:]]
    return moved, span


def _one(piece: LinePiece, *, in_table: bool) -> str:
    if piece.markdown:
        return piece.markdown
    text = escaped(piece.text, in_table=in_table)
    return f"<{piece.tag}>{text}</{piece.tag}>" if piece.tag else text
