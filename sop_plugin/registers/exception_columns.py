"""The columns of the register of exceptions, which an auditor sorts and ticks off as one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.event import Approved
from sop_plugin.model.lowering import HeldBack
from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import ColumnKind, Holds, ListColumn, ListLayout
from sop_plugin.registers.exceptions import ExceptionRegister
from sop_plugin.words import labels
from sop_plugin.words.labels import LABELS
from sop_plugin.words.voice import COMMA, SEMICOLON, Listed, Sayable, Words, voice_in

_DATE = ColumnKind.DATE
_LATE = Words("复审应在 {due} 之前完成，逾期 {days} 天", "the review was due by {due}: {days} days late")
_DECLARED = Words("{by}声明；旧记录：{record}", "declared by {by}; old record: {record}")
_LOWERED = Words(
    "{code} {level}：{paths}，今日 {count} 处；理由：{reason}",
    "{code}, {level}: {paths}, findings today: {count}; reason: {reason}",
)
_SIGNED = Words("{role} {person}", "{role} {person}")
_MENDED = Words("后来已改正", "Mended since")
_YES = Words("是", "yes")
_UNTIL = Words("至", "Until")


@dataclass(frozen=True)
class ListedException:
    """One exception, whichever part of the register it is from; ``kind`` is that part, for programs.

    ``until`` is the end of what lasted; ``None`` for what did not, or lasts still. ``past``: a later release has mended it.
    """

    kind: str
    question: Words
    what: Sayable
    code: str | None = None
    number: str | None = None
    revision: int | None = None
    day: date | None = None
    until: date | None = None
    place: str | None = None
    past: bool = False


def listed_exceptions(register: ExceptionRegister, manual: Manual) -> Iterator[ListedException]:
    """All of the register in the order of its page: broken rules, lowered ones, adopted revisions, unsealed releases, late reviews."""
    for row in register.rows:
        yield ListedException(
            row.question.value,
            LABELS[f"exception_{row.question}"],
            row.finding.words,
            row.code,
            row.number,
            row.revision,
            row.day,
            place=str(row.finding.place),
            past=row.past,
        )
    for held in register.lowered:
        lowering = held.lowering
        yield ListedException(
            "lowered",
            labels.LOWERED_FINDINGS,
            lowered_words(held),
            lowering.code,
            until=lowering.until,
            place=str(held.place),
        )
    for adopted in register.adopted:
        by = manual.person_name(adopted.by, adopted.day)
        declared = _DECLARED.filled(by=by, record=adopted.record)
        yield ListedException(
            "adopted",
            labels.ADOPTED_DOCUMENTS,
            declared,
            None,
            adopted.number,
            adopted.revision,
            adopted.day,
        )
    for unsealed in register.unsealed:
        release = unsealed.record.release
        signed = tuple(_signature(approval, manual) for approval in unsealed.unsealed)
        yield ListedException(
            "unsealed",
            labels.UNSEALED_RELEASES,
            Listed(signed, SEMICOLON) if signed else labels.NO_APPROVALS_RECORDED,
            None,
            unsealed.number,
            release.revision,
            release.day,
        )
    for late in register.overdue:
        yield ListedException(
            "overdue",
            labels.OVERDUE_PERIODS,
            _LATE.filled(due=late.due, days=late.days),
            None,
            late.in_force.number,
            late.in_force.revision,
            late.since,
            late.until if late.until and late.until <= manual.as_of else None,
        )


def lowered_words(held: HeldBack) -> Sayable:
    """What is lowered where, how much of it there is, and why."""
    lowering = held.lowering
    paths = Listed(lowering.paths, COMMA) if lowering.paths else labels.LOWERED_EVERYWHERE
    return _LOWERED.filled(
        code=lowering.code,
        level=lowering.label,
        paths=paths,
        reason=lowering.reason,
        count=len(held.findings),
    )


def _signature(approval: Approved, manual: Manual) -> Sayable:
    person = manual.person_name(approval.by, approval.day)
    return _SIGNED.filled(role=approval.role.label, person=person)


def _title(row: ListedException, manual: Manual) -> str | None:
    document = manual.by_number.get(row.number) if row.number else None
    # Of what is still being written, no list tells more than the number.
    return document.title if document and manual.state(document).released else None


_Column = ListColumn[ListedException]
KIND = _Column("kind", labels.PROBLEM, lambda row, _: row.kind, said=lambda row, _: row.question)
CODE = _Column("code", labels.CODE, lambda row, _: row.code)
NUMBER = _Column("number", labels.NUMBER, lambda row, _: row.number, heads=True, leads=True)
TITLE = _Column("title", labels.TITLE, _title, folds=True, heads=True)
REVISION = _Column(
    "revision", labels.REVISION, lambda row, _: row.revision, ColumnKind.NUMBER, holds=Holds.REVISION
)
DAY = _Column("day", labels.DATE, lambda row, _: row.day, _DATE)
UNTIL = _Column("until", _UNTIL, lambda row, _: row.until, _DATE)
MENDED = _Column(
    "mended", _MENDED, lambda row, _: row.past, said=lambda row, _: _YES if row.past else "", holds=Holds.FLAG
)
SOURCE = _Column("place", labels.PLACE, lambda row, _: row.place)

WHAT = _Column(
    "what",
    labels.WHAT,
    lambda row, manual: voice_in(manual.settings.language).say(row.what),
    said=lambda row, _: row.what,
    folds=True,
)

EXCEPTION_COLUMNS = ListLayout[ListedException](
    table=(KIND, NUMBER, TITLE, REVISION, DAY, WHAT),
    spreadsheet=(KIND, NUMBER, TITLE, REVISION, DAY, UNTIL, WHAT, CODE, MENDED, SOURCE),
    programs=(KIND, NUMBER, TITLE, REVISION, DAY, UNTIL, WHAT, CODE, MENDED, SOURCE),
)
