"""An event is about the text that readers have: it may be neither behind what was released, nor changed, nor about to be lost."""

from __future__ import annotations

import shlex

from sop_plugin.model.declared import in_force_before
from sop_plugin.model.document import Document
from sop_plugin.model.event import Adopted
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.rules import archive, evidence
from sop_plugin.words.voice import Words

_NOT_COMMITTED = Words(
    "第 {revision} 版已发布，但还没有提交到 git，再改文件就会丢失它的文字；先提交 {path} 和 {ledger}：{command}",
    "revision {revision} was released but is not committed to git, and another change of the file would lose its text; "
    "commit {path} and {ledger} first: {command}",
)
_IN_FORCE_BEFORE = Words(
    "{number} 第 {revision} 版写着自 {effective} 起执行，台账中却没有它的签署和发布；它在建账前就已执行的，如实登记："
    "sop baseline {number} --record TEXT --by PERSON",
    "{number} revision {revision} says that it has been in force since {effective}, and the ledger has neither signatures nor a "
    "release of it; if it was in force before, record it as what it is: sop baseline {number} --record TEXT --by PERSON",
)
_ALREADY = Words(
    "{number} 第 {revision} 版已于 {day} 发布；要修改，运行 sop revise {number}",
    "{number} revision {revision} was released on {day}; to change it, run sop revise {number}",
)
_ADOPTED = Words(
    "{number} 第 {revision} 版自 {effective} 起执行，已于 {day} 作建账声明；要修改，运行 sop revise {number}",
    "{number} revision {revision}, in force since {effective}, was declared at adoption on {day}; to change it, run "
    "sop revise {number}",
)
_BEHIND = (evidence.REVISION_BEHIND, evidence.TEXT_CHANGED, archive.FILE_CHANGED)


def refuse_old_text(recorder: Recorder, document: Document) -> None:
    """Raises ``Refused`` where the source file is not the text that an event would be about."""
    found = recorder.findings_of(document, _BEHIND)
    if found:
        raise Refused(found)


def refuse_released(recorder: Recorder, document: Document) -> None:
    """Raises ``Refused`` for a revision that is released, or was declared at adoption: what comes next is another."""
    released = recorder.ledger.release(document.number, document.revision)
    if released is not None:
        raise because(
            _ADOPTED if isinstance(released, Adopted) else _ALREADY,
            number=document.number,
            revision=document.revision,
            day=released.day,
            effective=released.effective,
        )


def refuse_in_force_before(recorder: Recorder, document: Document) -> None:
    """Raises ``Refused`` for what was in force before the ledger began: nobody can sign or release it today for a day gone by."""
    if in_force_before(document, recorder.ledger, recorder.as_of):
        raise because(
            _IN_FORCE_BEFORE,
            number=document.number,
            revision=document.revision,
            effective=document.effective,
        )


def refuse_uncommitted_release(recorder: Recorder, document: Document) -> None:
    """Raises ``Refused`` while the last released text is in the working tree alone.

    Without a repository, or in a clone that lacks the history, there is nothing to compare with.
    """
    releases, repository = recorder.ledger.releases(document.number), recorder.repository
    if not releases or repository is None or repository.is_shallow:
        return
    ledger = recorder.workspace.options.ledger
    committed = repository.file_at("HEAD", ledger) if repository.commit_id("HEAD") else None
    if f"{releases[-1].to_line()}\n".encode() not in (committed or b"").replace(b"\r\n", b"\n"):
        raise because(
            _NOT_COMMITTED,
            revision=releases[-1].revision,
            path=document.path,
            ledger=ledger,
            command=f"git add {shlex.quote(document.path)} {shlex.quote(ledger)} && git commit -m TEXT",
        )
