"""The review register: what must be reviewed by when, and by whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from sop_plugin.model.approval import last_approval
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.period import Period


class Band(StrEnum):
    """How soon a review is due."""

    OVERDUE = "overdue"
    WITHIN_30 = "within_30"
    WITHIN_60 = "within_60"
    WITHIN_90 = "within_90"
    LATER = "later"

    @classmethod
    def of(cls, days: int) -> Band:
        """The band for a number of days until the due date; due today is within 30, not overdue."""
        if days < 0:
            return cls.OVERDUE
        limits = ((30, cls.WITHIN_30), (60, cls.WITHIN_60), (90, cls.WITHIN_90))
        return next((band for limit, band in limits if days <= limit), cls.LATER)


@dataclass(frozen=True)
class ReviewRow:
    """A document in force and its next review; ``days`` until due, negative when overdue."""

    document: Document
    due: date
    days: int
    band: Band
    owner: Person | None


@dataclass(frozen=True)
class ReviewRegister:
    """Rows by due date; documents without a due date are listed apart."""

    rows: tuple[ReviewRow, ...]
    without_due_date: tuple[Document, ...]


@dataclass(frozen=True)
class OwnerReviews:
    """The reviews of one person, or, without an owner, those for which ``department`` must name one."""

    owner: Person | None
    department: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True)
class MonthLoad:
    """The reviews that fall due in the month beginning on ``month``."""

    month: date
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True)
class ReviewLoad:
    """Every row once: what is overdue, what falls due in the months to come, and what comes after them."""

    overdue: tuple[ReviewRow, ...]
    months: tuple[MonthLoad, ...]
    later: tuple[ReviewRow, ...]


def awaits_review(state: State) -> bool:
    """Whether a document in this state has a next review: it is in force, or will be."""
    return state.in_force or state is State.SCHEDULED


def review_owner(manual: Manual, document: Document) -> Person | None:
    """Who must hold the review: whoever prepared the document, while in post; ``None``: the department must name one.

    Of several who prepared it, the last to sign who is still in post.
    """
    prepared = [approval for approval in document.approvals if approval.role.prepares]
    for approval in sorted(prepared, key=lambda approval: approval.day, reverse=True):
        person = manual.organisation.people.get(approval.person)
        if person is not None and person.in_post(manual.as_of):
            return person
    return None


def person_to_ask(manual: Manual, document: Document) -> Person | None:
    """Whom to ask about the review: its owner, else who last approved the document, else whoever may approve it."""
    owner = review_owner(manual, document)
    approval = last_approval(document.approvals)
    approver = manual.organisation.people.get(approval.person) if approval else None
    others = (
        person
        for person in manual.organisation.people.values()
        if person.may_approve_document(document.type, document.department, manual.as_of)
    )
    # Most documents have an owner: the many others are not asked.
    asked = chain((owner, approver), others)
    return next((person for person in asked if person and person.in_post(manual.as_of)), None)


def due_within(register: ReviewRegister, days: int) -> tuple[ReviewRow, ...]:
    """The reviews that are overdue or fall due in so many days; due on the last of them counts."""
    return tuple(row for row in register.rows if row.days <= days)


def review_register(manual: Manual) -> ReviewRegister:
    """The reviews of all documents that are in force or scheduled on the manual's date."""
    rows: list[ReviewRow] = []
    without: list[Document] = []
    for document in manual.in_order:
        if not awaits_review(manual.state(document)):
            continue
        due = document.review_due
        if due is None:
            without.append(document)
            continue
        days = (due - manual.as_of).days
        rows.append(ReviewRow(document, due, days, Band.of(days), review_owner(manual, document)))
    # Stable: documents due on the same day stay in the order of their numbers.
    return ReviewRegister(tuple(sorted(rows, key=lambda row: row.due)), tuple(without))


def reviews_by_owner(register: ReviewRegister) -> tuple[OwnerReviews, ...]:
    """Each row once, under its owner or its document's department; whoever has the earliest due date comes first."""
    groups: dict[tuple[str | None, str], list[ReviewRow]] = defaultdict(list)
    for row in register.rows:
        key = (row.owner.id, row.owner.department) if row.owner else (None, row.document.department)
        groups[key].append(row)
    return tuple(
        OwnerReviews(rows[0].owner, department, tuple(rows)) for (_, department), rows in groups.items()
    )


def month_load(register: ReviewRegister, as_of: date, months: int = 12) -> tuple[MonthLoad, ...]:
    """What falls due in each of ``months`` calendar months from that of ``as_of``, empty ones included.

    Overdue reviews must be held now, so they count for the first month.
    """
    first = as_of.replace(day=1)
    # A date that the calendar's end cuts off is no month of its own.
    starts = dict.fromkeys(Period(n).after(first) if n else first for n in range(months))
    load: dict[date, list[ReviewRow]] = {start: [] for start in starts if start.day == 1}
    for row in register.rows:
        month = max(row.due.replace(day=1), first)
        if month in load:
            load[month].append(row)
    return tuple(MonthLoad(month, tuple(rows)) for month, rows in load.items())


def review_load(register: ReviewRegister, as_of: date, months: int = 12) -> ReviewLoad:
    """The work ahead by calendar month from that of ``as_of``; what is overdue is no month's work."""
    overdue = tuple(row for row in register.rows if row.band is Band.OVERDUE)
    ahead = ReviewRegister(register.rows[len(overdue) :], ())
    load = month_load(ahead, as_of, months)
    # Rows are in the order of their dates.
    later = ahead.rows[sum(len(month.rows) for month in load) :]
    return ReviewLoad(overdue, load, later)
