"""The lines that commits brought to a file, as ``git log`` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# Lines as they are: neither attributes nor drivers of the repository may hide them.
LINES_LOG = (
    *(
        "-c",
        "diff.relative=false",
        "-c",
        "diff.noprefix=false",
        "log",
        "--format=%x00%H %cs",
        "-m",
        "-p",
        "-U0",
        "--root",
    ),
    *(
        "--reverse",
        "--text",
        "--no-ext-diff",
        "--no-textconv",
        "--no-renames",
        "--no-color",
        "--no-show-signature",
        "--no-notes",
    ),
)


@dataclass(frozen=True)
class LinesBrought:
    """A commit, its committer's day, and what it added; a merge may tell of lines that its parents had."""

    commit: str
    day: date
    lines: tuple[str, ...]


def lines_in_log(output: bytes) -> Iterator[LinesBrought]:
    """One item for each commit of the log; the second parent of a merge makes another."""
    commit, day = "", date.min
    lines: list[str] = []
    in_hunk = False
    for line in output.split(b"\n"):
        # Within a hunk each line begins with its sign, so nothing that a file holds is taken for a header.
        if line.startswith(b"\0"):
            if commit:
                yield LinesBrought(commit, day, tuple(lines))
            commit, _, written = line[1:].decode("ascii").partition(" ")
            day, lines, in_hunk = date.fromisoformat(written), [], False
        elif line.startswith(b"@@"):
            in_hunk = True
        elif line.startswith(b"diff "):
            in_hunk = False
        elif in_hunk and line.startswith(b"+"):
            lines.append(line[1:].removesuffix(b"\r").decode("utf-8", "replace"))
    if commit:
        yield LinesBrought(commit, day, tuple(lines))
