"""To sign one revision in one role: the event bound to the text, and the line of the approval block."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sop_plugin.compile import CompiledManual
from sop_plugin.editing.entries import with_entry, without_entry
from sop_plugin.editing.keys import with_scalar
from sop_plugin.model.approval import Approval
from sop_plugin.model.digest import binds, digest_after
from sop_plugin.model.document import Document
from sop_plugin.model.event import Approved
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.place import Place
from sop_plugin.model.powers import signing
from sop_plugin.model.revision_label import RevisionScheme
from sop_plugin.model.roles import Role
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Edit, Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.recording.released_files import refuse_without_files
from sop_plugin.recording.released_text import (
    refuse_in_force_before,
    refuse_old_text,
    refuse_released,
    refuse_uncommitted_release,
)
from sop_plugin.recording.sealing import Sign, with_seal
from sop_plugin.rules import approvals as rules
from sop_plugin.site_checks.all import links_to_nothing
from sop_plugin.standing.progress import SETTLED_BY_SIGNING
from sop_plugin.words.voice import Words
from sop_plugin.workspace.workspace import Workspace

_ALREADY = Words(
    "第 {revision} 版的这份文字已由 {person} 以“{role}”签署",
    "this text of revision {revision} has been signed by {person} as {role} already",
)
_BY_ANOTHER = Words(
    "第 {revision} 版的这份文字已由 {person} 以“{role}”签署，一项由一人签",
    "this text of revision {revision} has been signed as {role} by {person}; one person signs in a role",
)
_UNSIGNED = Words(
    "第 {revision} 版的这份文字还没有{role}签署；须按{order}的顺序签",
    "{role} has not signed this text of revision {revision}; the order is {order}",
)
_TOO_LATE = Words(
    "这份文字已有{later}签署，{role}应在它之前签（{order}）；要补签，先用 sop reject {number} 退回，再依次签署",
    "{later} has signed this text, and {role} comes before it ({order}); to have it signed as {role} too, send it back with "
    "sop reject {number}, and sign it anew in order",
)
_NO_DATE = Words(
    "{path} 没有 effective；签署也包括生效日期，先写上",
    "{path} has no effective date; it is part of what is signed, so write it first",
)
# What a text says by itself and of others: signatures, and dates that come and go, are judged where they are given.
OF_THE_TEXT = ("SOP0", "SOP1", "SOP2", "SOP3", "SOP6")
# While approvals of an earlier wording stand beside those of this one.
WHILE_SIGNED_AGAIN = (rules.APPROVALS_OUT_OF_ORDER, rules.DRAFT_APPROVED)


@dataclass(frozen=True)
class Signing:
    """An approval ready to be written; ``missing`` are the required roles that have yet to sign this text."""

    prepared: Prepared
    document: Document
    missing: tuple[Role, ...]


def approve(
    recorder: Recorder,
    number: str,
    role: Role,
    by: str,
    sign: Sign | None = None,
    effective: date | None = None,
    judged: tuple[str, ...] = OF_THE_TEXT,
) -> Signing:
    """Sign the document as it is, or with another effective date; raises ``Refused``, and whatever ``sign`` raises.

    Everything else is checked before anybody is asked to sign; ``judged`` are the groups of rules that the document must not break.
    """
    document = recorder.document_or_refuse(number)
    refuse_in_force_before(recorder, document)
    if effective is not None:
        document = replace(document, effective=effective)
    # Of who approves the findings about the finished block tell, with the same words as the check.
    person = (
        recorder.person_or_refuse(by, number)
        if role.approves
        else entitled_or_refuse(recorder, signing(role), by, document)
    )
    refuse_old_text(recorder, document)
    refuse_released(recorder, document)
    refuse_uncommitted_release(recorder, document)
    refuse_unfinished(document, recorder.workspace.options.settings.revisions)
    refuse_without_files(recorder, document)
    revision = document.revision
    recorded = recorder.ledger.standing_approvals(number, revision)
    text = digest_after((approval.digest for approval in recorded), document)
    valid = [approval for approval in recorded if binds(approval.digest, document)]
    if any((approval.role, approval.by) == (role, by) for approval in valid):
        raise because(_ALREADY, revision=revision, person=person.name, role=role)
    _refuse_second(recorder, document, role, valid)
    signed = recorder.ledger.signed_roles(document)
    settings = recorder.compiled.manual.settings
    missing = settings.missing_roles(document.type, signed | {role}, recorder.as_of)
    before = [earlier for earlier in missing if earlier.rank < role.rank]
    if before:
        raise because(_UNSIGNED, role=before[0], revision=revision, order=settings.roles.on(recorder.as_of))
    later = next((approval.role for approval in valid if approval.role.rank > role.rank), None)
    if later is not None:
        raise because(
            _TOO_LATE, role=role, later=later, number=number, order=settings.roles.on(recorder.as_of)
        )
    event = Approved(number=number, day=recorder.as_of, by=by, revision=revision, role=role, digest=text)
    signed_again = len(valid) < len(recorded)
    prepared = recorder.prepare(
        event,
        document,
        _edit(document, Approval(role, by, recorder.as_of, Place(document.path)), missing, effective),
        (*SETTLED_BY_SIGNING, *WHILE_SIGNED_AGAIN) if signed_again else SETTLED_BY_SIGNING,
    )
    refuse_failing(recorder.workspace, prepared.compiled, document, judged)
    return Signing(with_seal(recorder, prepared, sign), document, missing)


def refuse_failing(
    workspace: Workspace,
    compiled: CompiledManual,
    document: Document,
    groups: tuple[str, ...] = OF_THE_TEXT,
) -> None:
    """Raises ``Refused`` for a text with which something is wrong: once it is signed and released, only its next revision mends that."""
    failing = tuple(
        finding
        for finding in (*compiled.findings, *links_to_nothing(workspace, compiled, document.path))
        if finding.place.path == document.path
        and finding.fails_strict
        and finding.code.startswith(groups)
        and finding.rule not in (*SETTLED_BY_SIGNING, *WHILE_SIGNED_AGAIN)
    )
    if failing:
        raise Refused(failing)


def _refuse_second(recorder: Recorder, document: Document, role: Role, recorded: list[Approved]) -> None:
    """Raises ``Refused`` where somebody else has signed in the role, unless something is wrong with what stands there."""
    other = next((approval for approval in recorded if approval.role == role), None)
    if other is None or role.has_several:
        return
    paths = (document.path, recorder.workspace.options.ledger)
    if not any(f.place.path in paths and f.fails_strict for f in recorder.compiled.findings):
        name = recorder.compiled.manual.person_name(other.by)
        raise because(_BY_ANOTHER, revision=document.revision, person=name, role=role)


def refuse_unfinished(document: Document, revisions: RevisionScheme, effective: date | None = None) -> None:
    """What the signature covers must be there before the first one, or all would have to sign again."""
    if document.effective is None and effective is None:
        raise because(_NO_DATE, path=document.path)
    if not revisions.is_first(document.revision) and document.change is None:
        raise Refused((rules.CHANGE_MISSING.at(document.place("revision"), revision=document.revision),))


def _edit(document: Document, new: Approval, missing: tuple[Role, ...], effective: date | None) -> Edit:
    """The new line in the order of the roles, in place of the role's earlier one; the status that follows from it."""

    def same_place(line: Approval) -> bool:
        return line.role == new.role and (not line.role.has_several or line.person == new.person)

    lines = document.approvals
    written = (new.role, new.person, new.day)
    is_there = any((line.role, line.person, line.day) == written for line in lines)
    replaced = [] if is_there else [i for i, line in enumerate(lines) if same_place(line)]
    kept = [line for i, line in enumerate(lines) if i not in replaced]
    position = sum(line.role.rank <= new.role.rank for line in kept)
    shown = {line.role for line in kept} | {new.role}
    status = document.status
    if not missing and status is not Status.WITHDRAWN:
        status = Status.APPROVED
    elif status is Status.DRAFT or (status is Status.APPROVED and not shown.issuperset(missing)):
        status = Status.IN_REVIEW

    def edit(text: str) -> str:
        if effective is not None:
            text = with_scalar(text, "effective", effective.isoformat(), after="status")
        for index in reversed(replaced):
            text = without_entry(text, "approvals", index)
        if not is_there:
            entry = {"role": str(new.role), "person": new.person, "date": new.day.isoformat()}
            text = with_entry(text, "approvals", entry, position)
        return text if status is document.status else with_scalar(text, "status", status.value)

    return edit
