"""What the tree of a text needs to know beyond its Markdown: numbers, references, names of rows, words of its language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sop_plugin.reading.markdown.dialect.attributes import Attributes
from sop_plugin.rendering.harmless import listed_attributes
from sop_plugin.words.language import Language


@dataclass(frozen=True)
class HeadingMark:
    """The number of a clause, the id that it gives its heading, and the id that the author fixed."""

    number: str
    anchor: str
    explicit_id: str | None


@dataclass(frozen=True)
class LinkMark:
    """How a reference is drawn; ``href`` is ``None`` where there is nothing to link to."""

    text: str
    href: str | None
    title: str
    broken: bool


ListedAttributes = Callable[[str, Attributes], dict[str, str]]


@dataclass(frozen=True)
class Drawing:
    """Lines and columns count from 0 in the text."""

    language: Language = Language.ZH_HANS
    headings: Mapping[int, HeadingMark] = field(default_factory=dict)
    """Line of a heading → its clause."""
    references: Mapping[tuple[int, int], LinkMark] = field(default_factory=dict)
    """Place of a reference → how it is drawn."""
    rows: Mapping[int, str] = field(default_factory=dict)
    """Line of a row → its id."""
    written_rows: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Place of the tag of a row in HTML → its id."""
    steps: Mapping[int, int] = field(default_factory=dict)
    """Line on which a table of steps begins → that of its first step; what stands between belongs to its head."""
    attributes: ListedAttributes = listed_attributes
    """What an attribute list (``{width=300}``) says of an element."""
