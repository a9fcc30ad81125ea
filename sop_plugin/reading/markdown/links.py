"""Links of a Markdown text to files beside it, with the place of each path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.reading.markdown.outline import mask

# The path of [text](path "title") or ![text](path), of [name]: path, each perhaps in < >.
_PATH = r"<?(?P<path>[^\s<>()]+)"
_LINK = re.compile(rf"\]\(\s*{_PATH}|^ {{0,3}}\[[^\]\n]+\]:\s+{_PATH.replace('path', 'defined')}")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?]")


@dataclass(frozen=True)
class WrittenLink:
    """A path as written, without ``#…`` and ``?…``; line and columns count from 1, ``end_column`` lies behind it."""

    path: str
    line: int
    column: int
    end_column: int


def file_links(text: str) -> Iterator[WrittenLink]:
    """The relative links of a whole file, in the order of the text; its front matter has none."""
    for line, written in enumerate(mask(_without_front_matter(text)).lines, start=1):
        if "](" not in written and "]:" not in written:
            continue
        for match in _LINK.finditer(written):
            group = "path" if match["path"] is not None else "defined"
            path = re.split("[#?]", match[group], maxsplit=1)[0]
            if path and not _ELSEWHERE.match(path):
                start = match.start(group) + 1
                yield WrittenLink(path, line, start, start + len(path))


def _without_front_matter(text: str) -> str:
    """The same lines, those of the front matter empty."""
    lines = text.split("\n")
    if lines[0].lstrip("\ufeff").rstrip() != "---":
        return text
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() == "---"), 0)
    return "\n".join(["" if i <= end else line for i, line in enumerate(lines)])
