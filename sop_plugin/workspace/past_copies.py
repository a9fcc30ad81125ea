"""What git remembers of the ledger of copies: an event that ever stood on the main line must still stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.outside.git import GitRepository
from sop_plugin.reading.ledger.kinds import OF_COPIES
from sop_plugin.reading.ledger.losses import gone_ledger, lost_events, lost_lines, recorded_otherwise
from sop_plugin.workspace.workspace import Workspace


def lost_copy_events(workspace: Workspace, repository: GitRepository) -> Iterator[Finding]:
    """The events that the working tree has no longer; raises ``GitError``."""
    path = workspace.copies_shown_as
    if not repository.commits_of(path):
        return
    order: dict[str, int] = {}
    inside, last = repository.from_top(path), ""
    for at, brought in enumerate(repository.lines_brought((inside,), main_line=True)):
        for line in brought.lines:
            if line.startswith("{"):
                order.setdefault(line, at)
                last = brought.commit
    there = workspace.copies.is_file()
    current = workspace.copies.read_bytes().decode("utf-8", "replace") if there else ""

    def stood_before(line: str, other: str) -> bool:
        return line in order and order[line] < order[other]

    again = recorded_otherwise(_text(order), current, stood_before, OF_COPIES)
    earlier = _text(line for line in order if line not in again)
    if current.strip():
        yield from lost_events(earlier, current, path, OF_COPIES)
    elif lost_lines(earlier, "", OF_COPIES):
        yield gone_ledger(earlier, path, last[:12], inside, emptied=there, ledger=OF_COPIES)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
