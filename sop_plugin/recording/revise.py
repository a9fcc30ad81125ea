"""To begin the next revision of a released document: the same text as a draft, free of what belonged to the last one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sop_plugin.editing.keys import scalars, with_mapping, with_scalar, with_text, without_key
from sop_plugin.editing.yaml_text import quoted
from sop_plugin.model.document import Change, Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Edit, Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.recording.released_text import refuse_in_force_before, refuse_uncommitted_release
from sop_plugin.recording.source_paths import document_in
from sop_plugin.rules import archive, evidence
from sop_plugin.rules.archive import TEXT_IN_FORCE_MISSING
from sop_plugin.words.voice import Words

_WITHDRAWN = Words(
    "{number} 已作废，编号不再使用；另立新文件：sop new",
    "{number} is withdrawn and its number stays so; begin another document: sop new",
)
_IN_THE_MAKING = Words(
    "{path} 已是第 {revision} 版的草稿（已发布的是第 {released} 版）；直接修改，然后 sop submit {number} --by PERSON",
    "{path} is a draft of revision {revision} already (released: revision {released}); change it, "
    "then sop submit {number} --by PERSON",
)
_NEVER_RELEASED = Words(
    "台账中没有 {number} 的发布，第 {revision} 版还可以直接修改；写好后 sop submit {number} --by PERSON",
    "the ledger has no release of {number}: revision {revision} can be changed as it is; "
    "then sop submit {number} --by PERSON",
)
_NOT_RECORDED = Words(
    "{number} 写着 approved，台账中却没有它的发布，改动后现行的文字就没有了；"
    "先补登：sop issue、sop approve，再 sop release {number} --by PERSON",
    "{number} says approved, but the ledger has no release of it, and the text in force would be lost; "
    "record it first: sop issue, sop approve, then sop release {number} --by PERSON",
)


@dataclass(frozen=True)
class Revising:
    """The next revision ready to be written; ``changed`` tells that the file had been changed before."""

    prepared: Prepared
    document: Document
    changed: bool


def revise(
    recorder: Recorder,
    number: str,
    change: Change,
    effective: date | None = None,
    edit: Edit | None = None,
    *,
    major: bool = False,
) -> Revising:
    """The document as a draft of its next revision, and ``edit`` done to it; raises ``Refused``.

    ``major``: the first part of its label counts on (A/1 → B/0), not the last.
    """
    document = recorder.document_or_refuse(number)
    coming = recorder.workspace.options.settings.revisions.following(document.revision, major=major)
    refuse_unrevisable(recorder, document)
    changed = bool(recorder.findings_of(document, (evidence.TEXT_CHANGED, archive.FILE_CHANGED)))

    def next_revision(text: str) -> str:
        # The edit goes by the places of the text as it was read.
        return next_revision_text(edit(text) if edit else text, document, str(coming), change, effective)

    path = recorder.workspace.root / document.path
    texts = {path: recorder.edited(document, next_revision)}
    prepared = recorder.checked(texts, {document.path})
    lost = tuple(
        f for f in prepared.elsewhere if f.rule is TEXT_IN_FORCE_MISSING and f.values["number"] == number
    )
    if lost:
        raise Refused(lost)
    return Revising(prepared, document_in(prepared, number), changed)


def refuse_unrevisable(recorder: Recorder, document: Document) -> None:
    """Raises ``Refused`` where no next revision can be begun."""
    if document.status is Status.WITHDRAWN or recorder.ledger.withdrawal(document.number) is not None:
        raise because(_WITHDRAWN, number=document.number)
    refuse_unreleased(recorder, document)
    behind = recorder.findings_of(document, (evidence.REVISION_BEHIND,))
    if behind:
        raise Refused(behind)
    refuse_uncommitted_release(recorder, document)


def refuse_unreleased(recorder: Recorder, document: Document) -> None:
    """Raises ``Refused`` where the file holds something else than a released revision, changed or not."""
    number, revision = document.number, document.revision
    releases = recorder.ledger.releases(number)
    if not releases:
        refuse_in_force_before(recorder, document)
        words = _NOT_RECORDED if document.status is Status.APPROVED else _NEVER_RELEASED
        raise because(words, number=number, revision=revision)
    released = releases[-1].revision
    if revision > released:
        raise because(_IN_THE_MAKING, path=document.path, number=number, revision=revision, released=released)


def next_revision_text(
    text: str, document: Document, coming: str, change: Change, effective: date | None = None
) -> str:
    """The file as a draft of the revision that comes; raises ``NotEditable``."""
    # Where files have no revision of their own, the settings give one for all.
    has_revision = "revision" in scalars(text)
    text = (
        with_text(text, "revision", coming)
        if has_revision
        else with_scalar(text, "revision", quoted(coming), after="department")
    )
    text = with_scalar(text, "status", Status.DRAFT.value)
    # Signatures, reviews and dates are those of the revision before, which the ledger keeps.
    for key in ("approvals", "reviews"):
        text = without_key(text, key)
    if effective is None:
        text = without_key(text, "effective")
    else:
        text = with_scalar(text, "effective", effective.isoformat(), after="status")
    every = document.review.every
    if document.review.next_review is not None and every is not None:
        text = with_mapping(text, "review", {"every": f"{every.months} months"})
    entry = {"class": change.change_class.value, "reason": change.reason, "summary": change.summary}
    return with_mapping(text, "change", entry)
