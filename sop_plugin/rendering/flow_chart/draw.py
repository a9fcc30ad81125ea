"""A flow chart as SVG, in one drawing or, where it is too tall for a sheet of paper, in several below each other.

Written as text rather than by elements: a large manual has thousands of charts, each with a hundred parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from markupsafe import Markup

from sop_plugin.rendering.flow_chart.shapes import (
    NOTE_LEADING,
    NUMBER_RADIUS,
    WORDS_LEADING,
    Arrow,
    Box,
    Chart,
    Lane,
    Point,
    ShapeKind,
)
from sop_plugin.rendering.flow_chart.sheets import sheets
from sop_plugin.rendering.svg import drawing

# What the style sheet brings onto a page of A4 with letters that can still be read.
_SHEET = 1080.0
_HEAD_LENGTH, _HEAD_HALF, _CORNER = 8.0, 4.0, 6.0
# Without a style sheet it is a drawing in outline.
_OUTLINES = '<g fill="none" stroke="currentColor">'
_LETTERS = '<g text-anchor="middle">'


def draw_chart(chart: Chart, name: str, title: str, description: str) -> Markup:
    """The drawings of a chart; ``name`` is unique on its page."""
    pieces = sheets(chart, _SHEET - chart.head)
    drawn = []
    for index, (top, bottom) in enumerate(pieces, start=1):
        several = len(pieces) > 1
        drawn.append(
            drawing(
                f"{name}-{index}" if several else name,
                # Every word of the document is escaped where it is written below.
                Markup("\n".join(_sheet(chart, top, bottom))),  # noqa: S704
                width=chart.width,
                height=chart.head + bottom - top,
                title=f"{title} ({index}/{len(pieces)})" if several else title,
                description=description,
                class_="sop-flow__chart",
            )
        )
    return Markup("\n").join(drawn)


def _sheet(chart: Chart, top: float, bottom: float) -> Iterator[str]:
    """Shapes first, then words: no line is drawn over a word."""
    head, height = chart.head, bottom - top
    boxes = [box for box in chart.boxes if top <= box.y < bottom]
    arrows = [arrow for arrow in chart.arrows if _reaches(arrow, top, bottom)]
    yield _OUTLINES
    yield from (_lane(lane, head, height) for lane in chart.lanes)
    yield from (_bridge(arrow, head) for arrow in arrows if arrow.jump and _passes(arrow, top))
    yield "</g>"
    yield _LETTERS
    yield from (_role(lane, head) for lane in chart.lanes)
    # A drawing within the drawing: what belongs to other sheets is cut off at its edges.
    yield (
        f'</g><svg y="{head:g}" width="{chart.width:g}" height="{height:g}"'
        f' viewBox="0 {top:g} {chart.width:g} {height:g}">'
    )
    yield _OUTLINES
    yield from map(_line, arrows)
    yield from map(_shape, boxes)
    yield "</g>"
    yield _LETTERS
    yield from (_words(*a.label_at, a.label, NOTE_LEADING, "sop-flow__label") for a in arrows if a.label)
    yield from map(_lettering, boxes)
    yield "</g></svg>"


def _reaches(arrow: Arrow, top: float, bottom: float) -> bool:
    heights = [y for _, y in arrow.points]
    return min(heights) < bottom and max(heights) > top


def _passes(arrow: Arrow, height: float) -> bool:
    return min(y for _, y in arrow.points) < height < max(y for _, y in arrow.points)


def _bridge(arrow: Arrow, head: float) -> str:
    """A line beside the lanes goes on along their repeated heads."""
    x = max(x for x, _ in arrow.points)
    return f'<path class="sop-flow__jump" d="M{x:g},0V{head:g}"></path>'


def _lane(lane: Lane, head: float, height: float) -> str:
    body = _rectangle(lane.x, 0, lane.width, head + height, "sop-flow__lane")
    return body + _rectangle(lane.x, 0, lane.width, head, "sop-flow__head")


def _role(lane: Lane, head: float) -> str:
    first = head / 2 - (len(lane.words) - 1) * WORDS_LEADING / 2 + 5
    return _words(lane.x + lane.width / 2, first, lane.words, WORDS_LEADING, "sop-flow__role")


def _rectangle(x: float, y: float, width: float, height: float, class_: str, radius: str = "") -> str:
    return f'<rect class="{class_}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"{radius}></rect>'


def _words(x: float, y: float, lines: Sequence[str], leading: float, class_: str) -> str:
    """Lines below each other, the first on the baseline ``y``."""
    if not lines:
        return ""
    at = f"{x:g}"
    rest = "".join(f'<tspan x="{at}" dy="{leading:g}">{escape(line)}</tspan>' for line in lines[1:])
    return f'<text class="{class_}" x="{at}" y="{y:g}">{escape(lines[0])}{rest}</text>'


def _shape(box: Box) -> str:
    match box.kind:
        case ShapeKind.MARK:
            return _rectangle(box.x, box.y, box.width, box.height, "sop-flow__mark", ' rx="14"')
        case ShapeKind.DECISION:
            corners = (
                (box.centre, box.y),
                (box.right, box.middle),
                (box.centre, box.bottom),
                (box.x, box.middle),
            )
            return f'<polygon class="sop-flow__decision" points="{_points(corners)}"></polygon>'
        case ShapeKind.STEP:
            outline = _rectangle(box.x, box.y, box.width, box.height, "sop-flow__step", ' rx="4"')
            badge = f'cx="{_badge(box):g}" cy="{box.y:g}" r="{NUMBER_RADIUS:g}"'
            return f'{outline}<circle class="sop-flow__badge" {badge}></circle>'


def _badge(box: Box) -> float:
    """Where the number's circle has its centre: in the corner, and within the drawing."""
    return box.x + 3


def _lettering(box: Box) -> str:
    match box.kind:
        case ShapeKind.MARK:
            return _centred(box, "sop-flow__words", WORDS_LEADING)
        case ShapeKind.DECISION:
            return _centred(box, "sop-flow__question", NOTE_LEADING)
        case ShapeKind.STEP:
            return "".join(_step_words(box))


def _centred(box: Box, class_: str, leading: float) -> str:
    first = box.middle - (len(box.words) - 1) * leading / 2 + 4.5
    return _words(box.centre, first, box.words, leading, class_)


def _step_words(box: Box) -> Iterator[str]:
    y = box.y + 8
    yield _words(box.centre, y + 11, box.role, NOTE_LEADING, "sop-flow__doer")
    y += len(box.role) * NOTE_LEADING
    yield _words(box.centre, y + 13.5, box.words, WORDS_LEADING, "sop-flow__words")
    y += len(box.words) * WORDS_LEADING + 3
    yield _words(box.centre, y + 10, box.notes, NOTE_LEADING, "sop-flow__note")
    yield _words(_badge(box), box.y + 4, (str(box.number),), 0, "sop-flow__number")


def _line(arrow: Arrow) -> str:
    (x, y), tip = arrow.points[-2:]
    # The last stretch is upright or level.
    across, down = (tip[0] > x) - (tip[0] < x), (tip[1] > y) - (tip[1] < y)
    base = (tip[0] - across * _HEAD_LENGTH, tip[1] - down * _HEAD_LENGTH)
    side = (down * _HEAD_HALF, across * _HEAD_HALF)
    head = (tip, (base[0] + side[0], base[1] + side[1]), (base[0] - side[0], base[1] - side[1]))
    kind = "jump" if arrow.jump else "line"
    return (
        f'<path class="sop-flow__{kind}" d="{_path((*arrow.points[:-1], base))}"></path>'
        f'<polygon class="sop-flow__{kind}-head" points="{_points(head)}"></polygon>'
    )


def _path(points: tuple[Point, ...]) -> str:
    """A line with rounded corners; all its stretches are upright or level."""
    commands = [f"M{_point(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        commands.append(
            f"L{_point(_towards(corner, before))}Q{_point(corner)} {_point(_towards(corner, after))}"
        )
    return "".join((*commands, f"L{_point(points[-1])}"))


def _towards(start: Point, end: Point) -> Point:
    across, down = end[0] - start[0], end[1] - start[1]
    length = abs(across) + abs(down)
    part = min(_CORNER, length / 2) / length if length else 0.0
    return start[0] + across * part, start[1] + down * part


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(map(_point, points))


def _point(point: Point) -> str:
    return f"{point[0]:g},{point[1]:g}"
