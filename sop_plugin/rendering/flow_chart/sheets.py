"""A chart that is too tall for a sheet of paper, in pieces."""

from __future__ import annotations

from collections.abc import Sequence

from sop_plugin.rendering.flow_chart.shapes import Chart


def sheets(chart: Chart, tallest: float) -> Sequence[tuple[float, float]]:
    """The body of the chart, below the lanes' heads, in pieces of at most ``tallest`` where its breaks allow it."""
    top, bottom = chart.head, chart.height
    found: list[tuple[float, float]] = []
    while bottom - top > tallest:
        pieces = -((top - bottom) // tallest)
        # Of about the same height, rather than a full one and a remnant.
        wanted = top + max((bottom - top) / pieces, tallest * 0.6)
        possible = [y for y in chart.breaks if top < y <= top + tallest]
        if not possible:
            break
        cut = min(possible, key=lambda y: abs(y - wanted))
        found.append((top, cut))
        top = cut
    return (*found, (top, bottom))
