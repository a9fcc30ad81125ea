"""To send a submission back to its author: the signatures that it has got count no longer."""

from __future__ import annotations

from sop_plugin.model.digest import digest
from sop_plugin.model.event import Rejected
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.powers import Power
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recall import as_unsigned_draft, reason_or_refuse
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because
from sop_plugin.recording.released_text import (
    refuse_in_force_before,
    refuse_old_text,
    refuse_uncommitted_release,
)
from sop_plugin.recording.sealing import Sign, with_seal
from sop_plugin.words.voice import Words

_RELEASED = Words(
    "{number} 第 {revision} 版已经发布，不能退回；还没有生效的用 sop recall {number}，已生效的用 sop revise {number}",
    "{number} revision {revision} is released and cannot be rejected; recall it with sop recall {number} before it takes "
    "effect, else sop revise {number}",
)
_NOT_SUBMITTED = Words(
    "{number} 第 {revision} 版是草稿，没有送签，没有可退回的；直接改，或放弃：sop drop {number}",
    "{number} revision {revision} is a draft that nobody has submitted; change it as it is, or give it up: sop drop {number}",
)
_WITHDRAWN = Words("{number} 已作废", "{number} is withdrawn")


def reject(
    recorder: Recorder, number: str, reason: str, by: str, sign: Sign | None = None
) -> tuple[Prepared, Rejected]:
    """Record that a submission was sent back, and make it a draft without signatures; raises ``Refused``."""
    document = recorder.document_or_refuse(number)
    entitled_or_refuse(recorder, Power.REJECT, by, document)
    reason = reason_or_refuse(reason)
    if document.status is Status.WITHDRAWN or recorder.ledger.withdrawal(number) is not None:
        raise because(_WITHDRAWN, number=number)
    refuse_old_text(recorder, document)
    if recorder.ledger.release(number, document.revision) is not None:
        raise because(_RELEASED, number=number, revision=document.revision)
    refuse_in_force_before(recorder, document)
    signed = recorder.ledger.standing_approvals(number, document.revision)
    if document.status is Status.DRAFT and not signed:
        raise because(_NOT_SUBMITTED, number=number, revision=document.revision)
    refuse_uncommitted_release(recorder, document)
    event = Rejected(
        number=number,
        day=recorder.as_of,
        by=by,
        revision=document.revision,
        digest=digest(document),
        reason=reason,
    )
    return with_seal(recorder, recorder.prepare(event, document, as_unsigned_draft), sign), event
