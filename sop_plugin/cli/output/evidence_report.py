"""What ``sop verify --report`` lists: the site's page of exceptions as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from sop_plugin.cli.findings import finding_text
from sop_plugin.ledger_verification import Verification
from sop_plugin.model.event import Adopted
from sop_plugin.model.finding import AuditQuestion
from sop_plugin.model.lowering import HeldBack
from sop_plugin.model.trust.history import RecordedChange
from sop_plugin.registers.exception_columns import lowered_words
from sop_plugin.registers.exceptions import ExceptionRegister, UnsealedRelease, exception_register
from sop_plugin.registers.overdue import OverduePeriod
from sop_plugin.words import labels
from sop_plugin.words.labels import LABELS
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Voice, Words

_ADOPTED = Words(
    "{number} r{revision}，{effective} 生效；{person}于 {day} 声明；旧记录：{record}",
    "{number} r{revision}, effective {effective}; declared by {person} on {day}; old record: {record}",
)
_NOT_BEGUN = Words(
    "人员、公钥、权限和设置的历史还没有开始登记，改动只有 git 记着；由文件控制部门运行 sop record",
    "the history of people, keys, authority and settings has not begun, and only git remembers changes; "
    "let document control run sop record",
)
_RECORDED = Words(
    "{day} {person}（{reason}，{seal}）：{change}", "{day} {person} ({reason}, {seal}): {change}"
)
_SIGNED = Words("{role} {person}", "{role} {person}")


def register_of(evidence: Verification) -> ExceptionRegister:
    """The exceptions of the manual, with those that git's history brought."""
    compiled = evidence.compiled
    findings = (*evidence.others, *evidence.findings)
    return exception_register(
        compiled.histories, compiled.manual, findings, compiled.seals, compiled.held_back
    )


def report_lines(evidence: Verification, voice: Voice) -> Iterator[str]:
    """One heading for each question, with its answers or a word that there are none."""
    register = register_of(evidence)
    for question in AuditQuestion:
        rows = [finding_text(row.finding, voice) for row in register.of(question)]
        yield from _section(voice.say(LABELS[f"exception_{question}"]), rows, voice)
    adopted = [_adopted(event, evidence, voice) for event in register.adopted]
    if adopted:
        yield from _section(voice.say(labels.ADOPTED_DOCUMENTS), adopted, voice)
    lowered = [_lowered(held, voice) for held in register.lowered]
    if lowered:
        yield from _section(voice.say(labels.LOWERED_FINDINGS), lowered, voice)
    unsealed = [_unsealed(release, evidence, voice) for release in register.unsealed]
    yield from _section(voice.say(labels.UNSEALED_RELEASES), unsealed, voice)
    overdue = [_overdue(period, voice) for period in register.overdue]
    yield from _section(voice.say(labels.OVERDUE_PERIODS), overdue, voice)
    recorded = [_recorded(change, evidence, voice) for change in evidence.compiled.manual.trust.changes()]
    if recorded:
        yield from _section(voice.say(labels.RECORDED_CHANGES), recorded, voice)
    else:
        yield voice.say(_NOT_BEGUN)


def _section(title: str, rows: list[str], voice: Voice) -> Iterator[str]:
    yield click.style(f"== {title} ({len(rows)})", bold=True)
    yield from rows or [f"  {voice.say(labels.NONE)}"]


def _lowered(held: HeldBack, voice: Voice) -> str:
    until = held.lowering.until or labels.LOWERED_NO_END
    words = printable(voice.say(lowered_words(held)))
    return f"{held.place}: {words} ({voice.say(labels.LOWERED_UNTIL)} {voice.say(until)})"


def _unsealed(release: UnsealedRelease, evidence: Verification, voice: Voice) -> str:
    name = evidence.compiled.manual.person_name
    told = voice.listed(_SIGNED.filled(role=a.role, person=name(a.by, a.day)) for a in release.unsealed)
    event = release.record.release
    said = told or voice.say(labels.NO_APPROVALS_RECORDED)
    return f"{voice.say(release.number)} r{event.revision} {event.day}: {said}"


def _adopted(event: Adopted, evidence: Verification, voice: Voice) -> str:
    return voice.say(
        _ADOPTED,
        number=event.number,
        revision=event.revision,
        effective=event.effective,
        person=evidence.compiled.manual.person_name(event.by),
        day=event.day,
        record=event.record,
    )


def _overdue(period: OverduePeriod, voice: Voice) -> str:
    row = period.in_force
    until = period.until or voice.say(labels.STILL_OVERDUE)
    days = voice.say(labels.DAYS, count=period.days)
    named = voice.say(f"{row.number} r{row.revision} {row.title}")
    return f"{named}: {period.since} – {until} ({days})"


def _recorded(recorded: RecordedChange, evidence: Verification, voice: Voice) -> str:
    event = recorded.event
    return voice.say(
        _RECORDED,
        day=event.day,
        person=evidence.compiled.manual.person_name(event.by, event.day),
        reason=event.reason,
        seal=labels.RECORDED_SEALED if event.signature else labels.RECORDED_UNSEALED,
        change=recorded.change.words,
    )


def report_fields(evidence: Verification, voice: Voice) -> dict[str, Any]:
    """The same for programs."""
    register = register_of(evidence)
    return {
        "exceptions": [
            {
                "kind": row.question.value,
                "code": row.code,
                "number": row.number,
                "revision": row.revision,
                "date": row.day.isoformat() if row.day else None,
                "past": row.past,
                "message": row.finding.message(voice.language),
                "place": str(row.finding.place),
            }
            for row in register.rows
        ],
        "adopted": [
            {
                "number": event.number,
                "revision": event.revision,
                "label": event.label,
                "approved": event.approved.isoformat() if event.approved else None,
                "effective": event.effective.isoformat(),
                "declared_by": event.by,
                "declared_on": event.day.isoformat(),
                "record": event.record,
            }
            for event in register.adopted
        ],
        "lowered": [
            {
                "code": held.lowering.code,
                "level": held.lowering.level,
                "paths": list(held.lowering.paths),
                "reason": held.lowering.reason,
                "until": held.lowering.until.isoformat() if held.lowering.until else None,
                "findings": len(held.findings),
                "place": str(held.place),
            }
            for held in register.lowered
        ],
        "unsealed": [
            {
                "number": release.number,
                "revision": release.record.release.revision,
                "released": release.record.release.day.isoformat(),
                "approvals": [{"role": str(a.role), "person": a.by} for a in release.unsealed],
            }
            for release in register.unsealed
        ],
        "recorded": [
            {
                "date": change.event.day.isoformat(),
                "by": change.event.by,
                "subject": change.change.subject,
                "change": voice.say(change.change.words),
                "reason": change.event.reason,
                "sealed": change.event.signature is not None,
            }
            for change in evidence.compiled.manual.trust.changes()
        ],
        "overdue": [
            {
                "number": period.in_force.number,
                "revision": period.in_force.revision,
                "due": period.due.isoformat(),
                "since": period.since.isoformat(),
                "until": period.until.isoformat() if period.until else None,
                "days": period.days,
            }
            for period in register.overdue
        ],
    }
