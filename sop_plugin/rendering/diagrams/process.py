"""A process as a chain of stages, from left to right and row by row; each stage leads to its clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from sop_plugin.rendering.svg import drawing, element, lines, shortened, text, wrap
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice

_WIDTH, _HEIGHT, _GAP, _LEADING = 220.0, 96.0, 44.0, 18.0
_SIZE, _SMALL = 14.0, 12.0
_ROW_GAP, _MARGIN, _PADDING = 40.0, 3.0, 12.0
_MOST_IN_ROW = 4


@dataclass(frozen=True)
class DrawnStage:
    """What a box says: number and title of the clause, who does it, how much there is; ``href`` is its clause."""

    number: str
    title: str
    who: str
    count: str
    href: str | None


def process_diagram(name: str, title: str, stages: Iterable[DrawnStage], voice: Voice) -> Markup:
    """The drawing of all ``stages``."""
    boxes = list(stages)
    in_row = _in_row(len(boxes))
    rows = -(-len(boxes) // in_row)
    places = [
        (_MARGIN + (i % in_row) * (_WIDTH + _GAP), _MARGIN + (i // in_row) * (_HEIGHT + _ROW_GAP))
        for i in range(len(boxes))
    ]
    return drawing(
        name,
        *(_arrow(start, end) for start, end in pairwise(places)),
        *(_box(stage, x, y) for stage, (x, y) in zip(boxes, places, strict=True)),
        width=in_row * (_WIDTH + _GAP) - _GAP + 2 * _MARGIN,
        height=rows * (_HEIGHT + _ROW_GAP) - _ROW_GAP + 2 * _MARGIN,
        title=voice.say(labels.PROCESS_MAP_OF, title=title),
        description=voice.say(labels.PROCESS_MAP_DESCRIPTION, count=len(boxes)),
        class_="sop-diagram__drawing sop-process",
        role="group",
    )


def _in_row(count: int) -> int:
    """As many as fit, in rows as even as can be: nine are three rows of three."""
    rows = -(-count // _MOST_IN_ROW)
    return max(1, -(-count // max(1, rows)))


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> Markup:
    (x, y), (to_x, to_y) = start, end
    if y == to_y:
        middle = y + _HEIGHT / 2
        path = f"M{x + _WIDTH:g} {middle:g}H{to_x - 7:g}"
        head = f"M{to_x - 1:g} {middle:g}l-9 -5v10z"
    else:
        # Down from the end of a row, back below it, and down to the next row's beginning.
        turn, centre = y + _HEIGHT + _ROW_GAP / 2, to_x + _WIDTH / 2
        path = f"M{x + _WIDTH / 2:g} {y + _HEIGHT:g}V{turn:g}H{centre:g}V{to_y - 7:g}"
        head = f"M{centre:g} {to_y - 1:g}l-5 -9h10z"
    return element(
        "g",
        element("path", d=path, class_="sop-process__line"),
        element("path", d=head, class_="sop-process__head"),
    )


def _box(stage: DrawnStage, x: float, y: float) -> Markup:
    inside = _WIDTH - 2 * _PADDING
    words = wrap(f"{stage.number} {stage.title}", inside / _SIZE, 2)
    # A short title leaves a second line to those who do it.
    who = wrap(stage.who, inside / _SMALL, 3 - len(words))
    below = y + 26 + len(words) * _LEADING
    content = (
        element("rect", x=x, y=y, width=_WIDTH, height=_HEIGHT, rx=3, class_="sop-process__box"),
        lines(x + _PADDING, y + 24, words, _LEADING, class_="sop-process__title"),
        lines(x + _PADDING, below, who, _LEADING, class_="sop-process__who"),
        text(x + _PADDING, y + 84, shortened(stage.count, inside / _SMALL), class_="sop-process__who"),
    )
    return element("a", *content, href=stage.href) if stage.href else element("g", *content)
