"""What git remembers of the ledgers beside that of documents: what ever stood on the main line must still stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sop_plugin.model.finding import Finding
from sop_plugin.outside.git import GitRepository
from sop_plugin.reading.ledger.kinds import OF_COPIES, OF_TRAINING, LedgerKind
from sop_plugin.reading.ledger.losses import gone_ledger, lost_events, lost_lines, recorded_otherwise
from sop_plugin.workspace.workspace import Workspace


def lost_beside(workspace: Workspace, repository: GitRepository) -> Iterator[Finding]:
    """The events of copies and of training that the working tree has no longer; raises ``GitError``."""
    yield from _lost(repository, workspace.copies, workspace.copies_shown_as, OF_COPIES)
    yield from _lost(repository, workspace.training, workspace.training_shown_as, OF_TRAINING)


def _lost(repository: GitRepository, file: Path, path: str, ledger: LedgerKind) -> Iterator[Finding]:
    if not repository.commits_of(path):
        return
    order: dict[str, int] = {}
    inside, last = repository.from_top(path), ""
    for at, brought in enumerate(repository.lines_brought((inside,), main_line=True)):
        for line in brought.lines:
            if line.startswith("{"):
                order.setdefault(line, at)
                last = brought.commit
    there = file.is_file()
    current = file.read_bytes().decode("utf-8", "replace") if there else ""

    def stood_before(line: str, other: str) -> bool:
        return line in order and order[line] < order[other]

    again = recorded_otherwise(_text(order), current, stood_before, ledger)
    earlier = _text(line for line in order if line not in again)
    if current.strip():
        yield from lost_events(earlier, current, path, ledger)
    elif lost_lines(earlier, "", ledger):
        yield gone_ledger(earlier, path, last[:12], inside, emptied=there, ledger=ledger)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
