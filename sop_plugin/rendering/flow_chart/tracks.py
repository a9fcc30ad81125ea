"""Upright tracks beside the lanes for lines that jump: one for each target, no two lines on each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_AIR = 6.0


@dataclass(frozen=True)
class Jump:
    """A line from ``start`` to a step, or to the end (``None``); ``downwards`` when it leaves a box at its lower edge."""

    target: int | None
    start: tuple[float, float]
    downwards: bool


def place_tracks(jumps: Iterable[Jump], heights: Mapping[int | None, float]) -> dict[int | None, int]:
    """Target → its track, from 0 on; short ones come next to the lanes. Lines to one target share its track."""
    spans: dict[int | None, tuple[float, float]] = {}
    for jump in jumps:
        height = heights[jump.target]
        low, high = spans.get(jump.target, (height, height))
        start = jump.start[1] + (12 if jump.downwards else 0)
        spans[jump.target] = (min(low, start), max(high, start))
    taken: list[list[tuple[float, float]]] = []
    tracks: dict[int | None, int] = {}
    for target, (low, high) in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[1])):
        for track, others in enumerate(taken):
            if all(high + _AIR < top or bottom + _AIR < low for top, bottom in others):
                others.append((low, high))
                tracks[target] = track
                break
        else:
            tracks[target] = len(taken)
            taken.append([(low, high)])
    return tracks
