"""To release a revision: from its effective date on, readers work by the text that git keeps under the recorded id."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sop_plugin.checks.readers import Readers, readers_before
from sop_plugin.editing.keys import with_scalar
from sop_plugin.indexes.ways_in import required_by
from sop_plugin.model.digest import digest_after
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.powers import Power
from sop_plugin.model.training import TrainingLedger
from sop_plugin.recording.approve import refuse_failing
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.recording.released_files import refuse_without_files, released_files, store_files
from sop_plugin.recording.released_text import (
    refuse_in_force_before,
    refuse_old_text,
    refuse_released,
    refuse_uncommitted_release,
)
from sop_plugin.recording.sealing import Sign, with_seal
from sop_plugin.rules import dates, evidence
from sop_plugin.words.voice import Words

_NO_APPROVAL = Words(
    "台账中没有第 {revision} 版的签署；用 sop approve 签署，由谁签见 sop status {number}",
    "the ledger has no approval of revision {revision}; sign it with sop approve, sop status {number} tells who may",
)
_MISSING = Words(
    "第 {revision} 版还没有签署：{roles}；由谁签、怎样签见 sop status {number}",
    "not signed yet in revision {revision}: {roles}; sop status {number} tells who may sign and how",
)
_TOO_LATE = Words(
    "effective 是 {effective}，早于发布的日子 {day}：读者不可能照一份还没有发布的文字做；"
    "改为以后的日期重新签署，或用 --date 写明当时发布的日子",
    "effective is {effective}, before the day of release {day}: nobody could work by a text that was not out; "
    "set a later date and have it signed again, or give --date the day on which it was released",
)
_UNREAD = Words(
    "应读的 {asked} 人中读过的有 {read} 人，发布要 {wanted} 人（{share}%）：先登记 sop acknowledge {number} --revision {revision}；"
    "有权批准它的人可以用 --unread 写明理由照样发布",
    "{read} of the {asked} who must read it have, and a release takes {wanted} ({share}%): record more with sop acknowledge {number} "
    "--revision {revision}; whoever may approve it can release it all the same, with a reason under --unread",
)
# Reviews that a document declared before there was a ledger: sop review records them next.
_YET_TO_RECORD = (evidence.REVIEW_NOT_RECORDED,)


class ReleaseNeedsRepository(Exception):
    """The manual lies in no git repository, which is where released texts are kept."""


@dataclass(frozen=True)
class Releasing:
    """A release ready to be written."""

    prepared: Prepared
    document: Document
    event: Released


def release(
    recorder: Recorder, number: str, by: str, sign: Sign | None = None, unread: str | None = None
) -> Releasing:
    """Release the document as it is; raises ``Refused`` or ``ReleaseNeedsRepository``.

    ``unread`` is why it is released although fewer have read it than the settings ask before.
    """
    document = recorder.document_or_refuse(number)
    entitled_or_refuse(recorder, Power.RELEASE, by, document)
    refuse_old_text(recorder, document)
    refuse_uncommitted_release(recorder, document)
    refuse_without_files(recorder, document)
    refuse_released(recorder, document)
    refuse_in_force_before(recorder, document)
    standing = recorder.ledger.standing_approvals(number, document.revision)
    if not standing:
        raise because(_NO_APPROVAL, number=number, revision=document.revision)
    if document.effective is None:
        raise Refused((dates.EFFECTIVE_MISSING.at(document.place("status"), status=document.status),))
    if document.effective < recorder.as_of:
        raise because(_TOO_LATE, effective=document.effective, day=recorder.as_of)
    unlike = recorder.findings_of(
        document,
        (evidence.APPROVAL_NOT_RECORDED, evidence.APPROVAL_NOT_SHOWN, evidence.TEXT_CHANGED_AFTER_APPROVAL),
    )
    if unlike:
        raise Refused(unlike)
    text_digest = digest_after((approval.digest for approval in standing), document)
    signed = recorder.ledger.signed_roles(document)
    missing = recorder.compiled.manual.settings.missing_roles(document.type, signed, recorder.as_of)
    if missing:
        raise because(_MISSING, number=number, revision=document.revision, roles=missing)
    readers = _readers(recorder, document, text_digest)
    if readers is None or readers.percent >= recorder.compiled.manual.settings.training.share_first:
        unread = None
    elif unread is None:
        raise _too_few(recorder, document, readers)
    else:
        entitled_or_refuse(recorder, Power.APPROVED, by, document)
    repository = recorder.repository
    if repository is None:
        raise ReleaseNeedsRepository
    edit = _unchanged if document.status.released else _approved
    text = recorder.edited(document, edit)
    event = Released(
        number=number,
        day=recorder.as_of,
        by=by,
        revision=document.revision,
        effective=document.effective,
        digest=text_digest,
        blob=repository.hash_blob(text, document.path),
        expires=document.expires,
        files=released_files(recorder, repository, document, text_digest),
        readers=f"{readers.read}/{readers.asked}" if readers is not None else None,
        unread=unread,
    )

    def keep() -> None:
        repository.write_blob(text, document.path)
        store_files(repository, document)

    prepared = recorder.prepare(
        event,
        document,
        edit,
        _YET_TO_RECORD,
        # Git has the text before anybody can change it; the commit then keeps it for good.
        keep=keep,
    )
    refuse_failing(recorder.workspace, prepared.compiled, document)
    beside = tuple(recorder.workspace.root / attachment.path for attachment in document.attachments)
    prepared = replace(prepared, beside=beside)
    prepared = with_seal(recorder, prepared, sign)
    return Releasing(prepared, document, event)


def _readers(recorder: Recorder, document: Document, text_digest: str) -> Readers | None:
    """Who must have read the text and who has, where it is asked for before the release."""
    compiled, rules = recorder.compiled, recorder.compiled.manual.settings.training
    if not rules.reads_first(recorder.as_of) or (document.is_editorial and not rules.editorial):
        return None
    required = required_by(compiled.manual, (document,), compiled.indexes.ways_in.reading_of)
    training = compiled.training or TrainingLedger()
    return readers_before(compiled.manual, training, required.of_person, document, text_digest)


def _too_few(recorder: Recorder, document: Document, readers: Readers) -> Refused:
    share = recorder.compiled.manual.settings.training.share_first
    return because(
        _UNREAD,
        number=document.number,
        revision=document.revision,
        asked=readers.asked,
        read=readers.read,
        share=share,
        wanted=readers.wanted(share),
    )


def _approved(text: str) -> str:
    return with_scalar(text, "status", Status.APPROVED.value)


def _unchanged(text: str) -> str:
    return text
