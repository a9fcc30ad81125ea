"""Tables of steps in HTML: shown, but no step is read from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.model.columns import ExtraColumns, column_kinds, is_step_table
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.reading.markdown.raw_html import HtmlKind, pieces
from sop_plugin.rules import markdown as rules

_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_CELLS = ("td", "th")


def html_steps(parsed: ParsedText, path: str, first_line: int, extra: ExtraColumns) -> Iterator[Finding]:
    """Each such table by the names of its first row; ``extra``: what the project calls columns besides."""
    if not _TABLE.search(parsed.text):
        return
    for token in parsed.tokens:
        if token.type != "html_block" or not token.map:
            continue
        for start, names in _tables(token.content):
            if is_step_table(column_kinds(names, extra)):
                line = token.map[0] + token.content.count("\n", 0, start)
                yield rules.HTML_STEPS.at(Place(path, line + first_line), columns=" | ".join(names))


def _tables(html: str) -> Iterator[tuple[int, list[str]]]:
    """Where each table begins, and what the cells of its first row say."""
    start: int | None = None
    names: list[str] = []
    for piece in pieces(html):
        if piece.kind is HtmlKind.OPEN and piece.tag == "table":
            start, names = piece.start, []
        elif start is not None and piece.kind is HtmlKind.OPEN and piece.tag in _CELLS:
            names.append("")
        elif start is not None and piece.kind is HtmlKind.WORDS and names:
            names[-1] = f"{names[-1]}{piece.words}".strip()
        elif start is not None and piece.kind is HtmlKind.CLOSE and piece.tag in ("tr", "table") and names:
            yield start, names
            start, names = None, []
