"""The columns of the lists that only auditors get: the register of a day, numbers, signatures, reviews held and late, statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sop_plugin.model.event import Act, Approved, Reviewed, Stated, TrailReviewed
from sop_plugin.model.manual import Manual
from sop_plugin.model.number import address_form
from sop_plugin.model.seal import Seal, Verdict
from sop_plugin.registers.as_of import InForce
from sop_plugin.registers.columns import ColumnKind, Holds, ListColumn, Somebody, department_words
from sop_plugin.registers.numbers import NumberRow
from sop_plugin.registers.overdue import OverduePeriod
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

_DATE, _NUMBER = ColumnKind.DATE, ColumnKind.NUMBER
_BY = Words("经办人", "Done by")
_NOTE = Words("说明", "Note")
_EVENT = Words("台账事件", "Event of the ledger")
_ACT = Words("办理的事", "Act")
_SEALED = Words("封签", "Seal")
_VERDICT = Words("签名验证结果", "What the signature is worth")
_NOT_SIGNED = Words("没有签名", "not signed")
_SIGNATURE = Words("签名文件", "Signature")
_PAGE = Words("网页", "Page")
_USE = Words("使用情况", "Use")
_ISSUED_ON = Words("发放日期", "Given out on")
_SUBJECT = Words("对象", "Subject")
_HEAD = Words("当时台账的末端", "Head of the ledger then")
_BATCH = Words("登记的摘要", "Digest of what was recorded")


@dataclass(frozen=True)
class SignedAct:
    """An act of the ledger with what its signature is worth; ``file`` is where that lies, without its ending."""

    act: Act
    seal: Seal
    verdict: Verdict | None
    file: str | None


def _somebody(by: str, event: Act | Stated, manual: Manual) -> Somebody:
    return Somebody(by, manual.person_name(by, event.day))


def _facts(row: Callable[[Any], Any]) -> tuple[ListColumn[Any], ...]:
    """Number, title, type and department of what ``row`` gives."""
    return (
        ListColumn("number", labels.NUMBER, lambda each, _: row(each).number, heads=True),
        ListColumn("title", labels.TITLE, lambda each, _: row(each).title, folds=True, heads=True),
        ListColumn(
            "type",
            labels.TYPE,
            lambda each, _: row(each).type,
            said=lambda each, manual: manual.settings.type_label(row(each).type),
        ),
        ListColumn(
            "department",
            labels.EXECUTING_DEPARTMENT,
            lambda each, _: row(each).department,
            said=lambda each, manual: department_words(manual, row(each).department),
            folds=True,
        ),
        ListColumn(
            "revision", labels.REVISION, lambda each, _: row(each).revision, _NUMBER, holds=Holds.REVISION
        ),
    )


def register_columns(pages: Mapping[str, str]) -> tuple[ListColumn[InForce], ...]:
    """Of the register of a day; ``pages`` are the addresses of the texts by number."""
    return (
        *_facts(lambda row: row),
        ListColumn("approved", labels.APPROVED_ON, lambda row, _: row.record.approved_on, _DATE),
        ListColumn("effective", labels.EFFECTIVE_DATE, lambda row, _: row.effective, _DATE),
        ListColumn("expires", labels.EXPIRES, lambda row, _: row.record.release.expires, _DATE),
        ListColumn("digest", labels.DIGEST, lambda row, _: row.record.release.digest, folds=True),
        ListColumn("page", _PAGE, lambda row, _: pages.get(row.number)),
    )


def page_in(folder: str, number: str) -> str:
    """Where the page of a text lies that was exported into ``folder``."""
    return f"{folder}/pages/{address_form(number)}.html"


NUMBER_COLUMNS: tuple[ListColumn[NumberRow], ...] = (
    *_facts(lambda row: row),
    ListColumn("use", _USE, lambda row, _: row.use.value, said=lambda row, _: row.use.words),
    ListColumn("issued", _ISSUED_ON, lambda row, _: row.issued.day if row.issued else None, _DATE),
    ListColumn(
        "withdrawn", labels.WITHDRAWN_ON, lambda r, _: r.withdrawn.day if r.withdrawn else None, _DATE
    ),
    ListColumn(
        "reason",
        labels.WITHDRAWAL_REASON,
        lambda row, _: row.withdrawn.reason if row.withdrawn else None,
        folds=True,
    ),
    ListColumn(
        "successor", labels.SUCCESSOR, lambda row, _: row.withdrawn.successor if row.withdrawn else None
    ),
)

SIGNATURE_COLUMNS: tuple[ListColumn[SignedAct], ...] = (
    ListColumn("day", labels.DATE, lambda row, _: row.act.day, _DATE),
    ListColumn("number", labels.NUMBER, lambda row, _: row.act.number, heads=True),
    ListColumn(
        "revision",
        labels.REVISION,
        lambda row, _: getattr(row.act, "revision", None),
        _NUMBER,
        holds=Holds.REVISION,
    ),
    ListColumn("act", _ACT, lambda row, _: row.act.kind.value, said=lambda row, _: row.act.kind.words),
    ListColumn(
        "role",
        labels.ROLE,
        lambda row, _: str(row.act.role) if isinstance(row.act, Approved) else None,
        said=lambda row, _: row.act.role.label if isinstance(row.act, Approved) else "",
    ),
    ListColumn("by", _BY, lambda row, manual: _somebody(row.act.by, row.act, manual), holds=Holds.PERSON),
    ListColumn("seal", _SEALED, lambda row, _: row.seal.value, said=lambda row, _: row.seal.label),
    ListColumn(
        "verdict",
        _VERDICT,
        lambda row, _: row.verdict.value if row.verdict else None,
        said=lambda row, _: row.verdict.words if row.verdict else _NOT_SIGNED,
    ),
    ListColumn("digest", labels.DIGEST, lambda row, _: getattr(row.act, "digest", None), folds=True),
    ListColumn("event", _EVENT, lambda row, _: row.act.name),
    ListColumn("signature", _SIGNATURE, lambda row, _: f"{row.file}.sig" if row.file else None),
)

HELD_REVIEW_COLUMNS: tuple[ListColumn[Reviewed], ...] = (
    ListColumn("day", labels.DATE, lambda row, _: row.day, _DATE),
    ListColumn("number", labels.NUMBER, lambda row, _: row.number, heads=True),
    ListColumn("revision", labels.REVISION, lambda row, _: row.revision, _NUMBER, holds=Holds.REVISION),
    ListColumn(
        "outcome", labels.OUTCOME, lambda row, _: row.outcome.value, said=lambda row, _: row.outcome.label
    ),
    ListColumn("note", _NOTE, lambda row, _: row.note, folds=True),
    ListColumn("by", _BY, lambda row, manual: _somebody(row.by, row, manual), holds=Holds.PERSON),
)

LATE_REVIEW_COLUMNS: tuple[ListColumn[OverduePeriod], ...] = (
    *_facts(lambda row: row.in_force),
    ListColumn("due", labels.REVIEW_DUE_DATE, lambda row, _: row.due, _DATE),
    ListColumn(
        "until",
        labels.OVERDUE_UNTIL,
        # What ends it after the period nobody could have known in it.
        lambda row, manual: row.until if row.until and row.until <= manual.as_of else None,
        _DATE,
        said=lambda row, manual: (
            str(row.until) if row.until and row.until <= manual.as_of else labels.STILL_OVERDUE
        ),
    ),
    ListColumn("days", labels.OVERDUE_DAYS, lambda row, _: row.days, _NUMBER),
)

STATEMENT_COLUMNS: tuple[ListColumn[Stated], ...] = (
    ListColumn("day", labels.DATE, lambda row, _: row.day, _DATE),
    ListColumn("subject", _SUBJECT, lambda row, _: row.number, heads=True),
    ListColumn("reason", labels.REASON, lambda row, _: row.reason, folds=True),
    ListColumn("by", _BY, lambda row, manual: _somebody(row.by, row, manual), holds=Holds.PERSON),
    ListColumn("batch", _BATCH, lambda row, _: row.batch, folds=True),
)

TRAIL_COLUMNS: tuple[ListColumn[TrailReviewed], ...] = (
    ListColumn("since", labels.PERIOD_FROM, lambda row, _: row.since, _DATE, heads=True),
    ListColumn("until", labels.PERIOD_TO, lambda row, _: row.until, _DATE, heads=True),
    ListColumn("day", labels.DATE, lambda row, _: row.day, _DATE),
    ListColumn("by", _BY, lambda row, manual: _somebody(row.by, row, manual), holds=Holds.PERSON),
    ListColumn("exceptions", labels.TRAIL_EXCEPTIONS, lambda row, _: row.exceptions, _NUMBER),
    ListColumn("note", _NOTE, lambda row, _: row.note, folds=True),
    ListColumn("head", _HEAD, lambda row, _: row.head, folds=True),
)
