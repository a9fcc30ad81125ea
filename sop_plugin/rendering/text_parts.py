"""The rendered text of a document in parts, so that what belongs between them is put there and nothing is cut out of HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree.ElementTree import Element

from markupsafe import Markup

from sop_plugin.rendering.html_text import html_pieces


@dataclass(frozen=True)
class TextPart:
    """HTML from one break to the next. One that is a heading has the key of its ``clause``, one that ends with a table of steps its name.

    ``table`` are the names of the columns of any other table that is a part by itself. ``outermost``: no element is around a
    heading or table, so that one can begin or end before and behind it.
    """

    html: Markup
    clause: str | None = None
    steps: str | None = None
    table: tuple[str, ...] = ()
    outermost: bool = False


def text_parts(root: Element, tables: Mapping[str, str], clauses: Mapping[str, str]) -> tuple[TextPart, ...]:
    """The parts of a finished tree, which end behind a table of steps, and before and behind other tables and headings of clauses.

    ``tables`` and ``clauses`` are ids, of the first row and of the heading, with the names that parts have for them.
    """
    headings = {
        element: clauses[anchor] for element in root.iter() if (anchor := element.get("id", "")) in clauses
    }
    regions = {element: name for element in root.iter("div") if (name := _steps(element, tables)) is not None}
    outermost = frozenset(root)
    others = {element: names for element in root if element not in regions and (names := _columns(element))}
    apart = headings.keys() | others.keys()
    pieces = html_pieces(root, apart, apart | regions.keys())
    # A tree that was made harmless.
    return tuple(
        TextPart(Markup(html))  # noqa: S704
        if last is None
        else TextPart(
            Markup(html),  # noqa: S704
            headings.get(last),
            regions.get(last),
            others.get(last, ()),
            last in outermost,
        )
        for html, last in pieces
    )


def _columns(region: Element) -> tuple[str, ...]:
    """The names of the columns of the table within its scrolling region."""
    if region.tag != "div" or "sop-scroll" not in region.get("class", "").split():
        return ()
    return tuple(" ".join("".join(cell.itertext()).split()) for cell in region.iterfind("table/thead/tr/th"))


def _steps(region: Element, tables: Mapping[str, str]) -> str | None:
    """The name of the table within its scrolling region."""
    if "sop-scroll" not in region.get("class", "").split():
        return None
    # The first row can belong to the head.
    rows = region.iterfind("table/tbody/tr")
    return next((name for row in rows if (name := tables.get(row.get("id", ""))) is not None), None)


def joined(
    parts: Iterable[TextPart],
    behind_steps: Callable[[str], Markup | None],
    before: Mapping[int, Markup] = MappingProxyType({}),
) -> Markup:
    """The parts as one text, each table of steps followed by what is given for its name; ``before``: by the index of a part."""
    pieces: list[Markup] = []
    for index, part in enumerate(parts):
        if index in before:
            pieces.append(before[index])
        pieces.append(part.html)
        block = behind_steps(part.steps) if part.steps is not None else None
        if block is not None:
            pieces.append(block)
    return Markup("").join(pieces)
