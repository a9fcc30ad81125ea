"""The numbers that Word shows before paragraphs, counted from ``numbering.xml`` as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sop_plugin.importing.content import ListNumber, NumberKind
from sop_plugin.importing.word.number_formats import formatted, kind_of
from sop_plugin.importing.word.symbols import symbol
from sop_plugin.importing.xml import Element, attribute, child, children, is_on, whole_number

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_TICKABLE = "☐☑☒□■❑❒✓✔"


@dataclass(frozen=True)
class Level:
    """One level of a numbering: where it starts, how it is drawn, and after which level it starts anew (0: never)."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str = ""
    indent: int = 0


@dataclass(frozen=True)
class _Numbering:
    """``w:num``: levels by way of a scheme, some of them its own, some started at another number."""

    scheme: int
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass
class Numbering:
    """The numberings of a package, and how far each has counted."""

    _by_id: Mapping[int, _Numbering]
    _level_of_style: Mapping[tuple[int, str], int]
    _counters: dict[int, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[int, int]] = field(default_factory=set)

    @classmethod
    def read(cls, root: Element | None) -> Numbering:
        """The numberings of ``numbering.xml``."""
        schemes: dict[int, dict[int, Level]] = {}
        linked: dict[int, str] = {}
        styled: dict[str, int] = {}
        for each in children(root, "w:abstractNum"):
            identity = whole_number(attribute(each, "w:abstractNumId"), -1)
            schemes[identity] = _levels(each)
            linked[identity] = attribute(child(each, "w:numStyleLink"), "w:val")
            own = attribute(child(each, "w:styleLink"), "w:val")
            if own:
                styled[own] = identity
        by_id: dict[int, _Numbering] = {}
        for each in children(root, "w:num"):
            scheme = whole_number(attribute(child(each, "w:abstractNumId"), "w:val"), -1)
            # A scheme that is a list style's has its levels where the style has them.
            scheme = styled.get(linked.get(scheme, ""), scheme)
            levels = dict(schemes.get(scheme, {}))
            starts: dict[int, int] = {}
            for override in children(each, "w:lvlOverride"):
                index = whole_number(attribute(override, "w:ilvl"))
                own_level = child(override, "w:lvl")
                if own_level is not None:
                    levels[index] = _level(own_level)
                start = attribute(child(override, "w:startOverride"), "w:val")
                if start:
                    starts[index] = whole_number(start, 1)
            by_id[whole_number(attribute(each, "w:numId"), -1)] = _Numbering(scheme, levels, starts)
        level_of_style = {
            (identity, level.style): index
            for identity, numbering in by_id.items()
            for index, level in numbering.levels.items()
            if level.style
        }
        return cls(by_id, level_of_style)

    def next(self, identity: int, level: int | None, style: str) -> ListNumber | None:
        """The number of the next paragraph of a numbering; ``None`` where it has none."""
        numbering = self._by_id.get(identity)
        if numbering is None:
            return None
        if level is None:
            level = self._level_of_style.get((identity, style), 0)
        level = min(max(level, 0), _LEVELS - 1)
        counters = self._count(identity, numbering, level)
        own = numbering.levels.get(level, Level())
        values = tuple(counters[index] or 0 for index in range(level + 1))
        label, parts = _label(own, values, numbering.levels)
        kind = kind_of(own.format)
        if kind is NumberKind.BULLET:
            kind = NumberKind.OTHER if label and label in _TICKABLE else kind
        elif not parts:
            # Without a number in its text it is a sign before the paragraph, or nothing.
            kind = NumberKind.OTHER if label.strip() else NumberKind.NONE
        return ListNumber(numbering.scheme, level, label.strip(), values, kind, parts, own.indent)

    def _count(self, identity: int, numbering: _Numbering, level: int) -> list[int | None]:
        # Numberings of one scheme go on counting where the last one stopped.
        counters = self._counters.setdefault(numbering.scheme, [None] * _LEVELS)
        for index, start in numbering.starts.items():
            if index <= level and (identity, index) not in self._started and index < _LEVELS:
                self._started.add((identity, index))
                counters[index] = start - 1 if index == level else start
        for index in range(level):
            if counters[index] is None:
                counters[index] = numbering.levels.get(index, Level()).start
        before = counters[level]
        counters[level] = numbering.levels.get(level, Level()).start if before is None else before + 1
        for index in range(level + 1, _LEVELS):
            restart = numbering.levels.get(index, Level()).restart
            if restart is None or 0 < level + 1 <= restart:
                counters[index] = None
        return counters


def _levels(root: Element) -> dict[int, Level]:
    return {whole_number(attribute(each, "w:ilvl")): _level(each) for each in children(root, "w:lvl")}


def _level(element: Element) -> Level:
    number_format = attribute(child(element, "w:numFmt"), "w:val", "decimal")
    text = attribute(child(element, "w:lvlText"), "w:val")
    if number_format == "bullet":
        fonts = child(element, "w:rPr", "w:rFonts")
        text = symbol(text, attribute(fonts, "w:ascii") or attribute(fonts, "w:hAnsi"))
    restart = attribute(child(element, "w:lvlRestart"), "w:val")
    return Level(
        start=whole_number(attribute(child(element, "w:start"), "w:val", "0")),
        format=number_format,
        text=text,
        restart=whole_number(restart) if restart else None,
        is_legal=bool(is_on(element, "w:isLgl")),
        style=attribute(child(element, "w:pStyle"), "w:val"),
        indent=left_indent(child(element, "w:pPr")) or 0,
    )


def left_indent(properties: Element | None) -> int | None:
    """How far a text stands from the margin, in twentieths of a point; ``None`` where the properties do not say."""
    indent = child(properties, "w:ind")
    written = attribute(indent, "w:left") or attribute(indent, "w:start")
    if not written:
        characters = attribute(indent, "w:leftChars")
        return whole_number(characters) * 2 if characters else None
    return whole_number(written)


def _label(level: Level, values: tuple[int, ...], levels: Mapping[int, Level]) -> tuple[str, int]:
    parts = 0

    def number(match: re.Match[str]) -> str:
        nonlocal parts
        index = int(match[1]) - 1
        if index >= len(values):
            return ""
        parts += 1
        name = "decimal" if level.is_legal else levels.get(index, Level()).format
        return formatted(values[index], name)

    if level.format == "bullet":
        return level.text, 0
    return _PLACEHOLDER.sub(number, level.text), parts
