"""To hand a draft over to those who sign it: nothing in it fails the check, and its author has signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sop_plugin.editing.keys import with_scalar
from sop_plugin.model.document import Document
from sop_plugin.model.event import Approved
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.roles import Role
from sop_plugin.recording.approve import approve, refuse_failing, refuse_unfinished
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because
from sop_plugin.recording.released_text import (
    refuse_in_force_before,
    refuse_old_text,
    refuse_uncommitted_release,
)
from sop_plugin.recording.sealing import Sign
from sop_plugin.recording.source_paths import document_in
from sop_plugin.rules import references
from sop_plugin.standing.approval_block import ApprovalBlock, approval_block
from sop_plugin.standing.progress import SETTLED_BY_SIGNING
from sop_plugin.words.voice import Words

_ALL_RULES = ("SOP",)
_DRAFTS = (references.DRAFT_CITES_DRAFT, references.CITES_UNRELEASED)

_WITHDRAWN = Words("{number} 已作废，不能送签", "{number} is withdrawn and cannot be submitted")
_RELEASED = Words(
    "{number} 第 {revision} 版已经发布；要修改，先运行 sop revise {number}",
    "{number} revision {revision} is released; to change it, run sop revise {number} first",
)
_ALL_SIGNED = Words(
    "{number} 第 {revision} 版的签署已经齐全；发布：sop release {number} --by PERSON",
    "all have signed {number} revision {revision}; release it: sop release {number} --by PERSON",
)


_NO_DATE = Words(
    "{number} 还没有生效日期，签署也包括它：加 --effective DATE",
    "{number} has no effective date, and that is part of what is signed: give --effective DATE",
)
_PASSED = Words(
    "生效日期 {effective} 已经过去，到时无法发布：用 --effective DATE 改为以后的日期",
    "the effective date {effective} has passed, so it could not be released: give a later one with --effective DATE",
)


@dataclass(frozen=True)
class Submission:
    """A document ready to be handed over; ``signed`` is the role that its author signed in with it.

    ``block`` tells who has yet to sign, ``unreleased`` the drafts that it cites: it cannot be released before them.
    """

    prepared: Prepared
    document: Document
    signed: Role | None
    block: ApprovalBlock
    unreleased: tuple[str, ...]


def submit(
    recorder: Recorder, number: str, by: str, sign: Sign | None = None, effective: date | None = None
) -> Submission:
    """Sign as who wrote it, unless this very text is signed so, and begin the review; raises ``Refused``."""
    document = recorder.document_or_refuse(number)
    recorder.person_or_refuse(by, number)
    refuse_uncommitted_release(recorder, document)
    if document.status is Status.WITHDRAWN:
        raise because(_WITHDRAWN, number=number)
    refuse_old_text(recorder, document)
    if recorder.ledger.release(number, document.revision) is not None:
        raise because(_RELEASED, number=number, revision=document.revision)
    refuse_in_force_before(recorder, document)
    coming = effective or document.effective
    if coming is None:
        raise because(_NO_DATE, number=number)
    if coming < recorder.as_of:
        raise because(_PASSED, effective=coming)
    if effective == document.effective:
        effective = None
    settings = recorder.compiled.manual.settings
    signed = recorder.ledger.signed_roles(document) if effective is None else ()
    missing = settings.missing_roles(document.type, signed, recorder.as_of)
    if settings.required_roles(document.type, recorder.as_of) and not missing:
        raise because(_ALL_SIGNED, number=number, revision=document.revision)

    preparing = next((role for role in missing if role.prepares), None)
    if preparing is not None:
        prepared = approve(recorder, number, preparing, by, sign, effective, _ALL_RULES).prepared
    else:
        prepared = _handed_over(recorder, document, effective)
        refuse_failing(recorder.workspace, prepared.compiled, document, _ALL_RULES)
    return _submission(prepared, document_in(prepared, number))


def block_after(prepared: Prepared, document: Document) -> ApprovalBlock:
    """Who will have signed once ``prepared`` is written."""
    after = prepared.compiled
    return approval_block(after.manual, document, after.ledger or Ledger(), after.seals)


def _submission(prepared: Prepared, document: Document) -> Submission:
    after, block = prepared.compiled, block_after(prepared, document)
    cited = (
        str(f.values["number"]) for f in after.findings if f.place.path == document.path and f.rule in _DRAFTS
    )
    unreleased = tuple(dict.fromkeys(cited))
    signed = prepared.event.role if isinstance(prepared.event, Approved) else None
    return Submission(prepared, document, signed, block, unreleased)


def _handed_over(recorder: Recorder, document: Document, effective: date | None) -> Prepared:
    """The status alone, where somebody has signed as ``prepared`` or nobody has to."""
    refuse_unfinished(document, recorder.workspace.options.settings.revisions, effective)

    def edit(text: str) -> str:
        if effective is not None:
            text = with_scalar(text, "effective", effective.isoformat(), after="status")
        return with_scalar(text, "status", Status.IN_REVIEW.value)

    if document.status is Status.IN_REVIEW and effective is None:
        return recorder.checked({}, {document.path}, SETTLED_BY_SIGNING)
    path = recorder.workspace.root / document.path
    return recorder.checked({path: recorder.edited(document, edit)}, {document.path}, SETTLED_BY_SIGNING)
