"""Edits of a text by place: only the characters of the spans change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Span:
    """Characters of one line, with what takes their place; line and columns count from 1, ``end_column`` lies behind."""

    line: int
    column: int
    end_column: int
    text: str


def with_spans(text: str, spans: Iterable[Span]) -> str:
    """The text with every span replaced; they must not overlap."""
    lines = text.split("\n")
    for span in sorted(spans, reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + span.text + line[span.end_column - 1 :]
    return "\n".join(lines)
