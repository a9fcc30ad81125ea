"""Periods of the audit trail: each is reviewed, none is skipped."""

from __future__ import annotations

from datetime import date

from sop_plugin.model.event import TRAIL, TrailReviewed
from sop_plugin.model.period import Period
from sop_plugin.model.recording_rules import TrailReviews
from sop_plugin.model.trail import next_period

RULE = TrailReviews(Period(3), within=30)
BEGAN = date(2026, 1, 1)


def reviewed(since: date, until: date) -> TrailReviewed:
    return TrailReviewed(
        number=TRAIL, day=until, by="shen", since=since, until=until, head="0" * 64, exceptions=0, note="无"
    )


def test_periods_follow_one_another_and_none_is_skipped() -> None:
    first, second = (
        reviewed(BEGAN, date(2026, 3, 31)),
        reviewed(date(2026, 4, 1), date(2026, 6, 30)),
    )
    third = reviewed(date(2026, 7, 1), date(2026, 9, 30))
    for known, expected in (
        ((), (BEGAN, date(2026, 3, 31))),
        ((first,), (date(2026, 4, 1), date(2026, 6, 30))),
        ((second, first), (date(2026, 7, 1), date(2026, 9, 30))),
        # What nobody reviewed stays to be done.
        ((first, third), (date(2026, 4, 1), date(2026, 6, 30))),
        ((second,), (BEGAN, date(2026, 3, 31))),
        # One review of half a year is one of both quarters.
        ((reviewed(BEGAN, date(2026, 6, 30)), first), (date(2026, 7, 1), date(2026, 9, 30))),
    ):
        period = next_period(RULE, BEGAN, known)
        assert (period.since, period.until) == expected
    due = next_period(RULE, BEGAN, ()).due
    assert due == date(2026, 4, 30)
    assert [next_period(RULE, BEGAN, ()).is_missing(day) for day in (due, date(2026, 5, 1))] == [False, True]
    assert next_period(TrailReviews(Period(1), since=date(2026, 2, 1)), BEGAN, ()).since == date(2026, 2, 1)
