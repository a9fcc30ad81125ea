"""Headings of a body and the numbers that somebody wrote before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.model.document import Body, HeadingLine
from sop_plugin.model.headings import HAND_NUMBER

_BARE_NUMBER = re.compile(r"(\d+)\s+")
_CLOSE_NUMBER = re.compile(r"(\d{1,2})(?=[\u3400-\u9fff])")
_FEWEST = 2


def titles_without_numbers(body: Body) -> Iterator[tuple[HeadingLine, str]]:
    """Each heading with its title, less a number written before it."""
    positions = {clause.line: str(clause.path[-1]) for clause in body.clauses}
    close = {
        heading.line: number
        for heading in body.headings
        if (number := _CLOSE_NUMBER.match(heading.title)) and number[1] == positions.get(heading.line)
    }
    for heading in body.headings:
        # "1目的" is numbered where "2范围" is as well; "1号楼" alone is not.
        number = HAND_NUMBER.match(heading.title) or (
            close.get(heading.line) if len(close) >= _FEWEST else None
        )
        bare = _BARE_NUMBER.match(heading.title)
        if number is None and bare and bare[1] == positions.get(heading.line):
            # "1 目的" is numbered when it is clause 1; "24 小时服务" is not.
            number = bare
        yield heading, heading.title[number.end() :] if number else heading.title
