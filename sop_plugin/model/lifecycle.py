"""Status as recorded, state as derived for a date: the one home of the dates rule.

The browser evaluates the same rule again by the reader's date (``pages/theme/assets/sop/state.js``); a test holds
the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sop_plugin.model.period import Period
from sop_plugin.words.labels import LABELS
from sop_plugin.words.terms import OUTCOMES, STATUSES
from sop_plugin.words.voice import Words


class Status(StrEnum):
    """What the front matter records."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"

    @property
    def released(self) -> bool:
        """Whether the text says that it went out to readers; before that it is a draft or in review."""
        return self in (Status.APPROVED, Status.WITHDRAWN)

    @property
    def words(self) -> Words:
        """What it is called within a sentence."""
        return STATUSES[self]


class State(StrEnum):
    """What a document is on a date."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    SCHEDULED = "scheduled"
    EFFECTIVE = "effective"
    DUE = "due"
    OVERDUE = "overdue"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def in_force(self) -> bool:
        """Whether readers must follow the text; an overdue document stays in force."""
        return self in (State.EFFECTIVE, State.DUE, State.OVERDUE)

    @property
    def released(self) -> bool:
        """Whether readers of the published manual may see the text."""
        return self not in (State.DRAFT, State.IN_REVIEW)

    @property
    def ended(self) -> bool:
        """Whether it went out, and nobody works by it any more."""
        return self in (State.EXPIRED, State.SUPERSEDED, State.WITHDRAWN)

    @property
    def label(self) -> Words:
        """What it is called where it stands alone."""
        return LABELS[f"state_{self}"]


class Outcome(StrEnum):
    """Outcome of a review."""

    NO_CHANGE = "no_change"
    REVISE = "revise"
    WITHDRAW = "withdraw"

    @property
    def words(self) -> Words:
        """What it is called within a sentence."""
        return OUTCOMES[self]

    @property
    def label(self) -> Words:
        """What it is called where it stands alone."""
        return LABELS[f"outcome_{self}"]


@dataclass(frozen=True)
class Dates:
    """The dates that decide a released document's state."""

    effective: date | None
    review_due: date | None = None
    expires: date | None = None
    withdrawn: date | None = None
    superseded: date | None = None


def review_due_date(
    effective: date | None,
    period: Period | None,
    last_unchanged_review: date | None = None,
    next_review: date | None = None,
) -> date | None:
    """The day by which the document must be reviewed; ``None`` when nothing sets one.

    The later of the effective date and the last review without change, plus the period; an explicit ``next_review`` wins
    unless a later review without change has answered it.
    """
    if next_review is not None and (last_unchanged_review is None or last_unchanged_review < next_review):
        return next_review
    start = max((day for day in (effective, last_unchanged_review) if day), default=None)
    return period.after(start) if start and period else None


def derive_state(status: Status, dates: Dates, as_of: date, lead_days: int) -> State:
    """The state on ``as_of``, first match wins: withdrawn, superseded, scheduled, expired, overdue, due, effective.

    On the day it is due a document is due; the day after it is overdue. The expiry date is its last day in force.
    """
    if status is Status.DRAFT:
        return State.DRAFT
    if status is Status.IN_REVIEW:
        return State.IN_REVIEW
    if status is Status.WITHDRAWN and (dates.withdrawn is None or dates.withdrawn <= as_of):
        return State.WITHDRAWN
    if dates.superseded and dates.superseded <= as_of:
        return State.SUPERSEDED
    if dates.effective is None or as_of < dates.effective:
        return State.SCHEDULED
    if dates.expires and as_of > dates.expires:
        return State.EXPIRED
    if dates.review_due and as_of > dates.review_due:
        return State.OVERDUE
    if dates.review_due and (dates.review_due - as_of).days <= lead_days:
        return State.DUE
    return State.EFFECTIVE
