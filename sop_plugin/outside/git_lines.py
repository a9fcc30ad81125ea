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
        "--format=%x00%H %as %cs",
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
    """A commit and what it added; a merge may tell of lines that its parents had.

    ``written`` is the author's day, ``committed`` the day on which it was made as it is: later where it was moved or squashed.
    """

    commit: str
    written: date
    committed: date
    lines: tuple[str, ...]


def lines_in_log(output: bytes) -> Iterator[LinesBrought]:
    """One item for each commit of the log; the second parent of a merge makes another."""
    commit, written, committed = "", date.min, date.min
    lines: list[str] = []
    in_hunk = False
    for line in output.split(b"\n"):
        # Within a hunk each line begins with its sign, so nothing that a file holds is taken for a header.
        if line.startswith(b"\0"):
            if commit:
                yield LinesBrought(commit, written, committed, tuple(lines))
            commit, *days = line[1:].decode("ascii").split(" ")
            written, committed = map(date.fromisoformat, days)
            lines, in_hunk = [], False
        elif line.startswith(b"@@"):
            in_hunk = True
        elif line.startswith(b"diff "):
            in_hunk = False
        elif in_hunk and line.startswith(b"+"):
            lines.append(line[1:].removesuffix(b"\r").decode("utf-8", "replace"))
    if commit:
        yield LinesBrought(commit, written, committed, tuple(lines))
