"""Emoji by their names, ``:warning:``: GitHub draws them, and we show the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.reading.markdown.pitfalls.other_marks import bare_of_code
from sop_plugin.rules import markdown as rules
from sop_plugin.words.voice import Words

_NAME = re.compile(r":(?<![\w:/]:)(?P<name>[a-z][a-z0-9_-]*|[+-]1|100|1234|8ball):(?![\w/])")
_EMOJI = Words("图形符号", "an emoji")
_WRITE = Words("写成“{instead}”", "write “{instead}”")


def emoji_by_name(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """Each of them that GitHub knows."""
    for text in parsed.texts(_NAME):
        for match in _NAME.finditer(bare_of_code(text)):
            emoji = _known().get(match[0])
            if emoji is not None:
                line, column = text.place(match.start())
                place = Place(path, line + first_line, column + 1)
                yield rules.MARKS_AS_TEXT.at(
                    place, written=match[0], meant=_EMOJI, instead=_WRITE.filled(instead=emoji)
                )


@cache
def _known() -> dict[str, str]:
    """Name with its colons → the emoji. Read when a text has something like a name: few have."""
    from pymdownx import gemoji_db

    drawn = {
        name: "".join(chr(int(point, 16)) for point in facts["unicode"].split("-"))
        for name, facts in gemoji_db.emoji.items()
        if "unicode" in facts
    }
    return drawn | {alias: drawn[name] for alias, name in gemoji_db.aliases.items() if name in drawn}
