"""What an auditor asks after: signatures that were not as they must be, gaps in numbers, unsealed releases, late reviews.

The checks find the exceptions; here they are sorted by the auditor's questions and joined with the revision that each is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.document import Document
from sop_plugin.model.event import Adopted, Approved
from sop_plugin.model.finding import AuditQuestion, Finding, Rule
from sop_plugin.model.history import Histories, Revision
from sop_plugin.model.lowering import HeldBack
from sop_plugin.model.manual import Manual
from sop_plugin.model.seal import Seals
from sop_plugin.registers.as_of import as_of_register, histories_in_order
from sop_plugin.registers.overdue import OverduePeriod, overdue_periods
from sop_plugin.rules import all_rules, approvals

# What documents declare of their approvals; the ledger may prove the same.
_DECLARED = frozenset(rule.code for rule in vars(approvals).values() if isinstance(rule, Rule))


@dataclass(frozen=True)
class ExceptionRow:
    """An exception with what it is about, as far as one document is; ``past``: the next release or a withdrawal has mended it.

    ``code`` is the rule that was broken, also where the finding is one about the past.
    """

    question: AuditQuestion
    code: str
    finding: Finding
    number: str | None
    revision: int | None
    day: date | None
    past: bool


@dataclass(frozen=True)
class UnsealedRelease:
    """A release with approvals that no signature proves; ``unsealed`` are all of them when none was recorded."""

    number: str
    record: Revision
    unsealed: tuple[Approved, ...]

    @property
    def approvals(self) -> int:
        """Number of approvals that the ledger records; 0: they are only declared in the document."""
        return len(self.record.approvals)


@dataclass(frozen=True)
class ExceptionRegister:
    """Rows by question, then by place; unsealed releases in the order of numbers; late reviews, the latest first.

    ``adopted`` are the revisions that nobody signed here, because they were in force before the ledger began: they are counted apart.
    ``lowered`` are the entries of the settings by which findings count for less, in their order there.
    """

    rows: tuple[ExceptionRow, ...]
    unsealed: tuple[UnsealedRelease, ...]
    overdue: tuple[OverduePeriod, ...]
    adopted: tuple[Adopted, ...] = ()
    lowered: tuple[HeldBack, ...] = ()

    def of(self, question: AuditQuestion) -> tuple[ExceptionRow, ...]:
        """The answers to one question."""
        return tuple(row for row in self.rows if row.question is question)


def exception_register(
    histories: Histories,
    manual: Manual,
    findings: Iterable[Finding],
    seals: Seals,
    lowered: tuple[HeldBack, ...] = (),
) -> ExceptionRegister:
    """The exceptions among ``findings``, with what the ledger itself shows.

    What is still being written or signed is the author's business and is left out.
    """
    pattern = manual.number_pattern
    in_order = histories_in_order(histories, pattern)
    unsealed = (
        UnsealedRelease(history.number, record, tuple(a for a in record.approvals if not seals.is_sealed(a)))
        for history in in_order
        for record in history.revisions
        if not isinstance(record.release, Adopted)
    )
    return ExceptionRegister(
        _rows(histories, findings),
        tuple(release for release in unsealed if release.unsealed or not release.approvals),
        overdue_periods(as_of_register(histories, pattern), manual.as_of),
        tuple(
            record.release
            for history in in_order
            for record in history.revisions
            if isinstance(record.release, Adopted)
        ),
        lowered,
    )


def _rows(histories: Histories, findings: Iterable[Finding]) -> tuple[ExceptionRow, ...]:
    ledger = histories.ledger
    events = {event.line: event for event in ledger.events}
    documents = {document.path: document for document in histories.documents}
    rules = all_rules()
    rows: list[ExceptionRow] = []
    for finding in findings:
        # A finding about the past names the rule that was broken then.
        code = str(finding.values.get("code", finding.code))
        question = rules[code].question if code in rules else None
        document = documents.get(finding.place.path)
        if question is None or (document is not None and _in_preparation(document, histories)):
            continue
        event = events.get(finding.place.line) if finding.place.path == ledger.path else None
        past = finding.code != code
        if event is not None:
            revision: int | None = getattr(event, "revision", None)
            rows.append(ExceptionRow(question, code, finding, event.number, revision, event.day, past))
        elif document is not None:
            rows.append(ExceptionRow(question, code, finding, document.number, document.revision, None, past))
        else:
            rows.append(ExceptionRow(question, code, finding, None, None, None, past))
    recorded = {(row.question, row.number, row.revision) for row in rows if row.day is not None}
    order = list(AuditQuestion)
    return tuple(
        sorted(
            # What the ledger proves need not be told again as the document declares it.
            (
                r
                for r in rows
                if r.code not in _DECLARED or (r.question, r.number, r.revision) not in recorded
            ),
            key=lambda row: order.index(row.question),
        )
    )


def _in_preparation(document: Document, histories: Histories) -> bool:
    released = histories.ledger.release(document.number, document.revision) is not None
    return not document.status.released and not released
