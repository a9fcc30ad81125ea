"""Headings of a body and the numbers that somebody wrote before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.model.document import Body, HeadingLine
from sop_plugin.model.headings import HAND_NUMBER

_BARE_NUMBER = re.compile(r"(\d+)\s+")


def titles_without_numbers(body: Body) -> Iterator[tuple[HeadingLine, str]]:
    """Each heading with its title, less a number written before it."""
    positions = {clause.line: str(clause.path[-1]) for clause in body.clauses}
    for heading in body.headings:
        number = HAND_NUMBER.match(heading.title)
        bare = _BARE_NUMBER.match(heading.title)
        if number is None and bare and bare[1] == positions.get(heading.line):
            # "1 目的" is numbered when it is clause 1; "24 小时服务" is not.
            number = bare
        yield heading, heading.title[number.end() :] if number else heading.title
