"""What an auditor asks after: signatures that were not as they must be, gaps in numbers, unsealed releases, late reviews.

The checks find the exceptions; here they are sorted by the auditor's questions and joined with the revision that each is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sop_plugin.model.document import Document
from sop_plugin.model.event import Approved
from sop_plugin.model.finding import Finding, Rule
from sop_plugin.model.history import Histories, Revision
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.registers.as_of import as_of_register, histories_in_order
from sop_plugin.registers.overdue import OverduePeriod, overdue_periods
from sop_plugin.rules import comparison


class ExceptionKind(StrEnum):
    """The questions, in the order in which they are asked."""

    MISSING_ROLE = "missing_role"
    SELF_APPROVAL = "self_approval"
    NO_AUTHORITY = "no_authority"
    OUT_OF_ORDER = "out_of_order"
    BACK_DATED = "back_dated"
    TEXT_CHANGED = "text_changed"
    SEAL = "seal"
    NUMBERS = "numbers"
    RECORDS = "records"
    LEDGER = "ledger"
    ARCHIVE = "archive"


_CODES: Mapping[ExceptionKind, str] = {
    ExceptionKind.MISSING_ROLE: "SOP501 SOP951",
    ExceptionKind.SELF_APPROVAL: "SOP503 SOP952",
    ExceptionKind.NO_AUTHORITY: "SOP504 SOP505 SOP953 SOP954 SOP957",
    ExceptionKind.OUT_OF_ORDER: "SOP502 SOP506 SOP927 SOP955",
    ExceptionKind.BACK_DATED: "SOP404 SOP407 SOP914 SOP926 SOP929 SOP947",
    ExceptionKind.TEXT_CHANGED: "SOP935 SOP937 SOP941 SOP956 SOP962",
    ExceptionKind.SEAL: "SOP971 SOP972",
    ExceptionKind.NUMBERS: "SOP921 SOP922 SOP931 SOP932 SOP933 SOP946",
    ExceptionKind.RECORDS: "SOP507 SOP509 SOP934 SOP936 SOP938 SOP939 SOP942 SOP943 SOP944 SOP945",
    ExceptionKind.LEDGER: "SOP901 SOP902 SOP903 SOP904 SOP905 SOP906 SOP908 SOP911 SOP912 SOP913 SOP915 SOP923"
    " SOP924 SOP925 SOP928",
    ExceptionKind.ARCHIVE: "SOP961 SOP963 SOP964 SOP965",
}
KIND_OF_CODE: Mapping[str, ExceptionKind] = {
    code: kind for kind, codes in _CODES.items() for code in codes.split()
}
# A draft is nobody's release yet; the order of lines between numbers proves nothing; SOP959 only wraps another;
# those of a comparison are about a change before it is merged.
NO_EXCEPTIONS = frozenset(
    {
        "SOP508",
        "SOP907",
        "SOP959",
        *(rule.code for rule in vars(comparison).values() if isinstance(rule, Rule)),
    }
)


@dataclass(frozen=True)
class ExceptionRow:
    """An exception with what it is about, as far as one document is; ``past``: the next release or a withdrawal has mended it.

    ``code`` is the rule that was broken, also where the finding is one about the past.
    """

    kind: ExceptionKind
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
    """Rows by kind, then by place; unsealed releases in the order of numbers; late reviews, the latest first."""

    rows: tuple[ExceptionRow, ...]
    unsealed: tuple[UnsealedRelease, ...]
    overdue: tuple[OverduePeriod, ...]

    def of(self, kind: ExceptionKind) -> tuple[ExceptionRow, ...]:
        """The exceptions of one kind."""
        return tuple(row for row in self.rows if row.kind is kind)


def _has_signature(approval: Approved) -> bool:
    return approval.signature is not None


def exception_register(
    histories: Histories,
    manual: Manual,
    findings: Iterable[Finding],
    is_sealed: Callable[[Approved], bool] = _has_signature,
) -> ExceptionRegister:
    """The exceptions among ``findings``, with what the ledger itself shows.

    What is still being written or signed is the author's business and is left out.
    """
    pattern = manual.number_pattern
    in_order = histories_in_order(histories, pattern)
    unsealed = (
        UnsealedRelease(history.number, record, tuple(a for a in record.approvals if not is_sealed(a)))
        for history in in_order
        for record in history.revisions
    )
    return ExceptionRegister(
        _rows(histories, findings),
        tuple(release for release in unsealed if release.unsealed or not release.approvals),
        overdue_periods(as_of_register(histories, pattern), manual.as_of),
    )


def _rows(histories: Histories, findings: Iterable[Finding]) -> tuple[ExceptionRow, ...]:
    ledger = histories.ledger
    events = {event.line: event for event in ledger.events}
    documents = {document.path: document for document in histories.documents}
    rows: list[ExceptionRow] = []
    for finding in findings:
        code = finding.values.get("code", finding.code)
        kind = KIND_OF_CODE.get(code)
        document = documents.get(finding.place.path)
        if kind is None or (document is not None and _in_preparation(document, histories)):
            continue
        event = events.get(finding.place.line) if finding.place.path == ledger.path else None
        past = finding.code != code
        if event is not None:
            revision: int | None = getattr(event, "revision", None)
            rows.append(ExceptionRow(kind, code, finding, event.number, revision, event.day, past))
        elif document is not None:
            rows.append(ExceptionRow(kind, code, finding, document.number, document.revision, None, past))
        else:
            rows.append(ExceptionRow(kind, code, finding, None, None, None, past))
    recorded = {(row.kind, row.number, row.revision) for row in rows if row.day is not None}
    order = list(ExceptionKind)
    return tuple(
        sorted(
            # What the ledger proves need not be told again as the document declares it.
            (r for r in rows if r.code[:4] != "SOP5" or (r.kind, r.number, r.revision) not in recorded),
            key=lambda row: order.index(row.kind),
        )
    )


def _in_preparation(document: Document, histories: Histories) -> bool:
    released = histories.ledger.release(document.number, document.revision) is not None
    return document.status in (Status.DRAFT, Status.IN_REVIEW) and not released
