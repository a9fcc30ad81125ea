"""What git remembers of the ledgers beside that of documents: what ever stood on the main line must still stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sop_plugin.model.finding import Finding
from sop_plugin.outside.git import GitRepository
from sop_plugin.reading.ledger.kinds import OF_COPIES, OF_TRAINING, LedgerKind
from sop_plugin.reading.ledger.losses import gone_ledger, lost_events, lost_lines, recorded_otherwise
from sop_plugin.workspace.past_ledger import PastLedger, where_it_stood
from sop_plugin.workspace.workspace import Workspace


def lost_beside(workspace: Workspace, repository: GitRepository, past: PastLedger) -> Iterator[Finding]:
    """The events of copies and of training that the working tree has no longer; raises ``GitError``."""
    for file, path, ledger in side_ledgers(workspace):
        yield from _lost(repository, past, file, path, ledger)


def side_ledgers(workspace: Workspace) -> tuple[tuple[Path, str, LedgerKind], ...]:
    """The file of each, how findings name it, and its kind."""
    return (
        (workspace.copies, workspace.copies_shown_as, OF_COPIES),
        (workspace.training, workspace.training_shown_as, OF_TRAINING),
    )


def _lost(
    repository: GitRepository, past: PastLedger, file: Path, path: str, ledger: LedgerKind
) -> Iterator[Finding]:
    known = tuple(past.on_main_line(ledger))
    if not known:
        return
    there = file.is_file()
    current = file.read_bytes().decode("utf-8", "replace") if there else ""
    again = recorded_otherwise(_text(known), current, past.stood_before, ledger)
    earlier = _text(line for line in known if line not in again)
    if current.strip():
        yield from lost_events(earlier, current, path, ledger)
        return
    lost = lost_lines(earlier, "", ledger)
    if lost:
        last = past.main_line[lost[-1].text].commit
        place = where_it_stood(repository, past.beside, last, lost[-1].text) or repository.from_top(path)
        yield gone_ledger(earlier, path, last[:12], place, emptied=there, ledger=ledger)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
