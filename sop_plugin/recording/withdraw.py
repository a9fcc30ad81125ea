"""To end a document: its number stays taken, and its page says why and what took its place."""

from __future__ import annotations

import shlex

from sop_plugin.editing.keys import with_mapping, with_scalar
from sop_plugin.model.event import Withdrawn
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.powers import Power
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because
from sop_plugin.recording.released_text import refuse_old_text, refuse_uncommitted_release
from sop_plugin.recording.sealing import Sign, with_seal
from sop_plugin.rules import evidence
from sop_plugin.words.voice import Words

_IN_THE_MAKING = Words(
    "{path} 是未发布的第 {revision} 版；先从 git 取回已发布的第 {released} 版：git cat-file blob {blob} > {typed}",
    "{path} is revision {revision}, which was never released; first bring back revision {released} from git: "
    "git cat-file blob {blob} > {typed}",
)
_NO_REASON = Words("作废须写明理由：--reason 是空的", "a withdrawal needs a reason: --reason is empty")
_SCHEDULED = Words(
    "{number} 第 {revision} 版已经发布，{effective} 才生效；作废不能早于生效，到那天再登记",
    "{number} revision {revision} is released and takes effect on {effective}; a withdrawal cannot come before that: "
    "record it on that day",
)
_SELF = Words("{number} 不能接替它自己", "{number} cannot be its own successor")


def withdraw(
    recorder: Recorder,
    number: str,
    reason: str,
    by: str,
    successor: str | None = None,
    sign: Sign | None = None,
) -> tuple[Prepared, Withdrawn]:
    """Withdraw the document on the recorder's day; raises ``Refused``.

    A draft that was never released is left as it is: once the ledger has its end, the file may be deleted.
    """
    document = recorder.document_or_refuse(number)
    releases = recorder.ledger.releases(number)
    power = Power.WITHDRAW if releases or document.status.released else Power.DROP
    entitled_or_refuse(recorder, power, by, document)
    refuse_uncommitted_release(recorder, document)
    reason = " ".join(reason.split())
    if not reason:
        raise because(_NO_REASON)
    if successor is not None:
        if successor == number:
            raise because(_SELF, number=number)
        recorder.document_or_refuse(successor)
    last = releases[-1] if releases else None
    if last is not None and document.revision > last.revision:
        raise because(
            _IN_THE_MAKING,
            path=document.path,
            typed=shlex.quote(document.path),
            revision=document.revision,
            released=last.revision,
            blob=last.blob,
        )
    refuse_old_text(recorder, document)
    if last is not None and last.effective > recorder.as_of:
        raise because(_SCHEDULED, number=number, revision=last.revision, effective=last.effective)
    event = Withdrawn(
        number=number,
        day=recorder.as_of,
        by=by,
        reason=reason,
        revision=last.revision if last else None,
        successor=successor,
    )
    if last is None and not document.status.released:
        prepared = recorder.prepare(event, document, tolerated=(evidence.WITHDRAWAL_NOT_SHOWN,))
        return with_seal(recorder, prepared, sign), event
    entry = {"date": event.day.isoformat(), "by": by, "reason": reason}
    if successor is not None:
        entry["successor"] = successor

    def edit(text: str) -> str:
        return with_scalar(with_mapping(text, "withdrawal", entry), "status", Status.WITHDRAWN.value)

    prepared = recorder.prepare(event, document, edit, (evidence.REVIEW_NOT_RECORDED,))
    return with_seal(recorder, prepared, sign), event
