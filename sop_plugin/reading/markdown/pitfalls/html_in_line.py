"""Tables of HTML that begin within a line: no steps are read from them, and most are cut where a tag begins a line."""

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
_END = re.compile(r"</table\s*>", re.IGNORECASE)
_CELLS = ("td", "th")


def html_tables_in_lines(
    parsed: ParsedText, path: str, first_line: int, extra: ExtraColumns | None
) -> Iterator[Finding]:
    """Each such table that is cut, or one of steps; ``extra``: what the project calls columns besides, ``None`` where none has steps."""
    for text in parsed.texts(_TABLE):
        for token in text.tokens:
            if token.type != "html_inline" or not _TABLE.match(token.content):
                continue
            start = token.meta["span"][0]
            is_steps = extra is not None and is_step_table(column_kinds(_names(text.content[start:]), extra))
            if is_steps or not _END.search(text.content, start):
                line, column = text.place(start)
                yield rules.HTML_TABLE_IN_LINE.at(Place(path, line + first_line, column + 1))


def _names(html: str) -> list[str]:
    """What the cells of the first row of a table say."""
    names: list[str] = []
    for piece in pieces(html):
        if piece.kind is HtmlKind.OPEN and piece.tag in _CELLS:
            names.append("")
        elif piece.kind is HtmlKind.WORDS and names:
            names[-1] = f"{names[-1]}{piece.words}".strip()
        elif piece.kind is HtmlKind.CLOSE and piece.tag in ("tr", "table") and names:
            break
    return names
