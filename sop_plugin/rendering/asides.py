"""What stands beside the words of a step or clause and belongs to the work: pictures with what their numbers say, and boxes.

A checklist shows it where it leaves out the text around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.etree.ElementTree import Element

from markupsafe import Markup

from sop_plugin.rendering.html_text import inner_html
from sop_plugin.rendering.step_anchors import ROW_ANCHOR

_LISTS = frozenset(("ol", "ul"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
LEGEND = "sop-legend"
"""Class of a list that says what the numbers on a picture mean."""


@dataclass(frozen=True)
class Asides:
    """HTML, by what it stands in: the id of a step's row or item; the number of a list and of its item, from 1, for lists
    that stand in nothing else; the key of a clause, for what stands in neither.
    """

    of_steps: Mapping[str, Markup] = field(default_factory=lambda: MappingProxyType({}))
    of_items: Mapping[tuple[int, int], Markup] = field(default_factory=lambda: MappingProxyType({}))
    of_clauses: Mapping[str, Markup] = field(default_factory=lambda: MappingProxyType({}))


NO_ASIDES = Asides()
"""Those of a text that has none."""


def asides_of(root: Element, clauses: Mapping[str, str]) -> Asides:
    """Those of a finished tree, which is harmless; ``clauses`` are the ids of headings with the keys of clauses."""
    steps: dict[str, Markup] = {}
    for element in root.iter():
        anchor = element.get("id", "")
        if element.tag in ("tr", "li") and ROW_ANCHOR.fullmatch(anchor) and (html := _html(_within(element))):
            steps[anchor] = html
    items: dict[tuple[int, int], Markup] = {}
    apart: dict[str, list[Element]] = {}
    clause, lists = "", 0
    for element in root:
        if element.tag in _HEADINGS:
            clause = clauses.get(element.get("id", ""), clause)
        elif element.tag in _LISTS:
            lists += 1
            for position, item in enumerate(element, start=1):
                if html := _html(_within(item)):
                    items[lists, position] = html
        if _stands_apart(element):
            apart.setdefault(clause, []).append(_copy(element))
    return Asides(steps, items, {key: _html(found) for key, found in apart.items()})


def _stands_apart(element: Element) -> bool:
    """A box, a paragraph with a picture, or what its numbers mean."""
    return (
        _is_box(element)
        or (element.tag == "p" and element.find(".//img") is not None)
        or LEGEND in _classes(element)
    )


def _is_box(element: Element) -> bool:
    # A folded box has the name of its kind alone for a class; what an author folds in HTML has none.
    return "admonition" in _classes(element) or (element.tag == "details" and bool(_classes(element)))


def _within(step: Element) -> Iterator[Element]:
    """The pictures of a step, each followed by what its numbers mean, and its boxes."""
    for child in step:
        if child.tag == "img" or "sop-picture" in _classes(child) or _is_box(child):
            yield _copy(child)
        elif "sop-mark--placed" in _classes(child):
            yield _note(step, child)
        else:
            yield from _within(child)


def _note(around: Element, mark: Element) -> Element:
    """A mark and the words behind it, up to the next line."""
    note = Element("span", {"class": "sop-mark__note"})
    siblings = list(around)
    for sibling in siblings[siblings.index(mark) :]:
        if sibling is not mark and (
            sibling.tag in ("br", "p", "img", *_LISTS) or "sop-mark--placed" in _classes(sibling)
        ):
            break
        copied = _copy(sibling)
        copied.tail = sibling.tail
        note.append(copied)
    return note


def _copy(element: Element) -> Element:
    """The element without ids, which are names once in a page, and unfolded."""
    copied = Element(element.tag, {name: value for name, value in element.attrib.items() if name != "id"})
    if element.tag == "details":
        copied.set("open", "open")
    copied.text = element.text
    for child in element:
        below = _copy(child)
        below.tail = child.tail
        copied.append(below)
    return copied


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def _html(elements: Iterator[Element] | list[Element]) -> Markup:
    around = Element("div")
    around.extend(elements)
    return Markup(inner_html(around))  # noqa: S704 - of a tree that was made harmless
