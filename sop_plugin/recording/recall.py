"""To take a release back before its effective date: nobody has worked by it, and it is a draft again."""

from __future__ import annotations

from sop_plugin.editing.keys import with_scalar, without_key
from sop_plugin.model.event import Recalled
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.powers import Power
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.recording.released_text import refuse_uncommitted_release
from sop_plugin.recording.sealing import Sign, with_seal
from sop_plugin.rules import evidence
from sop_plugin.words.voice import Words

_NOTHING_RELEASED = Words(
    "{number} 还没有发布过，没有可撤回的；送签中的退回用 sop reject {number}",
    "{number} was never released, so there is nothing to recall; what is being signed is sent back with sop reject {number}",
)
_IN_FORCE = Words(
    "{number} 第 {revision} 版自 {effective} 起生效，不能撤回；修订用 sop revise {number}，停用用 sop withdraw {number}",
    "{number} revision {revision} has been in force since {effective} and cannot be recalled; change it with "
    "sop revise {number}, or end it with sop withdraw {number}",
)
_NEXT_IN_THE_MAKING = Words(
    "{path} 已是第 {revision} 版的草稿；先放弃它：sop drop {number} --reason TEXT --by PERSON",
    "{path} holds a draft of revision {revision} already; give it up first: sop drop {number} --reason TEXT --by PERSON",
)
NO_REASON = Words("须写明理由：--reason 是空的", "a reason is needed: --reason is empty")


def recall(
    recorder: Recorder, number: str, reason: str, by: str, sign: Sign | None = None
) -> tuple[Prepared, Recalled]:
    """Recall the last release, and make its text a draft without signatures; raises ``Refused``."""
    document = recorder.document_or_refuse(number)
    entitled_or_refuse(recorder, Power.RECALL, by, document)
    reason = reason_or_refuse(reason)
    releases = recorder.ledger.releases(number)
    if not releases:
        raise because(_NOTHING_RELEASED, number=number)
    last = releases[-1]
    if last.effective <= recorder.as_of:
        raise because(_IN_FORCE, number=number, revision=last.revision, effective=last.effective)
    if document.revision > last.revision:
        raise because(_NEXT_IN_THE_MAKING, path=document.path, number=number, revision=document.revision)
    behind = recorder.findings_of(document, (evidence.REVISION_BEHIND,))
    if behind:
        raise Refused(behind)
    refuse_uncommitted_release(recorder, document)
    event = Recalled(number=number, day=recorder.as_of, by=by, revision=last.revision, reason=reason)
    return with_seal(recorder, recorder.prepare(event, document, as_unsigned_draft), sign), event


def as_unsigned_draft(text: str) -> str:
    """A document's text as it goes back to its author."""
    return with_scalar(without_key(text, "approvals"), "status", Status.DRAFT.value)


def reason_or_refuse(reason: str) -> str:
    """A reason on one line; raises ``Refused`` for none."""
    reason = " ".join(reason.split())
    if not reason:
        raise because(NO_REASON)
    return reason
