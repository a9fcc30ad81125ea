"""When each revision was in force although its review was overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sop_plugin.model.lifecycle import Outcome, review_due_date
from sop_plugin.registers.as_of import AsOfRegister, InForce

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class OverduePeriod:
    """A revision whose review was due on ``due`` and not held by then; overdue from ``since`` to the day before ``until``.

    ``until`` is ``None`` while no end is known; ``reviewed`` says that a review without change ended it, else the revision went out
    of force. ``days`` counts up to the manual's date.
    """

    in_force: InForce
    due: date
    since: date
    until: date | None
    reviewed: bool
    days: int

    def covers(self, day: date) -> bool:
        """Whether it was overdue on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


def overdue_periods(register: AsOfRegister, as_of: date) -> tuple[OverduePeriod, ...]:
    """All that began by ``as_of``, the latest first; a revision whose text cannot be had has no known review date."""
    found = (period for row in register.rows for period in _periods(row, as_of))
    return tuple(sorted(found, key=lambda period: period.since, reverse=True))


def due_dates(row: InForce, as_of: date) -> Iterator[tuple[date, date | None]]:
    """Each day by which a revision had to be reviewed, as it was known at the time, with the review without change that answered it.

    The last has none yet. A revision whose text cannot be had has no known review date.
    """
    document = row.record.document
    if document is None:
        return
    # As readers see it: the ledger's reviews, or those of the text where the ledger has none.
    held = row.record.reviews or document.reviews
    # One that is dated ahead has answered nothing yet.
    days = [r.day for r in held if r.outcome is Outcome.NO_CHANGE and r.day <= as_of]
    unchanged = sorted(filter(None, [*days, document.review.last_held]))
    # Each review answers the due date before it and sets the next.
    for last, following in pairwise([None, *unchanged, None]):
        due = review_due_date(row.effective, document.review.every, last, document.review.next_review)
        if due is not None and due != date.max:
            yield due, following


def _periods(row: InForce, as_of: date) -> Iterator[OverduePeriod]:
    for due, following in due_dates(row, as_of):
        ends = [day for day in (following, row.until) if day is not None]
        until = min(ends, default=None)
        # On the day that it is due a review is not late.
        begins = max(due + _DAY, row.effective)
        if begins > as_of or (until is not None and until <= begins):
            continue
        counted = min(as_of + _DAY, until) if until else as_of + _DAY
        reviewed = until is not None and until == following
        yield OverduePeriod(row, due, begins, until, reviewed, (counted - begins).days)
