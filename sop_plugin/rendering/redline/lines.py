"""A redline for reading line by line: what changed, under the clause in which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.rendering.redline import MARK_CLASS, Element, read_tree

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Mark(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


_MARKS = {"del": Mark.REMOVED, "ins": Mark.ADDED}


class LineKind(StrEnum):
    """What a line is in the document."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True)
class Part:
    """A stretch of text with one mark."""

    text: str
    mark: Mark = Mark.SAME


@dataclass(frozen=True)
class RedlineLine:
    """One line. ``changed`` is false for a heading that only says where the lines below it stand."""

    kind: LineKind
    parts: tuple[Part, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it was removed or added."""
        return any(part.mark is not Mark.SAME for part in self.parts)


def redline_lines(html: str) -> tuple[RedlineLine, ...]:
    """The changed lines of a redline (``redline_html``), each clause with changes under its heading.

    Of a changed row of a table its first cell and the changed ones are told, with the names of their columns.
    """
    found: list[RedlineLine] = []
    heading: RedlineLine | None = None
    for line in _lines(read_tree(html)):
        if line.kind is LineKind.HEADING and not line.changed:
            heading = line
        elif line.changed:
            if line.kind is LineKind.HEADING:
                heading = None
            elif heading is not None:
                found.append(heading)
                heading = None
            found.append(line)
    return tuple(found)


def _lines(element: Element, kind: LineKind = LineKind.TEXT) -> Iterator[RedlineLine]:
    inline: list[Element | str] = []

    def gathered() -> Iterator[RedlineLine]:
        parts = _tidy(_parts(inline, Mark.SAME))
        inline.clear()
        if parts:
            yield RedlineLine(kind, parts)

    for child in element.children:
        if not isinstance(child, Element) or not child.is_block:
            inline.append(child)
            continue
        yield from gathered()
        if child.name in _HEADINGS:
            yield RedlineLine(LineKind.HEADING, _tidy(_parts(child.children, Mark.SAME)))
        elif child.name == "tr":
            parts = _row(child)
            if parts:
                yield RedlineLine(LineKind.ROW, parts)
        else:
            yield from _lines(child, LineKind.ITEM if child.name in ("li", "dd") else kind)
    yield from gathered()


def _row(row: Element) -> tuple[Part, ...]:
    told: list[Part] = []
    for index, cell in enumerate(child for child in row.children if isinstance(child, Element)):
        parts = _tidy(_parts(cell.children, Mark.SAME))
        changed = any(part.mark is not Mark.SAME for part in parts)
        if not parts or (index and not changed):
            continue
        label = dict(cell.attributes).get("data-label") if index else None
        if told:
            told.append(Part(" | "))
        if label:
            told.append(Part(f"{label}: "))
        told += parts
    return tuple(told)


def _parts(children: Sequence[Element | str], mark: Mark) -> Iterator[Part]:
    for child in children:
        if isinstance(child, str):
            yield Part(child, mark)
        elif child.is_atom:
            yield Part(_atom(child), mark)
        else:
            own = dict(child.attributes).get("class") or ""
            inner = _MARKS.get(child.name, mark) if MARK_CLASS in own.split() else mark
            yield from _parts(child.children, inner)
            if child.is_block:
                yield Part(" ", mark)


def _atom(element: Element) -> str:
    attributes = dict(element.attributes)
    match element.name:
        case "img":
            return f"[{attributes.get('alt') or attributes.get('src') or 'img'}]"
        case "input":
            return "☑" if "checked" in attributes else "☐"
    return " " if element.name in ("br", "wbr", "hr") else ""


def _tidy(parts: Iterator[Part]) -> tuple[Part, ...]:
    """Neighbours with one mark joined, blanks as readers see them."""
    joined: list[Part] = []
    for part in parts:
        text = " ".join(part.text.split("\n"))
        if joined and joined[-1].mark is part.mark:
            joined[-1] = Part(joined[-1].text + text, part.mark)
        elif text:
            joined.append(Part(text, part.mark))
    if joined:
        joined[0] = Part(joined[0].text.lstrip(), joined[0].mark)
        joined[-1] = Part(joined[-1].text.rstrip(), joined[-1].mark)
    return tuple(part for part in joined if part.text)
