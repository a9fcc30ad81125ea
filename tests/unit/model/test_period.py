"""Calendar months, with the day of the month clamped."""

from __future__ import annotations

import calendar
from datetime import date

from each_case import each_case
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.period import Period

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
PERIODS = st.integers(min_value=1, max_value=999).map(Period)


@each_case(
    "text, months",
    [
        ("1 month", 1),
        ("12 months", 12),
        ("12months", 12),
        ("  18 months ", 18),
        ("1 year", 12),
        ("2 years", 24),
        ("24 个月", 24),
        ("24個月", 24),
        ("2 年", 24),
        ("999 months", 999),
    ],
)
def test_periods_as_people_write_them(text: str, months: int) -> None:
    assert Period.parse(text) == Period(months)


@each_case(
    "text",
    [
        "",
        "12",
        "months",
        "0 months",
        "-1 month",
        "1.5 years",
        "12 weeks",
        "1000 months",
        "一年",
        "12 months ago",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert Period.parse(text) is None


@each_case(
    "day, months, after",
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 21), 1, date(2026, 12, 21)),
        (date(2026, 3, 1), 12, date(2027, 3, 1)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_the_day_of_the_month_clamps(day: date, months: int, after: date) -> None:
    assert Period(months).after(day) == after


@given(DAYS, PERIODS)
def test_the_month_is_exact_and_the_day_never_later(day: date, period: Period) -> None:
    after = period.after(day)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == period.months
    assert after.day == min(day.day, calendar.monthrange(after.year, after.month)[1])


@given(DAYS, PERIODS, PERIODS)
def test_a_longer_period_never_ends_earlier(day: date, one: Period, other: Period) -> None:
    shorter, longer = sorted((one, other))
    assert shorter.after(day) <= longer.after(day)


@given(PERIODS)
def test_a_period_reads_back_as_it_prints(period: Period) -> None:
    assert Period.parse(str(period)) == period
