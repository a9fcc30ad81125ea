"""A place in a source file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """Path with forward slashes, as people type it from the project's folder; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def nearest_place(places: Mapping[str, Place], keys: Sequence[str | int]) -> Place | None:
    """Where the value at these keys stands, else what holds it; paths are such as ``approvals/0/person``."""
    paths = ("/".join(map(str, keys[:end])) for end in range(len(keys), -1, -1))
    return next((places[path] for path in paths if path in places), None)


def line_ranges(lines: Sequence[int]) -> str:
    """Numbers of lines as findings name them: ``7–11, 14``."""
    spans: list[list[int]] = []
    for line in sorted(set(lines)):
        if spans and line == spans[-1][1] + 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in spans)
