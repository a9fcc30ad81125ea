"""Where the parts of a flow chart stand: pure geometry.

Each step has a row of its own in the lane of its role, so lines between rows and beside the lanes meet no box.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import ceil

from sop_plugin.rendering.flow_chart.flow import Flow, FlowStep
from sop_plugin.rendering.flow_chart.shapes import (
    NOTE_LEADING,
    NOTE_SIZE,
    WORDS_LEADING,
    WORDS_SIZE,
    Arrow,
    Box,
    Chart,
    ChartWords,
    Lane,
    Point,
    ShapeKind,
)
from sop_plugin.rendering.flow_chart.tracks import Jump, place_tracks
from sop_plugin.rendering.svg import text_width, wrap

MOST_LANES = 6
_LANE_WIDTHS = {1: 320.0, 2: 250.0, 3: 210.0, 4: 172.0, 5: 142.0, 6: 118.0}
_COMPACT_WIDTH = 440.0
_MARK_WIDTH, _MARK_HEIGHT = 84.0, 28.0
_GAP, _SHORT_GAP, _TRACK = 28.0, 18.0, 16.0
_DIAMOND_WIDTH = 260.0


def lay_out(flow: Flow, words: ChartWords) -> Chart:
    """The chart of a flow of at least one step."""
    return _Layout(flow, words).chart()


@dataclass
class _Layout:
    flow: Flow
    words: ChartWords
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    breaks: list[float] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    y: float = 0.0

    def chart(self) -> Chart:
        roles = self.flow.roles
        compact = len(roles) > MOST_LANES or roles == ("",)
        count = 1 if compact else len(roles)
        self._compact = compact
        self._lane_width = _COMPACT_WIDTH if compact else _LANE_WIDTHS[count]
        self._lane_of = {role: 0 if compact else index for index, role in enumerate(roles)}
        lanes: tuple[Lane, ...] = ()
        head = 0.0
        if not compact:
            names = [_wrapped(r or self.words.nobody, self._lane_width - 12, WORDS_SIZE) for r in roles]
            head = max(map(len, names)) * WORDS_LEADING + 12
            lanes = tuple(Lane(i * self._lane_width, self._lane_width, name) for i, name in enumerate(names))
        self.y = head + 14
        targets = self._rows()
        right = count * self._lane_width
        tracks = place_tracks(self.jumps, {key: box.middle for key, box in targets.items()})
        self._draw_jumps(tracks, targets, right)
        used = max(tracks.values(), default=-1) + 1
        return Chart(
            width=right + (used * _TRACK + 8 if used else 0),
            height=self.y + 14,
            head=head,
            lanes=lanes,
            boxes=tuple(self.boxes),
            arrows=tuple(self.arrows),
            breaks=tuple(self.breaks),
        )

    def _rows(self) -> dict[int | None, Box]:
        """Put all boxes below each other; returns those that a jump can lead to, the end under ``None``."""
        steps = self.flow.steps
        targets: dict[int | None, Box] = {}
        before = self._mark(steps[0].role, self.words.start)
        onward = True
        label: tuple[str, ...] = ()
        for step in steps:
            box = self._connected(before, self._step_box(step, self._below(label)), onward, label)
            targets[step.position] = before = box
            for way in step.ways:
                if not way.condition:
                    self.jumps.append(Jump(way.target, (box.centre, box.bottom), downwards=True))
                    continue
                no = () if before is box else (self.words.no,)
                gap = _GAP if no else _SHORT_GAP
                decision = self._decision(step, way.condition, before.bottom + gap)
                before = self._connected(before, decision, True, no, may_break=False)
                self.jumps.append(Jump(way.target, (before.right, before.middle), downwards=False))
            onward = step.onward
            default = self.words.no if before is not box else ""
            label = self._label(step.onward_words or default)
        # Unless work only ever goes back.
        if onward or any(jump.target is None for jump in self.jumps):
            end = self._mark(steps[-1].role, self.words.end, self._below(label))
            targets[None] = self._connected(before, end, onward, label)
        return targets

    def _below(self, label: tuple[str, ...]) -> float:
        return self.y + _GAP + (len(label) * NOTE_LEADING - 9 if label else 0)

    def _label(self, text: str) -> tuple[str, ...]:
        return _wrapped(text, max(self._lane_width / 2 - 16, 44.0), NOTE_SIZE) if text else ()

    def _connected(
        self, before: Box, box: Box, onward: bool, label: tuple[str, ...], *, may_break: bool = True
    ) -> Box:
        """Add ``box`` with the arrow that leads to it."""
        if box is not before:
            self.boxes.append(box)
        if may_break:
            self.breaks.append(before.bottom + 2)
        if onward:
            start, end = (before.centre, before.bottom), (box.centre, box.y)
            bend = box.y - 14
            bends = () if start[0] == end[0] else ((start[0], bend), (end[0], bend))
            at = (before.centre + 6, before.bottom + 12)
            self.arrows.append(Arrow((start, *bends, end), label=label, label_at=at))
        self.y = box.bottom
        return box

    def _left(self, role: str, width: float) -> float:
        return self._lane_of[role] * self._lane_width + (self._lane_width - width) / 2

    def _mark(self, role: str, words: str, y: float | None = None) -> Box:
        width = min(_MARK_WIDTH, self._lane_width - 16)
        top = self.y if y is None else y
        box = Box(ShapeKind.MARK, self._left(role, width), top, width, _MARK_HEIGHT, (words,))
        if y is None:
            self.boxes.append(box)
            self.y = box.bottom
        return box

    def _step_box(self, step: FlowStep, y: float) -> Box:
        width = self._lane_width - (28 if self._lane_width > 130 else 18)
        room = width - 20
        role = _wrapped(step.together or step.role, room, NOTE_SIZE) if self._compact else ()
        words = _wrapped(step.action, room, WORDS_SIZE)
        together = _wrapped(step.together, room, NOTE_SIZE) if not self._compact else ()
        notes = (*together, *_wrapped(step.time_limit, room, NOTE_SIZE))
        small = len(role) + len(notes)
        height = 16 + len(words) * WORDS_LEADING + small * NOTE_LEADING + (3 if notes else 0)
        left = self._left(step.role, width)
        return Box(ShapeKind.STEP, left, y, width, height, words, notes, role, step.position)

    def _decision(self, step: FlowStep, condition: str, y: float) -> Box:
        width = min(self._lane_width - 12, _DIAMOND_WIDTH)
        question = condition if condition.endswith(("？", "?")) else condition + _question_mark(condition)
        # Words of w by h fit a diamond of W by H when w/W + h/H is at most 1.
        fits = []
        for share in (0.45, 0.52, 0.6, 0.68):
            lines = _wrapped(question, width * share, NOTE_SIZE)
            fits.append(((len(lines) * NOTE_LEADING + 2) / (1 - share - 0.04), lines))
        height, lines = min(fits, key=lambda fit: fit[0])
        return Box(
            ShapeKind.DECISION, self._left(step.role, width), y, width, max(2 * ceil(height / 2), 40.0), lines
        )

    def _draw_jumps(
        self, tracks: dict[int | None, int], targets: dict[int | None, Box], right: float
    ) -> None:
        for jump in self.jumps:
            target = targets[jump.target]
            x = right + tracks[jump.target] * _TRACK + 8
            start: tuple[Point, ...] = (jump.start,)
            if jump.downwards:
                turn = jump.start[1] + 12
                start = (jump.start, (jump.start[0], turn))
            points = (*start, (x, start[-1][1]), (x, target.middle), (target.right, target.middle))
            label = () if jump.downwards else (self.words.yes,)
            at = (jump.start[0] + 3, jump.start[1] - 4)
            self.arrows.append(Arrow(points, jump=True, label=label, label_at=at))


@lru_cache(4096)
def _wrapped(text: str, width: float, size: float) -> tuple[str, ...]:
    """Lines of about the same length, rather than a full one and a remnant."""
    room = width / size
    length = text_width(text)
    if length <= room:
        return (text,) if text else ()
    lines = wrap(text, room)
    narrow = length / len(lines) + 0.8
    while narrow < room:
        even = wrap(text, narrow)
        # A number stays with what it counts.
        if len(even) == len(lines) and not any(line[-1].isdigit() for line in even[:-1]):
            return even
        narrow += 1
    return lines


def _question_mark(condition: str) -> str:
    return "?" if condition.isascii() else "？"
