"""Where git has a released text: what an auditor needs to look it up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReleasedSource:
    """The first commit with the text, and what its file was called then, from the folder of ``mkdocs.yml``.

    Today's file may have another name, and hold the draft of the next revision.
    """

    commit: str
    path: str
