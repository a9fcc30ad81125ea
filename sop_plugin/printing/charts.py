"""Flow charts for paper: at the size of the text, narrow ones beside each other, so that no sheet stays half empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.pages.documents.flow_charts import TableChart

_SIZE = re.compile(
    r'(?P<head><svg id="[^"]*" class="sop-flow__chart" viewBox="[^"]*") width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"'
    r"(?P<rest>[^<>]*>)"
)
# In CSS pixels: the width of the text on a sheet of A4 with our margins, and the size of letters against the screen.
_TEXT_WIDTH, _SCALE, _GAP = 642.0, 0.75, 16.0
# A drawing within a page takes no style from it.
_STYLE = (
    "<style>text{fill:#000;stroke:none;font-family:FAMILY;font-size:11px}"
    ".sop-flow__words,.sop-flow__role{font-size:13px;font-weight:bold}"
    ".sop-flow__head{fill:#eee}.sop-flow__step,.sop-flow__badge{fill:#fff}.sop-flow__mark,.sop-flow__decision{fill:#f4f4f4}"
    ".sop-flow__line-head,.sop-flow__jump-head{fill:#000;stroke:none}.sop-flow__jump{stroke-dasharray:4 2}"
    ".sop-flow__number{font-weight:bold}.sop-flow__label{text-anchor:start}</style>"
)


@dataclass(frozen=True)
class PaperChart:
    """One drawing; ``width`` is in CSS pixels."""

    clause: str
    title: str
    drawing: Markup
    width: float


def chart_rows(charts: Iterable[TableChart], family: str) -> tuple[tuple[PaperChart, ...], ...]:
    """Drawings that stand beside each other, row below row, in their order; letters in the fonts of ``family``."""
    rows: list[list[PaperChart]] = []
    room = 0.0
    for chart in charts:
        for drawn in _drawings(chart, family):
            if not rows or drawn.width > room:
                rows.append([])
                room = _TEXT_WIDTH
            rows[-1].append(drawn)
            room -= drawn.width + _GAP
    return tuple(map(tuple, rows))


def _drawings(chart: TableChart, family: str) -> Iterator[PaperChart]:
    sizes = list(_SIZE.finditer(chart.drawing))
    style = _STYLE.replace("FAMILY", f"'{family}'")
    for index, size in enumerate(sizes):
        end = sizes[index + 1].start() if index + 1 < len(sizes) else len(chart.drawing)
        width, height = float(size["width"]), float(size["height"])
        scale = min(_SCALE, _TEXT_WIDTH / width)
        head = f'{size["head"]} width="{width * scale:g}" height="{height * scale:g}"{size["rest"]}{style}'
        # Made of words that were escaped when it was drawn; only its size and style are new.
        drawing = Markup(head + str(chart.drawing)[size.end() : end])  # noqa: S704
        yield PaperChart(chart.clause or "", chart.title, drawing, width * scale)
