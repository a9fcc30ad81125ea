"""The share of reviews on time; it says of lateness what the periods of lateness say."""

from __future__ import annotations

from datetime import date

from generated_histories import histories_of, issued, recorded, released, released_text, reviewed

from sop_plugin.model.document import ReviewRule
from sop_plugin.model.event import Event
from sop_plugin.model.number import NumberPattern
from sop_plugin.model.period import Period
from sop_plugin.registers.as_of import AsOfRegister, as_of_register
from sop_plugin.registers.overdue import overdue_periods
from sop_plugin.registers.punctuality import Punctuality, punctuality

PATTERN = NumberPattern("{department}-{type}-{sequence:03}", ("HT-SD",), ("SOP",))
NUMBER = "HT-SD-SOP-001"
BEGIN = date(2022, 2, 1)


def register(*events: Event) -> AsOfRegister:
    done = recorded(issued(NUMBER), released(NUMBER, 1, BEGIN, BEGIN), *events)
    releases = histories_of(done).ledger.releases(NUMBER)
    yearly = ReviewRule(every=Period(12))
    texts = {(NUMBER, release.revision): released_text(release, review=yearly) for release in releases}
    return as_of_register(histories_of(done, texts), PATTERN)


def test_each_review_that_fell_due_counts_once() -> None:
    rows = register(
        reviewed(NUMBER, 1, date(2023, 2, 1)),  # on the day it is due
        reviewed(NUMBER, 1, date(2024, 2, 2)),  # a day late
        reviewed(NUMBER, 1, date(2024, 8, 1)),  # early
    )
    cases = {
        date(2023, 1, 31): Punctuality(0, 0, 0),
        date(2023, 2, 1): Punctuality(1, 0, 0),
        # The day on which it is due a review is not late; the day after it is.
        date(2024, 2, 1): Punctuality(1, 0, 0),
        date(2024, 8, 1): Punctuality(2, 1, 0),
        date(2025, 8, 1): Punctuality(2, 1, 0),
        date(2025, 8, 2): Punctuality(2, 1, 1),
    }
    for day, expected in cases.items():
        assert punctuality(rows, date.min, day) == expected, day
    # The review of 2 February 2024 was late, and overdue on no whole day.
    assert [period.until for period in overdue_periods(rows, day)] == [None]
    assert [punctuality(rows, date(2024, 3, 1), day).percent for day in cases] == [None] * 3 + [100, 100, 50]


def test_a_revision_that_comes_in_time_needs_no_review_and_one_that_comes_late_ends_it() -> None:
    in_time = register(released(NUMBER, 2, date(2023, 1, 20), date(2023, 2, 1)))
    assert punctuality(in_time, date.min, date(2023, 6, 1)) == Punctuality(0, 0, 0)
    late = register(released(NUMBER, 2, date(2023, 1, 20), date(2023, 2, 15)))
    assert punctuality(late, date.min, date(2023, 2, 10)) == Punctuality(0, 0, 1)
    assert punctuality(late, date.min, date(2023, 6, 1)) == Punctuality(0, 1, 0)
