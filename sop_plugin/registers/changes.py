"""The change log: what changed for readers, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sop_plugin.model.document import Change
from sop_plugin.model.history import Histories, History, Revision
from sop_plugin.model.in_force import End
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.model.number_patterns import ReadsNumbers
from sop_plugin.registers.as_of import InForce, histories_in_order, known_as, revisions_in_force


class ChangeKind(StrEnum):
    """What can happen to what readers see."""

    RELEASED = "released"
    IN_FORCE = "in_force"
    REVIEWED = "reviewed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class ChangeRow:
    """One change on one day; ``day`` may be yet to come.

    ``replaces`` is the revision that was in force until this one came; ``note`` is the reason of a withdrawal or the note of a
    review; ``by`` is the id of whoever did it. ``record`` is the revision concerned.
    """

    day: date
    kind: ChangeKind
    number: str
    title: str
    type: str
    department: str
    record: Revision
    approved: date | None
    replaces: int | None = None
    by: str | None = None
    note: str = ""
    successor: str | None = None

    @property
    def revision(self) -> int:
        """The number of the revision concerned."""
        return self.record.release.revision

    @property
    def effective(self) -> date:
        """The effective date of the revision concerned."""
        return self.record.release.effective

    @property
    def audience(self) -> tuple[str, ...]:
        """The posts that follow the document; none are known where its text cannot be had."""
        return self.record.document.audience if self.record.document else ()

    @property
    def change(self) -> Change | None:
        """Class, reason and summary of what the revision changed."""
        return self.record.document.change if self.record.document else None

    @property
    def days_of_notice(self) -> int | None:
        """Days between approval and effective date; negative when it took effect before it was approved."""
        return (self.effective - self.approved).days if self.approved else None


@dataclass(frozen=True)
class ChangeLog:
    """Rows, the latest first; those of one day in the order of numbers."""

    rows: tuple[ChangeRow, ...]

    def within(
        self,
        since: date = date.min,
        until: date = date.max,
        department: str | None = None,
        audience: str | None = None,
    ) -> ChangeLog:
        """The changes of a period, both ends included, of one department or for one post."""
        return ChangeLog(
            tuple(
                row
                for row in self.rows
                if since <= row.day <= until
                and department in (None, row.department)
                and (audience is None or audience in row.audience)
            )
        )


def change_log(histories: Histories, pattern: ReadsNumbers, as_of: date = date.max) -> ChangeLog:
    """Every change that the ledger knows of; a number that was never released has none, nor has a review that is dated ahead."""
    rows = [
        row
        for history in histories_in_order(histories, pattern)
        for row in _changes(history, histories.ledger)
        if row.kind is not ChangeKind.REVIEWED or row.day <= as_of
    ]
    # Stable: the changes of one day stay in the order of numbers.
    return ChangeLog(tuple(sorted(rows, key=lambda row: row.day, reverse=True)))


def _changes(history: History, ledger: Ledger) -> Iterator[ChangeRow]:
    issue = ledger.issue(history.number)
    periods = tuple(revisions_in_force(history, ledger))

    def row(
        day: date,
        kind: ChangeKind,
        record: Revision,
        by: str | None = None,
        note: str = "",
        replaces: int | None = None,
        successor: str | None = None,
    ) -> ChangeRow:
        return ChangeRow(
            day,
            kind,
            history.number,
            *known_as(record, issue),
            record,
            record.approved_on,
            replaces,
            by,
            note,
            successor,
        )

    for record in history.revisions:
        yield row(record.release.day, ChangeKind.RELEASED, record, by=record.release.by)
        for review in record.reviews:
            if review.outcome is Outcome.NO_CHANGE:
                yield row(review.day, ChangeKind.REVIEWED, record, by=review.by, note=review.note)
    for period in periods:
        yield row(
            period.effective, ChangeKind.IN_FORCE, period.record, replaces=_replaced_by(period, periods)
        )
        # Also when what took its place had expired before its own day.
        replaced = any(other.effective == period.until for other in periods)
        if period.until is not None and period.end is not End.WITHDRAWN and not replaced:
            yield row(period.until, ChangeKind.EXPIRED, period.record)
    withdrawal = history.withdrawal
    if withdrawal is not None and history.revisions:
        ended = next((p.record for p in periods if p.end is End.WITHDRAWN), history.revisions[-1])
        yield row(
            withdrawal.day,
            ChangeKind.WITHDRAWN,
            ended,
            by=withdrawal.by,
            note=withdrawal.reason,
            successor=withdrawal.successor,
        )


def _replaced_by(period: InForce, periods: tuple[InForce, ...]) -> int | None:
    return next((p.revision for p in periods if p is not period and p.until == period.effective), None)
