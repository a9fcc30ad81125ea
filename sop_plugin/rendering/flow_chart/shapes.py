"""The parts of a flow chart with their places, in CSS pixels; y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]

WORDS_SIZE, WORDS_LEADING = 13.0, 18.0
NOTE_SIZE, NOTE_LEADING = 11.0, 15.0
NUMBER_RADIUS = 9.0


class ShapeKind(StrEnum):
    """What a box is."""

    MARK = "mark"
    STEP = "step"
    DECISION = "decision"


@dataclass(frozen=True)
class ChartWords:
    """The words that are not the document's own."""

    start: str
    end: str
    yes: str
    no: str
    nobody: str


@dataclass(frozen=True)
class Box:
    """A start or end mark, a step, a decision. ``role`` is set where no lane says it."""

    kind: ShapeKind
    x: float
    y: float
    width: float
    height: float
    words: tuple[str, ...]
    notes: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    number: int | None = None

    @property
    def centre(self) -> float:
        """Of its width."""
        return self.x + self.width / 2

    @property
    def middle(self) -> float:
        """Of its height."""
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Arrow:
    """A line with its head at the last point; its label's first line is left-aligned on ``label_at``."""

    points: tuple[Point, ...]
    jump: bool = False
    label: tuple[str, ...] = ()
    label_at: Point = (0.0, 0.0)


@dataclass(frozen=True)
class Lane:
    """A role's column and the lines of its name."""

    x: float
    width: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """Everything with its place. Lanes have a head of ``head`` pixels, none in the compact form. ``breaks`` are the
    heights at which a sheet can end."""

    width: float
    height: float
    head: float
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    breaks: tuple[float, ...]
