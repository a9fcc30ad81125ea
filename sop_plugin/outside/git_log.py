"""What ``git log --raw -z`` prints, as commits and the texts they brought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# NUL can stand in no name, subject or path, so the pieces below are never mistaken for each other.
LOG_FORMAT = "%H%x00%as%x00%an%x00%s"


@dataclass(frozen=True)
class CommitOfFile:
    """A commit that touched a file. ``day`` and ``author`` are the author's, ``day`` in the author's own time zone.

    ``path`` is what the file was called then; ``blob`` is ``None`` where the commit removed it.
    """

    commit: str
    day: date
    author: str
    subject: str
    blob: str | None
    path: str


def commits_in_log(output: bytes) -> Iterator[CommitOfFile]:
    """One item for each file that each commit changed, in the order of the log.

    A merge counts only where its text differs from that of all its parents (``-c``): there alone it brought a new one.
    """
    pieces = iter(output.split(b"\0"))
    header = "", date.min, "", ""
    for piece in pieces:
        piece = piece.lstrip(b"\n")
        if piece.startswith(b":"):
            # :mode … mode id … id status, with one colon, mode and id for each parent
            blob, status = piece.decode("ascii").split(" ")[-2:]
            path = next(pieces)
            if not piece.startswith(b"::") and status[0] in "RC":
                path = next(pieces)
            is_gone = not blob.strip("0")
            yield CommitOfFile(*header, None if is_gone else blob, path.decode("utf-8", "surrogateescape"))
        elif piece:
            day, author, subject = (next(pieces).decode("utf-8", "replace") for _ in range(3))
            header = piece.decode("ascii"), date.fromisoformat(day), author, subject
