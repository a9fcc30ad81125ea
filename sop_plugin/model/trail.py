"""Which periods of the audit trail were reviewed, and which is the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sop_plugin.model.event import TrailReviewed
from sop_plugin.model.recording_rules import TrailReviews

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class TrailPeriod:
    """A period that nobody has reviewed yet, both days included; the review is to be recorded by ``due``."""

    since: date
    until: date
    due: date

    def is_missing(self, day: date) -> bool:
        """Whether the review should have been recorded before a day."""
        return self.due < day


def next_period(rule: TrailReviews, began: date, reviews: Iterable[TrailReviewed]) -> TrailPeriod:
    """The first period without a review, for a ledger that began on a day.

    What is not reviewed stays to be done: a later period does not make up for it.
    """
    since = rule.since or began
    for review in sorted(reviews, key=lambda each: each.since):
        if review.since <= since <= review.until:
            since = review.until + _DAY
    until = rule.every.after(since) - _DAY
    return TrailPeriod(since, until, until + timedelta(days=rule.within))
