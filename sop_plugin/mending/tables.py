"""Tables that are none: with full-width bars and dashes, or that fall into the item or quotation above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.mending.edits import Edit, Shape
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.reading.markdown.pitfalls.broken_tables import FULL_WIDTH, WITHIN_TEXT, tables_as_text
from sop_plugin.rules import markdown as rules

_BAR = re.compile("[|｜]")
_DIVIDER = re.compile(r"[ \t]*[|｜]?(?:[ \t]*[:：]?[-－—]+[:：]?[ \t]*[|｜]?)+[ \t]*")
_DASHES = re.compile("[-－—]+")


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
        elif broken.reason == WITHIN_TEXT:
            yield Edit(rules.NO_TABLE, broken.line, blank_above=True, makes=Shape.TABLE)


def _narrow(text: str, *, is_divider: bool) -> str:
    text = text.replace("｜", "|")
    if is_divider and _DIVIDER.fullmatch(text):
        text = _DASHES.sub(lambda m: m[0] if set(m[0]) == {"-"} else "---", text).replace("：", ":")
    return text
