"""Attribute lists: ``{#id}`` behind a heading, ``{width=300}`` behind a picture or link, ``{: .class}`` below a paragraph.

An id is made of word characters alone: it goes into addresses, lists of contents and other people's references.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ID = r"[\w.-]+"
_VALUE = r'"[^"\n]*"|\'[^\'\n]*\'|[^\s"\'{}]+'
_ITEM = re.compile(
    rf"\#(?P<id>{ID})(?=\s|$)|\.(?P<class>{ID})(?=\s|$)|(?P<name>[A-Za-z][\w:-]*)=(?P<value>{_VALUE})(?=\s|$)"
)
_LIST = re.compile(r"\{:?(?P<items>[^{}\n]*)\}")
_AT_END_OF_HEADING = re.compile(r"(?:^|[ \t]+)\{:?(?P<items>[^{}\n]*)\}$")
_LINE = re.compile(r"(?:^|\n)[ \t]*\{:(?P<items>[^{}\n]*)\}[ \t]*$")


class Attributes(NamedTuple):
    """What an attribute list says; ``others`` are names with values, ``end`` where the list ends or, of a block, begins."""

    id: str | None
    classes: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    end: int


def attributes_behind(text: str, position: int, end: int) -> Attributes | None:
    """The list that begins right at ``position``; other text in braces is none."""
    match = _LIST.match(text, position, end)
    return _read(match["items"], match.end()) if match is not None else None


def attributes_of_heading(text: str) -> Attributes | None:
    """The list at the end of a heading's text."""
    match = _AT_END_OF_HEADING.search(text) if text.endswith("}") else None
    return _read(match["items"], match.start()) if match is not None else None


def attributes_below(text: str) -> Attributes | None:
    """The list that is the last line of a paragraph."""
    match = _LINE.search(text) if text.endswith("}") else None
    return _read(match["items"], match.start()) if match is not None else None


def _read(items: str, end: int) -> Attributes | None:
    anchor: str | None = None
    classes: list[str] = []
    others: list[tuple[str, str]] = []
    position = 0
    items = items.strip()
    while position < len(items):
        match = _ITEM.match(items, position)
        if match is None:
            return None
        if match["id"] is not None:
            anchor = match["id"]
        elif match["class"] is not None:
            classes.append(match["class"])
        else:
            others.append((match["name"].lower(), match["value"].strip("\"'")))
        position = match.end()
        while items[position : position + 1].isspace():
            position += 1
    return Attributes(anchor, tuple(classes), tuple(others), end) if items else None
