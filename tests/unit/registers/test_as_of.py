"""The register of any day, from the days in force of each revision."""

from __future__ import annotations

from datetime import date, timedelta

from generated_histories import (
    FIRST,
    NUMBERS,
    generated_events,
    histories_of,
    issued,
    recorded,
    released,
    released_text,
)
from hypothesis import given, settings

from sop_plugin.model.event import Event, Withdrawn
from sop_plugin.model.in_force import End
from sop_plugin.model.number import NumberPattern
from sop_plugin.registers.as_of import as_of_register

PATTERN = NumberPattern("{department}-{type}-{sequence:03}", ("HT-SD", "HT-MK"), ("SOP", "FRM"))
NUMBER = "HT-SD-SOP-001"


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(generated_events())
def test_the_register_of_every_day_is_what_the_ledger_says(events: tuple[Event, ...]) -> None:
    """Invariant: on any day the rows of a number are exactly the one release in force, or none."""
    histories = histories_of(events)
    register = as_of_register(histories, PATTERN)
    for count in range(-2, 45):
        day = FIRST + timedelta(days=count)
        in_force = [(number, histories.ledger.in_force(number, day)) for number in NUMBERS]
        expected = sorted((number, id(release)) for number, release in in_force if release is not None)
        assert sorted((row.number, id(row.record.release)) for row in register.on(day)) == expected


def test_the_first_day_counts_and_the_last_does_not() -> None:
    leap = date(2024, 2, 29)
    first = released(NUMBER, 1, date(2024, 2, 1), leap)
    second = released(NUMBER, 2, date(2024, 12, 1), date(2025, 3, 1), expires=date(2025, 12, 31))
    texts = {(NUMBER, r.revision): released_text(r) for r in (first, second)}
    register = as_of_register(histories_of(recorded(issued(NUMBER), first, second), texts), PATTERN)
    assert [(r.revision, r.title, r.effective, r.until, r.end) for r in register.rows] == [
        (1, "题目1", leap, date(2025, 3, 1), End.SUPERSEDED),
        (2, "题目2", date(2025, 3, 1), date(2026, 1, 1), End.EXPIRED),
    ]

    def on(day: date) -> list[int]:
        return [row.revision for row in register.on(day)]

    assert on(date(2024, 2, 28)) == []
    assert on(leap) == on(date(2025, 2, 28)) == [1]
    assert on(date(2025, 3, 1)) == on(date(2025, 12, 31)) == [2]
    assert on(date(2026, 1, 1)) == []


def test_withdrawal_ends_what_is_in_force_and_what_was_to_come() -> None:
    events = recorded(
        issued(NUMBER, "旧题目"),
        released(NUMBER, 1, date(2024, 2, 1), date(2024, 3, 1)),
        released(NUMBER, 2, date(2024, 5, 1), date(2024, 9, 1)),
        Withdrawn(number=NUMBER, day=date(2024, 6, 1), by="shen", reason="不再需要", revision=2),
    )
    (row,) = as_of_register(histories_of(events), PATTERN).rows
    assert (row.revision, row.until, row.end) == (1, date(2024, 6, 1), End.WITHDRAWN)
    # Without its text, a revision is listed as its number was issued.
    assert (row.title, row.type, row.department) == ("旧题目", "procedure", "HT-SD")


def test_rows_stand_in_the_order_of_numbers() -> None:
    numbers = ["HT-SD-SOP-010", "wrong", "HT-SD-SOP-009", "HT-MK-SOP-011", "HT-SD-FRM-012"]
    events = [event for n in numbers for event in (issued(n), released(n, 1, FIRST, FIRST))]
    rows = as_of_register(histories_of(recorded(*events)), PATTERN).rows
    assert [row.number for row in rows] == [
        "HT-MK-SOP-011",
        "HT-SD-FRM-012",
        "HT-SD-SOP-009",
        "HT-SD-SOP-010",
        "wrong",
    ]
