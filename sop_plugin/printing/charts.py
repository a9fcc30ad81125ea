"""Flow charts for paper: at the size of the text, narrow ones beside each other, so that no sheet stays half empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sop_plugin.pages.documents.flow_charts import TableChart

_SIZE = re.compile(
    r'<svg(?P<head> id="[^"]*" class="sop-flow__chart") viewBox="(?P<box>[^"]*)" width="[\d.]+" height="[\d.]+"'
    r"(?P<rest>[^<>]*>)"
)
# In CSS pixels: the width of the text on a sheet of A4 with our margins, and the size of letters against the screen.
_TEXT_WIDTH, _SCALE, _GAP = 642.0, 0.75, 16.0
# A picture ends where its outermost lines run: without this half of them would be cut off.
_EDGE = 1.0
# The height of a sheet, of the heading of the first, and of what a row has above and below its drawings; how much smaller they may be
# where that spares a sheet: their smallest letters have 5.7 points then, instead of 6.2.
_SHEET, _HEADING, _AROUND, _SMALLER = 890.0, 45.0, 35.0, 0.92
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


@dataclass(frozen=True)
class _Drawn:
    """A drawing that has no size yet; ``width`` and ``height`` are those that it has at most."""

    chart: TableChart
    head: str
    rest: str
    width: float
    height: float

    def sized(self, number: int, scale: float) -> PaperChart:
        width, height = self.width * scale, self.height * scale
        drawing = f'{self.head} width="{width:g}" height="{height:g}"{self.rest}'.encode()
        clause, title = self.chart.clause or "", self.chart.title
        return PaperChart(clause, title, f"charts/{number}.svg", drawing, width, height)


def chart_rows(charts: Iterable[TableChart], family: str) -> tuple[tuple[PaperChart, ...], ...]:
    """Drawings that stand beside each other, row below row, in their order; letters in the fonts of ``family``.

    All of a text are a little smaller where they take fewer sheets then.
    """
    drawn = [each for chart in charts for each in _drawings(chart, family)]
    full, smaller = (
        _rows([each.sized(n, scale) for n, each in enumerate(drawn, 1)]) for scale in (1, _SMALLER)
    )
    return smaller if _sheets(smaller) < _sheets(full) else full


def _rows(charts: Iterable[PaperChart]) -> tuple[tuple[PaperChart, ...], ...]:
    rows: list[list[PaperChart]] = []
    room = 0.0
    for chart in charts:
        if not rows or chart.width > room:
            rows.append([])
            room = _TEXT_WIDTH
        rows[-1].append(chart)
        room -= chart.width + _GAP
    return tuple(map(tuple, rows))


def _sheets(rows: Iterable[Iterable[PaperChart]]) -> int:
    """How many they take, where the first begins one."""
    sheets, room = 1, _SHEET - _HEADING
    for row in rows:
        height = max(chart.height for chart in row) + _AROUND
        if height > room:
            sheets, room = sheets + 1, _SHEET
        room -= height
    return sheets


def _drawings(chart: TableChart, family: str) -> Iterator[_Drawn]:
    text = str(chart.drawing)
    sizes = list(_SIZE.finditer(text))
    style = _STYLE.replace("FAMILY", f"'{family}'")
    for index, size in enumerate(sizes):
        end = sizes[index + 1].start() if index + 1 < len(sizes) else len(text)
        left, top, width, height = map(float, size["box"].split())
        box = (left - _EDGE, top - _EDGE, width + 2 * _EDGE, height + 2 * _EDGE)
        scale = min(_SCALE, _TEXT_WIDTH / box[2])
        shown = " ".join(f"{each:g}" for each in box)
        head = f'<svg xmlns="http://www.w3.org/2000/svg"{size["head"]} viewBox="{shown}"'
        rest = f"{size['rest']}{style}{text[size.end() : end].strip()}"
        yield _Drawn(chart, head, rest, box[2] * scale, box[3] * scale)
