"""Styles of paragraphs and characters: what of them decides what a text means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sop_plugin.importing.content import Look
from sop_plugin.importing.xml import Element, attribute, child, children, is_on_itself, name_of, whole_number

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])")
_OWN_HEADING = re.compile(r"(?:章|(?P<level>[一二三四五])[级級](?P<clause>[条條])?)[标標][题題]$")
_LEVELS = "一二三四五"
_SWITCHES = {
    "w:b": Look.BOLD,
    "w:i": Look.ITALIC,
    "w:strike": Look.STRUCK,
    "w:dstrike": Look.STRUCK,
    "w:vanish": Look.HIDDEN,
    "w:specVanish": Look.HIDDEN,
}
_TEXT_LEVEL = 9  # the outline level of body text


@dataclass(frozen=True)
class Style:
    """One style; ``name`` in small letters, which for Word's own is the same in every language of Word."""

    name: str
    based_on: str
    outline: int | None
    numbering: Element | None
    run: Element | None


@dataclass(frozen=True)
class Styles:
    """The styles of a package by their ids."""

    by_id: Mapping[str, Style]
    default: str = ""
    _looks: dict[str, Mapping[Look, bool]] = field(default_factory=dict, compare=False)

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """The styles of ``styles.xml``."""
        by_id: dict[str, Style] = {}
        default = ""
        for each in children(root, "w:style"):
            properties = child(each, "w:pPr")
            name = attribute(child(each, "w:name"), "w:val").strip().lower()
            identity = attribute(each, "w:styleId")
            by_id[identity] = Style(
                name,
                attribute(child(each, "w:basedOn"), "w:val"),
                outline_of(properties, name),
                child(properties, "w:numPr"),
                child(each, "w:rPr"),
            )
            if attribute(each, "w:type") == "paragraph" and attribute(each, "w:default") in ("1", "true"):
                default = identity
        return cls(by_id, default)

    def lineage(self, identity: str) -> Iterator[Style]:
        """The style and those that it is based on, itself first; a circle ends where it closes."""
        seen: set[str] = set()
        while identity in self.by_id and identity not in seen:
            seen.add(identity)
            style = self.by_id[identity]
            yield style
            identity = style.based_on

    def name(self, identity: str) -> str:
        """The name of a style, in small letters."""
        return self.by_id[identity].name if identity in self.by_id else ""

    def outline(self, identity: str) -> int | None:
        """The level of heading that a style gives, from 0."""
        found = next((s.outline for s in self.lineage(identity) if s.outline is not None), None)
        return found if found is not None and found < _TEXT_LEVEL else None

    def numbering(self, identity: str) -> Element | None:
        """The numbering that a style gives."""
        return next((s.numbering for s in self.lineage(identity) if s.numbering is not None), None)

    def marks(self, paragraph_style: str, run: Element | None) -> frozenset[Look]:
        """What a run looks like: of its own, by its style, by that of its paragraph."""
        own, own_style = _looks(run)
        looks = {**self._looks_of(paragraph_style), **self._looks_of(own_style), **own}
        return frozenset(mark for mark, on in looks.items() if on)

    def _looks_of(self, identity: str) -> Mapping[Look, bool]:
        if identity not in self._looks:
            looks: dict[Look, bool] = {}
            for style in self.lineage(identity):
                looks = {**_looks(style.run)[0], **looks}
            self._looks[identity] = looks
        return self._looks[identity]


def _looks(run: Element | None) -> tuple[dict[Look, bool], str]:
    """What properties of a run switch on and off, and the style that they name."""
    looks: dict[Look, bool] = {}
    style = ""
    for each in run if run is not None else ():
        name = name_of(each)
        if name in _SWITCHES:
            looks[_SWITCHES[name]] = is_on_itself(each)
        elif name == "w:vertAlign":
            value = attribute(each, "w:val")
            looks |= {Look.ABOVE: value == "superscript", Look.BELOW: value == "subscript"}
        elif name == "w:rStyle":
            style = attribute(each, "w:val")
    return looks, style


def outline_of(properties: Element | None, style_name: str = "") -> int | None:
    """The level of heading that properties of a paragraph or the name of its style give; 9 is body text."""
    written = attribute(child(properties, "w:outlineLvl"), "w:val")
    if written:
        return min(whole_number(written, _TEXT_LEVEL), _TEXT_LEVEL)
    found = _HEADING.fullmatch(style_name)
    return int(found[1]) - 1 if found else _own_level(style_name)


def _own_level(style_name: str) -> int | None:
    """The level of styles as companies and the templates for standards name them: 一级标题, 章标题, 一级条标题."""
    found = _OWN_HEADING.search(style_name)
    if found is None:
        return None
    level = _LEVELS.find(found["level"] or "")
    return level + bool(found["clause"]) if found["level"] else 0
