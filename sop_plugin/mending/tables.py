"""Tables that are none: with full-width bars and dashes, that fall into the item or quotation above, or drawn with dashes and corners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.mending.edits import Edit, Shape
from sop_plugin.reading.markdown.drawn_tables import DrawnTable, drawn_tables
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.reading.markdown.pitfalls.broken_tables import (
    FULL_WIDTH,
    WITHIN_TEXT,
    BrokenTable,
    tables_as_text,
)
from sop_plugin.rules import markdown as rules

_BAR = re.compile("[|｜]")
_DIVIDER = re.compile(r"[ \t]*[|｜]?(?:[ \t]*[:：]?[-－—]+[:：]?[ \t]*[|｜]?)+[ \t]*")
_DASHES = re.compile("[-－—]+")
_INDENT = re.compile(r"[ \t>]*")
_SIDES = {"": "---", "left": ":---", "right": "---:", "center": ":---:"}


def broken_tables(parsed: ParsedText) -> Iterator[Edit]:
    """Those that marks alone or a blank line make tables."""
    for broken in tables_as_text(parsed):
        if broken.reason == FULL_WIDTH:
            lines = []
            for index in range(broken.line, broken.end):
                text = parsed.lines[index]
                if not _BAR.search(text):
                    break
                lines.append((index, _narrow(text, is_divider=index == broken.line + 1)))
            yield Edit(rules.NO_TABLE, broken.line, tuple(lines), makes=Shape.TABLE)
        elif broken.divider and _all_have(parsed, broken):
            # The dashes alone are too few or too many for a head and rows that agree.
            indent = _INDENT.match(parsed.lines[broken.line + 1])
            lines = [(broken.line + 1, f"{indent[0] if indent else ''}{broken.divider}")]
            yield Edit(rules.NO_TABLE, broken.line, tuple(lines), makes=Shape.TABLE)
        elif broken.reason == WITHIN_TEXT:
            yield Edit(rules.NO_TABLE, broken.line, blank_above=True, makes=Shape.TABLE)


def _all_have(parsed: ParsedText, broken: BrokenTable) -> bool:
    """Whether there are rows, and each has as many cells as the head."""
    rows = [parsed.lines[index] for index in range(broken.line + 2, broken.end)]
    wanted = broken.divider.count("|") - 1
    return bool(rows) and all(len(_BAR.split(row.strip(" \t>").strip("|"))) == wanted for row in rows)


def _narrow(text: str, *, is_divider: bool) -> str:
    text = text.replace("｜", "|")
    if is_divider and _DIVIDER.fullmatch(text):
        text = _DASHES.sub(lambda m: m[0] if set(m[0]) == {"-"} else "---", text).replace("：", ":")
    return text


def drawn(parsed: ParsedText) -> Iterator[Edit]:
    """Tables of dashes and corners whose cells are certain, as tables of bars."""
    for table in drawn_tables(parsed):
        behind = parsed.lines[table.end] if table.end < len(parsed.lines) else ""
        if table.rows is not None and not behind.strip():
            above = parsed.lines[table.line - 1] if table.line else ""
            yield Edit(
                rules.DRAWN_TABLE,
                table.line,
                tuple(_with_bars(table)),
                blank_above=bool(above.strip()),
                makes=Shape.TABLE,
                reorders=True,
            )


def _with_bars(table: DrawnTable) -> Iterator[tuple[int, str | None]]:
    """Line → what it becomes. A table of bars never has more lines than a drawn one with a head."""
    head, *rows = table.rows or ()
    divider = tuple(_SIDES[side] for side in table.sides or ("",) * len(head))
    cells = (tuple(cell.replace("|", "\\|") for cell in row) for row in (head, divider, *rows))
    lines = [f"{table.indent}| {' | '.join(row)} |" for row in cells]
    for index in range(table.line, table.end):
        position = index - table.line
        yield index, lines[position] if position < len(lines) else None
