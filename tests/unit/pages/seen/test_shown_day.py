"""The manual's date as kept pages have it: a sign where it is printed, and a note of whatever else is asked of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from sop_plugin.pages.seen.shown_day import ShownDay

DAY, BEFORE, AFTER = date(2026, 11, 21), date(2026, 11, 1), date(2027, 1, 1)


@pytest.fixture
def notes() -> list[str]:
    return []


@pytest.fixture
def day(notes: list[str]) -> ShownDay:
    return ShownDay.of(DAY, lambda form: f"<{form}>", notes.append)


def test_where_it_is_printed_stands_a_sign(day: ShownDay, notes: list[str]) -> None:
    assert (str(day), f"{day}", day.isoformat(), day.in_words("en")) == ("<d>", "<d>", "<d>", "<wen>")
    assert notes == []


def test_a_comparison_is_noted_with_the_other_day_and_nothing_else(day: ShownDay, notes: list[str]) -> None:
    for other in (BEFORE, DAY, AFTER):
        told = [day < other, day <= other, day == other, day != other, day > other, day >= other]
        back = [other > day, other >= day, other == day, other != day, other < day, other <= day]
        true = [other > DAY, other >= DAY, other == DAY, other != DAY, other < DAY, other <= DAY]
        assert told == back == true
        assert {note[1:] for note in notes} == {other.isoformat()}
        notes.clear()


ASKED: tuple[Callable[[date], Any], ...] = (
    lambda day: day - BEFORE,
    lambda day: AFTER - day,
    lambda day: day + timedelta(days=1),
    lambda day: (day.year, day.month, day.day),
    lambda day: day.weekday(),
    lambda day: day.toordinal(),
    lambda day: day.strftime("%d.%m.%Y"),
    lambda day: f"{day:%Y}",
    lambda day: day.replace(day=1),
    lambda day: {day: 1}[DAY],
    lambda day: min(AFTER, day, BEFORE),
    repr,
)


def test_whatever_else_is_asked_is_answered_as_by_the_day_itself_and_noted(
    day: ShownDay, notes: list[str]
) -> None:
    for ask in ASKED:
        notes.clear()
        assert ask(day) == ask(DAY)
        assert notes


def test_whoever_reads_past_its_methods_finds_another_day(day: ShownDay) -> None:
    assert date.isoformat(day) == "0001-01-01"
