"""To release a revision: from its effective date on, readers work by the text that git keeps under the recorded id."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.editing.front_matter import with_scalar
from sop_plugin.model.catalogue import dates, evidence
from sop_plugin.model.digest import digest
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.finding import Words
from sop_plugin.model.lifecycle import Status
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because

_NO_APPROVAL = Words(
    "台账中没有第 {revision} 版的签署；用 sop approve 签署",
    "the ledger has no approval of revision {revision}; sign it with sop approve",
)
_TOO_LATE = Words(
    "effective 是 {effective}，早于发布的日子 {day}：读者不可能照一份还没有发布的文字做；"
    "改为以后的日期重新签署，或用 --date 写明当时发布的日子",
    "effective is {effective}, before the day of release {day}: nobody could work by a text that was not out; "
    "set a later date and have it signed again, or give --date the day on which it was released",
)
# Reviews that a document declared before there was a ledger: sop review records them next.
_YET_TO_RECORD = (evidence.REVIEW_NOT_RECORDED,)


class NoRepository(Exception):
    """The manual lies in no git repository, which is where released texts are kept."""


@dataclass(frozen=True)
class Releasing:
    """A release ready to be written."""

    prepared: Prepared
    document: Document
    event: Released


def release(recorder: Recorder, number: str, by: str) -> Releasing:
    """Release the document as it is; raises ``Refused`` or ``NoRepository``."""
    document = recorder.document_or_refuse(number)
    recorder.person_or_refuse(by, number)
    recorder.refuse_old_text(document)
    recorder.refuse_uncommitted_release(document)
    if document.effective is None:
        raise Refused((dates.EFFECTIVE_MISSING.at(document.place("status"), status=document.status),))
    if document.effective < recorder.as_of:
        raise because(_TOO_LATE, effective=document.effective, day=recorder.as_of)
    if not recorder.ledger.standing_approvals(number, document.revision):
        raise because(_NO_APPROVAL, revision=document.revision)
    unlike = recorder.findings_of(
        document,
        (evidence.APPROVAL_NOT_RECORDED, evidence.APPROVAL_NOT_SHOWN, evidence.TEXT_CHANGED_AFTER_APPROVAL),
    )
    if unlike:
        raise Refused(unlike)
    repository = recorder.repository
    if repository is None:
        raise NoRepository
    edit = _approved if document.status in (Status.DRAFT, Status.IN_REVIEW) else _unchanged
    text = recorder.edited(document, edit)
    event = Released(
        number=number,
        day=recorder.as_of,
        by=by,
        revision=document.revision,
        effective=document.effective,
        digest=digest(document),
        blob=repository.hash_blob(text, document.path),
        expires=document.expires,
    )
    prepared = recorder.prepare(
        event,
        document,
        edit,
        _YET_TO_RECORD,
        # Git has the text before anybody can change it; the commit then keeps it for good.
        keep=lambda: repository.write_blob(text, document.path),
    )
    return Releasing(prepared, document, event)


def _approved(text: str) -> str:
    return with_scalar(text, "status", Status.APPROVED.value)


def _unchanged(text: str) -> str:
    return text
