"""The list of contents of a text, and the link beside each of its headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup, escape

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents list of a page; ``title`` is HTML."""

    level: int
    id: str
    title: Markup
    children: tuple[ContentsEntry, ...] = ()


def list_contents(root: Element, permalink: str) -> tuple[ContentsEntry, ...]:
    """The headings that have an id, and put a link of that name beside each; ``permalink`` is said of it, empty: no link."""
    found = []
    for heading in root.iter():
        name = heading.get("id")
        if heading.tag not in _HEADINGS or name is None:
            continue
        title = escape(" ".join("".join(heading.itertext()).split()))
        found.append(ContentsEntry(int(heading.tag[1]), name, title))
        if permalink:
            link = SubElement(heading, "a", {"class": "headerlink", "href": f"#{name}", "title": permalink})
            link.text = "¶"
    return _nested(found)


def _nested(entries: Iterable[ContentsEntry]) -> tuple[ContentsEntry, ...]:
    """Each entry below the nearest one before it that is of a higher level."""
    nested: list[ContentsEntry] = []
    below: list[ContentsEntry] = []
    for entry in entries:
        if nested and entry.level > nested[-1].level:
            below.append(entry)
            continue
        _close(nested, below)
        nested.append(entry)
    _close(nested, below)
    return tuple(nested)


def _close(nested: list[ContentsEntry], below: list[ContentsEntry]) -> None:
    if nested and below:
        last = nested.pop()
        nested.append(ContentsEntry(last.level, last.id, last.title, _nested(below)))
    below.clear()
