"""The rendered text of a document in parts, so that what belongs between them is put there and nothing is cut out of HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

BREAK_OPEN, BREAK_CLOSE = "\ue008", "\ue009"
_BREAK = re.compile(f"{BREAK_OPEN}(\\d+){BREAK_CLOSE}")


@dataclass(frozen=True)
class TextPart:
    """HTML from one break to the next. One that is a heading has the key of its ``clause``, one that ends with a table of steps its name."""

    html: Markup
    clause: str | None = None
    steps: str | None = None


@dataclass(frozen=True)
class Break:
    """Where a part ends: behind a table of ``steps``, before a heading, or behind the heading of a ``clause``."""

    steps: str | None = None
    clause: str | None = None


class TextBreaks(Treeprocessor):
    """Leaves a mark behind each named table of steps, and before and behind each named heading.

    ``tables`` and ``clauses`` are ids, of the first row and of the heading, with the names that parts have for them.
    """

    def __init__(self, tables: Mapping[str, str], clauses: Mapping[str, str], md: Markdown) -> None:
        super().__init__(md)
        self._tables = tables
        self._clauses = clauses
        self.breaks: list[Break] = []

    def run(self, root: Element) -> None:
        """Visit elements in the order of the text, which is the order of the marks."""
        self._visit(root)

    def _visit(self, parent: Element) -> None:
        before: Element | None = None
        for child in parent:
            clause = self._clauses.get(child.get("id", ""))
            if clause is not None:
                self._break_before(before, parent)
            self._visit(child)
            steps = self._steps(child)
            if clause is not None or steps is not None:
                child.tail = self._mark(Break(steps, clause)) + (child.tail or "")
            before = child

    def _break_before(self, before: Element | None, parent: Element) -> None:
        mark = self._mark(Break())
        if before is None:
            parent.text = (parent.text or "") + mark
        else:
            before.tail = (before.tail or "") + mark

    def _mark(self, found: Break) -> str:
        self.breaks.append(found)
        return f"{BREAK_OPEN}{len(self.breaks) - 1}{BREAK_CLOSE}"

    def _steps(self, region: Element) -> str | None:
        """The name of the table within its scrolling region."""
        if "sop-scroll" not in region.get("class", "").split():
            return None
        row = region.find("table/tbody/tr")
        return None if row is None else self._tables.get(row.get("id", ""))


def text_parts(html: str, breaks: Iterable[Break]) -> tuple[TextPart, ...]:
    """``html`` taken apart at its marks; what looks like a mark and is none of ours is dropped."""
    parts: list[TextPart] = []
    known = list(breaks)
    pieces = _BREAK.split(html)
    expected = 0
    text = pieces[0]
    for number, following in zip(pieces[1::2], pieces[2::2], strict=True):
        if int(number) != expected or expected >= len(known):
            text += following
            continue
        found = known[expected]
        # What is split here was made harmless by the processors before.
        parts.append(TextPart(Markup(text), found.clause, found.steps))  # noqa: S704
        text, expected = following, expected + 1
    return (*parts, TextPart(Markup(text)))  # noqa: S704


def joined(parts: Iterable[TextPart], behind_steps: Callable[[str], Markup | None]) -> Markup:
    """The parts as one text, each table of steps followed by what is given for its name."""
    pieces: list[Markup] = []
    for part in parts:
        pieces.append(part.html)
        block = behind_steps(part.steps) if part.steps is not None else None
        if block is not None:
            pieces.append(block)
    return Markup("").join(pieces)
