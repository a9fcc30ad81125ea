"""Where a document stands, as text for a person and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click
from rich.cells import cell_len

from sop_plugin.cli.findings import finding_fields, finding_text
from sop_plugin.cli.output.status_steps import next_command, next_step
from sop_plugin.cli.people import listed_people
from sop_plugin.cli.tables import STATE_COLOURS, TableCell, TableColumn, print_rows
from sop_plugin.cli.terminal import json_bytes, next_line
from sop_plugin.model.event import Setback
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.registers.reviews import awaits_review
from sop_plugin.standing.approval_block import ApprovalBlock, RoleLine
from sop_plugin.standing.progress import Progress
from sop_plugin.standing.signers import may_sign
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice, Words

# Whoever asks after one document must not miss that it has ended.
_COLOURS = STATE_COLOURS | {State.WITHDRAWN: "red"}
_NOT_OUT = Words("尚未发布，读者看不到", "not released; readers do not see it")
_NO_FILE = Words("没有文件", "no file")
_SHOWN = Words("第 {revision} 版", "revision {revision}")
_SINCE = Words("{effective} 生效", "effective {effective}")
_DUE_IN = Words("复审到期日 {due}，还有 {days} 天", "review due {due}, {days} days left")
_DUE_TODAY = Words("复审今天到期", "review due today")
_OVER = Words("复审到期日 {due}，逾期 {days} 天", "review was due {due}, {days} days over")
_UNRECORDED = Words("台账没有发布记录", "no release in the ledger")
_COMING = Words(
    "第 {revision} 版已发布，{effective} 起生效", "revision {revision} released, effective {effective}"
)
_FILE = Words("{path}，第 {revision} 版，{status}", "{path}, revision {revision}, {status}")
_AHEAD = Words("，尚未发布", ", not released")
_RETURNED = Words(
    "{day} {person}：第 {revision} 版{kind}，{reason}", "{day} {person}: revision {revision} {kind}, {reason}"
)
_SIGNATURES = Words("第 {revision} 版的签署", "Signatures under revision {revision}")
_MAY_SIGN = Words("可由{names}签", "may be signed by {names}")
_NOBODY = Words("无人可签", "nobody may")
_SIGN_AGAIN = Words("签的不是现在的文字，须重签", "of another wording: to be signed again")
_TO_RECORD = Words("仅在文件中声明，台账没有", "declared in the file only, not in the ledger")
_FINDINGS = Words("本文件的问题", "Findings of this document")
_NO_FINDINGS = Words("没有问题", "none")
_STATUS = Words("文件", "File")


def print_status(told: Progress, manual: Manual, voice: Voice, colour: bool | None) -> None:
    """All that is known, on stdout."""
    lines = [click.style(f"{told.number}  {voice.say(told.title)}", bold=True)]
    facts = list(_facts(told, manual, voice))
    width = max(cell_len(name) for name, _ in facts)
    for name, value in facts:
        lines.append(f"  {click.style(name, dim=True)}{' ' * (width - cell_len(name))}  {value}")
    click.echo("\n".join(lines))
    if told.block is not None and told.block.lines:
        heading = voice.say(_SIGNATURES, revision=told.block.document.revision)
        click.echo(f"\n{click.style(heading, bold=True)}")
        _print_roles(told.block, manual, voice, colour)
    findings = [finding_text(finding, voice) for finding in told.findings]
    heading = click.style(voice.say(_FINDINGS), bold=True)
    click.echo("\n".join(["", f"{heading}: {len(findings) or voice.say(_NO_FINDINGS)}", *findings]))
    click.echo(f"\n{next_line(next_step(told), voice)}")


def _facts(told: Progress, manual: Manual, voice: Voice) -> Iterator[tuple[str, str]]:
    yield voice.say(labels.STATE), _state(told, manual, voice)
    for release in told.coming:
        if told.shown is None or release.revision != told.shown.revision:
            yield "", voice.say(_COMING, revision=release.revision, effective=release.effective)
    working = told.working
    if working is None:
        yield voice.say(_STATUS), voice.say(_NO_FILE)
    else:
        text = voice.say(_FILE, path=working.path, revision=working.revision, status=working.status)
        yield voice.say(_STATUS), text + (voice.say(_AHEAD) if told.ahead else "")
    if told.returned is not None:
        yield "", voice.say(_RETURNED, **_setback(told.returned, manual))
    document = told.subject or working
    if document is not None:
        names = [manual.department_name(document.department, voice.language)]
        if document.supervised_by and document.supervised_by != document.department:
            above = manual.department_name(document.supervised_by, voice.language)
            names.append(f"{voice.say(labels.SUPERVISING_DEPARTMENT)} {above}")
        yield voice.say(labels.DEPARTMENT), voice.say(" · ".join(names))


def _setback(event: Setback, manual: Manual) -> dict[str, object]:
    return {
        "day": event.day,
        "person": manual.person_name(event.by),
        "revision": event.revision,
        "kind": event.kind,
        "reason": event.reason,
    }


def _state(told: Progress, manual: Manual, voice: Voice) -> str:
    shown = told.shown
    if shown is None or told.state is None:
        return voice.say(_NOT_OUT)
    state = click.style(voice.say(told.state.label), fg=_COLOURS.get(told.state))
    parts = [state, voice.say(_SHOWN, revision=shown.revision)]
    if shown.withdrawal is not None and told.state is State.WITHDRAWN:
        parts.append(f"{voice.say(labels.WITHDRAWN_ON)} {shown.withdrawal.day}")
        if shown.withdrawal.successor:
            parts.append(f"{voice.say(labels.SUCCESSOR)} {voice.say(shown.withdrawal.successor)}")
    elif shown.effective is not None:
        parts.append(voice.say(_SINCE, effective=shown.effective))
    if shown.expires is not None:
        parts.append(f"{voice.say(labels.EXPIRES)} {shown.expires}")
    if shown.review_due is not None and awaits_review(told.state):
        days = (shown.review_due - manual.as_of).days
        due = _DUE_TODAY if days == 0 else _DUE_IN if days > 0 else _OVER
        parts.append(voice.say(due, due=shown.review_due, days=abs(days)))
    if told.release is None:
        parts.append(voice.say(_UNRECORDED))
    return " · ".join(parts)


def _print_roles(block: ApprovalBlock, manual: Manual, voice: Voice, colour: bool | None) -> None:
    columns = (
        TableColumn(voice.say(labels.ROLE), key=True),
        TableColumn(voice.say(labels.NAME), fold=True, key=True),
        TableColumn(voice.say(labels.DATE)),
        TableColumn(voice.say(labels.SEAL), fold=True),
    )
    print_rows(columns, [row for line in block.lines for row in _rows(block, line, manual, voice)], colour)


def _rows(
    block: ApprovalBlock, line: RoleLine, manual: Manual, voice: Voice
) -> Iterator[tuple[TableCell, ...]]:
    role = voice.say(line.role.label)
    for signature in line.signatures:
        seal, style = voice.say(signature.seal.label), ""
        if not signature.holds:
            again = _TO_RECORD if signature.seal == "declared" else _SIGN_AGAIN
            seal, style = voice.say(again), "yellow"
        yield (
            TableCell(role),
            TableCell(manual.person_name(signature.person, signature.day)),
            TableCell(signature.day.isoformat()),
            TableCell(seal, style),
        )
    if not line.signed:
        yield (
            TableCell(role),
            TableCell(voice.say(labels.NOT_SIGNED), "yellow"),
            TableCell(""),
            TableCell(_may_sign(may_sign(block, line.role), voice)),
        )


def _may_sign(signers: Sequence[Person], voice: Voice) -> str:
    if not signers:
        return voice.say(_NOBODY)
    return voice.say(_MAY_SIGN, names=listed_people(signers, voice))


def as_json(told: Progress, manual: Manual, voice: Voice) -> bytes:
    """The fields that ``sop status --help`` promises, in that order."""
    shown, working, document = told.shown, told.working, told.subject or told.working
    due = shown.review_due if shown and told.state and awaits_review(told.state) else None
    content = {
        "as_of": manual.as_of.isoformat(),
        "number": told.number,
        "title": told.title,
        "type": document.type if document else None,
        "department": document.department if document else None,
        "path": working.path if working else None,
        "state": told.state.value if told.state else None,
        "revision": shown.revision if shown else None,
        "effective": shown.effective.isoformat() if shown and shown.effective else None,
        "review_due": due.isoformat() if due else None,
        "days": (due - manual.as_of).days if due else None,
        "file": (
            {"revision": working.revision, "status": working.status.value, "ahead": told.ahead}
            if working
            else None
        ),
        "coming": [{"revision": r.revision, "effective": r.effective.isoformat()} for r in told.coming],
        "returned": (
            {
                "event": told.returned.kind.value,
                "revision": told.returned.revision,
                "date": told.returned.day.isoformat(),
                "by": told.returned.by,
                "reason": told.returned.reason,
            }
            if told.returned
            else None
        ),
        "roles": [_role(told.block, line, manual) for line in told.block.lines] if told.block else [],
        "missing": [str(line.role) for line in told.missing],
        "findings": [finding_fields(finding, voice) for finding in told.findings],
        "next": {
            "step": told.step.value,
            "command": next_command(told),
            "text": voice.plain.say(next_step(told)),
        },
    }
    return json_bytes(content)


def _role(block: ApprovalBlock, line: RoleLine, manual: Manual) -> dict[str, object]:
    return {
        "role": str(line.role),
        "required": line.required,
        "signed": line.signed,
        "signatures": [
            {
                "person": signature.person,
                "name": manual.person_name(signature.person, signature.day),
                "date": signature.day.isoformat(),
                "seal": signature.seal.value,
                "holds": signature.holds,
            }
            for signature in line.signatures
        ],
        "may_sign": [{"id": person.id, "name": person.name} for person in may_sign(block, line.role)],
    }
