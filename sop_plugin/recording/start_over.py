"""To leave practice behind: what sample people recorded goes, before anybody has released anything in earnest."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sop_plugin.compile import CompiledManual
from sop_plugin.model.event import Released
from sop_plugin.model.manual_files import FileStanding
from sop_plugin.outside.git_program import NoRepository
from sop_plugin.recording.refused import because
from sop_plugin.words.voice import Words
from sop_plugin.workspace.anchors import kept_anchors
from sop_plugin.workspace.workspace import Workspace

SAMPLE = "sample-"
"""How the ids of the people begin with whom a new manual comes."""

_IN_EARNEST = Words(
    "{event} 是{person}登记的发布，不是练习；台账从此不能重来，登记错的文件用 sop withdraw 作废",
    "{event} is a release by {person} and no practice: the ledger stays; a document that is wrong is "
    "withdrawn with sop withdraw",
)
_NOT_COMMITTED = Words(
    "有没提交到 git 的改动，重新开始会丢失它们：{paths}；先提交",
    "these are not committed to git and would be lost: {paths}; commit them first",
)
_NO_REPOSITORY = Words(
    "手册不在 git 仓库中，删去的文件找不回来；先运行 git init 并提交",
    "the manual is in no git repository, so what is removed could not be brought back; run git init and commit first",
)
_SHOWN = 5


@dataclass(frozen=True)
class StartingOver:
    """What would be removed: the ledgers, that of documents with so many ``events``, anchors of them, and the documents that
    were numbered in practice with the files that no other text shows.

    ``kept`` are the numbers of documents that real people began: to be recorded anew.
    """

    files: tuple[Path, ...]
    events: int
    kept: tuple[str, ...]

    def remove(self) -> None:
        """Documents first: while the ledger is there, a check tells what is missing."""
        for file in self.files:
            file.unlink()
            with suppress(OSError):  # a folder that holds more stays
                file.parent.rmdir()


def start_over(workspace: Workspace, compiled: CompiledManual) -> StartingOver:
    """What there is to remove; raises ``Refused`` once there is a release in earnest, or something would be lost."""
    if not workspace.ledger.is_file():
        return StartingOver((), 0, ())
    ledger = compiled.histories.ledger
    for event in ledger.events:
        if isinstance(event, Released):
            signed = ledger.standing_approvals(event.number, event.revision)
            for person in (event.by, *(approval.by for approval in signed)):
                if not person.startswith(SAMPLE):
                    raise because(_IN_EARNEST, event=event.name, person=compiled.manual.person_name(person))
    repository = workspace.repository
    if isinstance(repository, NoRepository):
        raise because(_NO_REPOSITORY)
    changed = repository.uncommitted()
    if changed:
        raise because(_NOT_COMMITTED, paths=", ".join(changed[:_SHOWN]))
    practised = {
        number
        for number, issue in ((number, ledger.issue(number)) for number in ledger.by_number)
        if issue is None or issue.by.startswith(SAMPLE)
    }
    documents = compiled.histories.documents
    files = [workspace.root / d.path for d in documents if d.number in practised]
    kept = tuple(d.number for d in documents if d.number in ledger.by_number and d.number not in practised)
    files += _shown_by_them_alone(workspace, compiled, {d.path for d in documents if d.number in practised})
    # Copies, readings and anchors are of what was recorded in practice, and would be found to be of nothing.
    beside = (*_anchors(workspace), workspace.copies, workspace.training)
    files += [file for file in beside if file.is_file()]
    return StartingOver((*files, workspace.ledger), len(ledger.events), kept)


def _shown_by_them_alone(workspace: Workspace, compiled: CompiledManual, gone: set[str]) -> Iterator[Path]:
    named = {name for page in compiled.pages for name in page.names}
    for file in compiled.files.files:
        theirs = gone.issuperset(file.named_by) and posixpath.basename(file.path) not in named
        if file.standing is FileStanding.ATTACHED and theirs:
            yield workspace.root / file.path


def _anchors(workspace: Workspace) -> Iterator[Path]:
    """Those that are kept, with requests and replies of time stamps beside them."""
    for anchor in kept_anchors(workspace):
        yield from sorted(anchor.parent.glob(f"{anchor.stem}.*"))
