"""The dates rule: which state a document has on a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.lifecycle import Dates, State, Status, derive_state, review_due_date
from sop_plugin.model.period import Period

LEAD = 30
YEAR = Period(12)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))
ANY_DAY = st.dates()
OVER_TIME = [
    State.SCHEDULED,
    State.EFFECTIVE,
    State.DUE,
    State.OVERDUE,
    State.EXPIRED,
    State.SUPERSEDED,
    State.WITHDRAWN,
]


def dates_of(days: st.SearchStrategy[date]) -> st.SearchStrategy[Dates]:
    return st.builds(Dates, *[st.none() | days] * 5)


FULL = Dates(
    effective=date(2026, 3, 1),
    review_due=date(2027, 3, 1),
    expires=date(2027, 6, 30),
    withdrawn=date(2028, 1, 1),
    superseded=date(2027, 9, 1),
)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (date(2026, 2, 28), State.SCHEDULED),
        (date(2026, 3, 1), State.EFFECTIVE),
        (date(2027, 1, 29), State.EFFECTIVE),
        (date(2027, 1, 30), State.DUE),
        (date(2027, 3, 1), State.DUE),
        (date(2027, 3, 2), State.OVERDUE),
        (date(2027, 6, 30), State.OVERDUE),
        (date(2027, 7, 1), State.EXPIRED),
        (date(2027, 8, 31), State.EXPIRED),
        (date(2027, 9, 1), State.SUPERSEDED),
        (date(2027, 12, 31), State.SUPERSEDED),
        (date(2028, 1, 1), State.WITHDRAWN),
    ],
)
def test_the_first_and_last_day_of_every_state(as_of: date, state: State) -> None:
    assert derive_state(Status.WITHDRAWN, FULL, as_of, LEAD) is state


def test_a_date_of_withdrawal_counts_for_withdrawn_documents_only() -> None:
    assert derive_state(Status.APPROVED, FULL, date(2028, 1, 1), LEAD) is State.SUPERSEDED


def test_a_withdrawn_document_without_a_date_is_withdrawn() -> None:
    assert derive_state(Status.WITHDRAWN, Dates(None), date(2026, 1, 1), LEAD) is State.WITHDRAWN


def test_without_an_effective_date_nothing_is_in_force() -> None:
    assert derive_state(Status.APPROVED, Dates(None), date(2026, 1, 1), LEAD) is State.SCHEDULED


@pytest.mark.parametrize(
    ("effective", "period", "unchanged", "explicit", "due"),
    [
        (date(2026, 3, 1), YEAR, None, None, date(2027, 3, 1)),
        (date(2024, 2, 29), YEAR, None, None, date(2025, 2, 28)),
        (date(2026, 3, 1), YEAR, date(2026, 9, 15), None, date(2027, 9, 15)),
        (date(2026, 3, 1), YEAR, date(2025, 9, 15), None, date(2027, 3, 1)),
        (date(2026, 3, 1), YEAR, None, date(2026, 6, 1), date(2026, 6, 1)),
        (date(2026, 3, 1), YEAR, date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 1)),
        (date(2026, 3, 1), YEAR, date(2026, 6, 1), date(2026, 6, 1), date(2027, 6, 1)),
        (date(2026, 3, 1), None, date(2026, 6, 2), date(2026, 6, 1), None),
        (date(2026, 3, 1), None, None, None, None),
        (None, YEAR, None, None, None),
    ],
)
def test_the_review_due_date(
    effective: date | None,
    period: Period | None,
    unchanged: date | None,
    explicit: date | None,
    due: date | None,
) -> None:
    assert review_due_date(effective, period, unchanged, explicit) == due


@given(st.sampled_from(Status), dates_of(ANY_DAY), ANY_DAY, st.integers(0, 100_000))
def test_every_document_has_a_state_on_every_date(
    status: Status, dates: Dates, as_of: date, lead_days: int
) -> None:
    assert derive_state(status, dates, as_of, lead_days) in State


@given(st.sampled_from([Status.APPROVED, Status.WITHDRAWN]), dates_of(DAYS), DAYS, DAYS)
def test_states_only_move_forward_with_time(status: Status, dates: Dates, one: date, other: date) -> None:
    before, after = sorted((one, other))
    states = [OVER_TIME.index(derive_state(status, dates, day, LEAD)) for day in (before, after)]
    assert states == sorted(states)


@given(st.sampled_from([Status.DRAFT, Status.IN_REVIEW]), dates_of(DAYS), DAYS)
def test_no_date_releases_a_draft(status: Status, dates: Dates, as_of: date) -> None:
    state = derive_state(status, dates, as_of, LEAD)
    assert not state.released
    assert not state.in_force


@given(dates_of(DAYS), DAYS, st.integers(0, 400))
def test_due_is_the_lead_time_up_to_the_due_date(dates: Dates, as_of: date, lead_days: int) -> None:
    state = derive_state(Status.APPROVED, dates, as_of, lead_days)
    if state in (State.DUE, State.OVERDUE, State.EFFECTIVE) and dates.review_due:
        left = dates.review_due - as_of
        assert (state is State.OVERDUE) == (left < timedelta())
        assert (state is State.DUE) == (timedelta() <= left <= timedelta(days=lead_days))
