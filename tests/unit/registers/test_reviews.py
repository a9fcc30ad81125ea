"""The review register: bands, owners, groups, months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sop_plugin.model.document import ReviewRecord, ReviewRule, Withdrawal
from sop_plugin.model.lifecycle import Outcome, Status
from sop_plugin.model.period import Period
from sop_plugin.model.place import Place
from sop_plugin.registers.reviews import (
    Band,
    month_load,
    review_load,
    review_owner,
    review_register,
    reviews_by_owner,
)

AS_OF = date(2026, 11, 21)
PLACE = Place("docs/x.md")


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (-400, Band.OVERDUE),
        (-1, Band.OVERDUE),
        (0, Band.WITHIN_30),
        (30, Band.WITHIN_30),
        (31, Band.WITHIN_60),
        (60, Band.WITHIN_60),
        (61, Band.WITHIN_90),
        (90, Band.WITHIN_90),
        (91, Band.LATER),
        (4000, Band.LATER),
    ],
)
def test_bands(make_document, make_manual, days: int, band: Band) -> None:
    due = AS_OF + timedelta(days=days)
    (row,) = review_register(make_manual(make_document(due=due))).rows
    assert (row.due, row.days, row.band) == (due, days, band)


def test_rows_by_due_date_then_number(make_document, make_manual) -> None:
    register = review_register(
        make_manual(
            make_document("HT-SD-SOP-003", due=date(2027, 1, 1)),
            make_document("HT-SD-SOP-002", due=date(2027, 1, 1)),
            make_document("QA-SOP-001", due=date(2026, 12, 31)),
            make_document("HT-SD-SOP-005"),
            make_document("HT-SD-SOP-004"),
        )
    )
    assert [row.document.number for row in register.rows] == ["QA-SOP-001", "HT-SD-SOP-002", "HT-SD-SOP-003"]
    assert [document.number for document in register.without_due_date] == ["HT-SD-SOP-004", "HT-SD-SOP-005"]


def test_only_what_is_or_will_be_in_force_awaits_a_review(make_document, make_manual) -> None:
    due = date(2027, 2, 1)
    gone = Withdrawal(AS_OF, "tang", "", None, PLACE)
    register = review_register(
        make_manual(
            make_document("HT-SD-SOP-001", due, status=Status.DRAFT),
            make_document("HT-SD-SOP-002", due, status=Status.IN_REVIEW),
            make_document("HT-SD-SOP-003", due, status=Status.WITHDRAWN, withdrawal=gone),
            make_document("HT-SD-SOP-004", due, expires=date(2026, 11, 20)),
            make_document("HT-SD-SOP-005", due, expires=AS_OF),
            make_document("HT-SD-SOP-006", due, effective=date(2026, 11, 22)),
            make_document("HT-SD-SOP-007", date(2025, 1, 1)),
            make_document("HT-SD-SOP-008", status=Status.DRAFT),
        )
    )
    assert [row.document.number[-3:] for row in register.rows] == ["007", "005", "006"]
    assert register.without_due_date == ()


def test_the_due_date_is_that_of_the_document(make_document, make_manual) -> None:
    held = ReviewRecord(date(2026, 8, 31), "tang", Outcome.NO_CHANGE, "", PLACE)
    document = make_document(review=ReviewRule(every=Period(6)), reviews=(held,))
    (row,) = review_register(make_manual(document)).rows
    assert (row.due, row.days, row.band) == (date(2027, 2, 28), 99, Band.LATER)


@pytest.mark.parametrize(
    ("prepared", "owner"),
    [
        ((), None),
        (("tang",), "tang"),
        (("fang",), None),
        (("last",), "last"),
        (("next",), None),
        (("stranger",), None),
        (("tang", "zeng"), "zeng"),
        (("tang", "fang"), "tang"),
    ],
)
def test_owner_prepared_it_and_is_in_post(make_document, make_manual, prepared, owner: str | None) -> None:
    signed = tuple((person, date(2026, 2, 1) + timedelta(days=n)) for n, person in enumerate(prepared))
    document = make_document(due=date(2027, 1, 1), prepared=signed)
    manual = make_manual(document)
    found = review_owner(manual, document)
    assert (found.id if found else None) == owner
    assert review_register(manual).rows[0].owner is found


def test_by_owner(make_document, make_manual) -> None:
    signed = date(2026, 2, 1)
    register = review_register(
        make_manual(
            make_document("HT-SD-SOP-001", date(2027, 1, 1), (("tang", signed),)),
            make_document("HT-SD-SOP-002", date(2026, 12, 1), (("zeng", signed),)),
            make_document("HT-SD-SOP-003", date(2026, 11, 1), (("tang", signed),)),
            make_document("HT-SD-SOP-004", date(2026, 12, 2), (("fang", signed),)),
            make_document("QA-SOP-001", date(2026, 12, 3)),
            make_document("QA-SOP-002", date(2026, 12, 4)),
        )
    )
    groups = reviews_by_owner(register)
    assert [
        (group.owner.id if group.owner else None, group.department, [r.document.number for r in group.rows])
        for group in groups
    ] == [
        ("tang", "HT-SD", ["HT-SD-SOP-003", "HT-SD-SOP-001"]),
        ("zeng", "HT-SD", ["HT-SD-SOP-002"]),
        (None, "HT-SD", ["HT-SD-SOP-004"]),
        (None, "QA", ["QA-SOP-001", "QA-SOP-002"]),
    ]
    assert sum(len(group.rows) for group in groups) == len(register.rows)


def test_month_load(make_document, make_manual) -> None:
    days = (
        date(2025, 2, 1),  # overdue: to be held now
        date(2026, 11, 1),
        date(2026, 11, 30),
        date(2026, 12, 1),
        date(2027, 2, 28),
        date(2027, 3, 1),  # beyond the four months
    )
    register = review_register(
        make_manual(*(make_document(f"HT-SD-SOP-{n:03}", due) for n, due in enumerate(days, 1)))
    )
    load = month_load(register, AS_OF, months=4)
    assert [(month.month, [row.document.number[-3:] for row in month.rows]) for month in load] == [
        (date(2026, 11, 1), ["001", "002", "003"]),
        (date(2026, 12, 1), ["004"]),
        (date(2027, 1, 1), []),
        (date(2027, 2, 1), ["005"]),
    ]
    assert len(month_load(register, AS_OF)) == 12
    assert sum(len(month.rows) for month in month_load(register, AS_OF)) == len(days)


def test_month_load_at_the_end_of_the_calendar(make_document, make_manual) -> None:
    register = review_register(make_manual(make_document(due=date.max)))
    assert [month.month for month in month_load(register, date(9999, 11, 21))] == [
        date(9999, 11, 1),
        date(9999, 12, 1),
    ]


def test_review_load_counts_every_row_once(make_document, make_manual) -> None:
    days = (
        date(2025, 2, 1),
        date(2026, 11, 20),  # overdue since yesterday, though of this month
        date(2026, 11, 21),
        date(2027, 10, 31),
        date(2027, 11, 1),
        date(2029, 1, 1),
    )
    register = review_register(
        make_manual(*(make_document(f"HT-SD-SOP-{n:03}", due) for n, due in enumerate(days, 1)))
    )
    load = review_load(register, AS_OF)
    assert [row.due for row in load.overdue] == list(days[:2])
    assert [(m.month, [row.due for row in m.rows]) for m in load.months if m.rows] == [
        (date(2026, 11, 1), [days[2]]),
        (date(2027, 10, 1), [days[3]]),
    ]
    assert len(load.months) == 12
    assert [row.due for row in load.later] == list(days[4:])
