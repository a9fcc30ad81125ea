"""Flow charts for paper: at the size of the text, narrow ones beside each other, so that no sheet stays half empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sop_plugin.pages.documents.flow_charts import TableChart

_SIZE = re.compile(
    r'<svg(?P<head> id="[^"]*" class="sop-flow__chart" viewBox="[^"]*") width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"'
    r"(?P<rest>[^<>]*>)"
)
# In CSS pixels: the width of the text on a sheet of A4 with our margins, and the size of letters against the screen.
_TEXT_WIDTH, _SCALE, _GAP = 642.0, 0.75, 16.0
# A picture takes no style from the page; it is one so that the printer need not match every line of it with the styles of the text.
_STYLE = (
    "<style>text{fill:#000;stroke:none;font-family:FAMILY;font-size:11px}"
    ".sop-flow__words,.sop-flow__role{font-size:13px;font-weight:bold}"
    ".sop-flow__head{fill:#eee}.sop-flow__step,.sop-flow__badge{fill:#fff}.sop-flow__mark,.sop-flow__decision{fill:#f4f4f4}"
    ".sop-flow__line-head,.sop-flow__jump-head{fill:#000;stroke:none}.sop-flow__jump{stroke-dasharray:4 2}"
    ".sop-flow__number{font-weight:bold}.sop-flow__label{text-anchor:start}</style>"
)


@dataclass(frozen=True)
class PaperChart:
    """One drawing: SVG that stands at an ``address``; sizes are in CSS pixels."""

    clause: str
    title: str
    address: str
    drawing: bytes
    width: float
    height: float


def chart_rows(charts: Iterable[TableChart], family: str) -> tuple[tuple[PaperChart, ...], ...]:
    """Drawings that stand beside each other, row below row, in their order; letters in the fonts of ``family``."""
    rows: list[list[PaperChart]] = []
    room = 0.0
    drawings = (drawn for chart in charts for drawn in _drawings(chart, family))
    for number, (chart, drawing, width, height) in enumerate(drawings, start=1):
        if not rows or width > room:
            rows.append([])
            room = _TEXT_WIDTH
        rows[-1].append(
            PaperChart(chart.clause or "", chart.title, f"charts/{number}.svg", drawing, width, height)
        )
        room -= width + _GAP
    return tuple(map(tuple, rows))


def _drawings(chart: TableChart, family: str) -> Iterator[tuple[TableChart, bytes, float, float]]:
    text = str(chart.drawing)
    sizes = list(_SIZE.finditer(text))
    style = _STYLE.replace("FAMILY", f"'{family}'")
    for index, size in enumerate(sizes):
        end = sizes[index + 1].start() if index + 1 < len(sizes) else len(text)
        scale = min(_SCALE, _TEXT_WIDTH / float(size["width"]))
        width, height = float(size["width"]) * scale, float(size["height"]) * scale
        head = f'<svg xmlns="http://www.w3.org/2000/svg"{size["head"]} width="{width:g}" height="{height:g}"{size["rest"]}'
        yield chart, f"{head}{style}{text[size.end() : end].strip()}".encode(), width, height
