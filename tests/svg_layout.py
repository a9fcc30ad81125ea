"""What a drawing says and where, read from its text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

from sop_plugin.rendering.svg import text_width


class Box(NamedTuple):
    """A line of text with the room that it takes."""

    words: str
    left: float
    right: float
    baseline: float
    size: float

    def covers(self, other: Box) -> bool:
        """Whether the two lines touch; a line rises to about nine tenths of its size."""
        upper, lower = sorted((self, other), key=lambda box: box.baseline)
        apart = self.right <= other.left or other.right <= self.left
        return not apart and lower.baseline - upper.baseline < 0.9 * lower.size


def read_drawing(text: str) -> Element:
    """The tree of a drawing; what is not well-formed XML is an error."""
    return fromstring(text)


def text_boxes(drawing: Element, size: float, end: frozenset[str] = frozenset()) -> list[Box]:
    """All lines of text; ``end`` are the classes whose text a style sheet ends at its place."""
    return list(_boxes(drawing, size, end, ended=False))


def _boxes(group: Element, size: float, end: frozenset[str], *, ended: bool) -> Iterator[Box]:
    ended = ended or bool(end & {*group.get("class", "").split()})
    if group.tag != "text":
        for element in group:
            yield from _boxes(element, size, end, ended=ended)
        return
    baseline = float(group.get("y", "0"))
    for line in [e for e in group if e.tag == "tspan" and e.get("x")] or [group]:
        baseline += float(line.get("dy", "0"))
        words = "".join(line.itertext())
        width, x = text_width(words) * size, float(group.get("x", "0"))
        anchor = "end" if ended else group.get("text-anchor", "start")
        left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        yield Box(words, left, left + width, baseline, size)


def overlaps(boxes: list[Box]) -> list[tuple[str, str]]:
    """Pairs of lines that cover each other."""
    return [(a.words, b.words) for a, b in combinations(boxes, 2) if a.covers(b)]


def words_of(drawing: Element) -> list[str]:
    """The text elements in their order."""
    return ["".join(element.itertext()) for element in drawing.iter("text")]
