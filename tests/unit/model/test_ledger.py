"""What was in force when, for histories told one by one and for any history."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from ledgers import (
    FIRST_DAY,
    NUMBERS,
    approved,
    issued,
    ledger_text,
    ledgers,
    read,
    released,
    reviewed,
    withdrawn,
)

from sop_plugin.model.event import Event, Released, Withdrawn
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.roles import Role

NUMBER = NUMBERS[0]
D = date


def ledger_of(*events: Event) -> Ledger:
    reading = read(ledger_text(issued(NUMBER), *events))
    assert reading.findings == ()
    assert reading.ledger is not None
    return reading.ledger


def revision(release: Released | None) -> int | None:
    return release.revision if release else None


def test_a_revision_is_in_force_from_its_effective_date_until_the_next_one_is() -> None:
    ledger = ledger_of(
        released(NUMBER, 1, D(2024, 1, 10), D(2024, 2, 29)),
        released(NUMBER, 2, D(2024, 3, 1), D(2025, 2, 28)),
    )
    days = [D(2024, 2, 28), D(2024, 2, 29), D(2025, 2, 27), D(2025, 2, 28)]
    assert [revision(ledger.in_force(NUMBER, day)) for day in days] == [None, 1, 1, 2]


def test_the_expiry_date_is_the_last_day_in_force_and_brings_nothing_back() -> None:
    ledger = ledger_of(
        released(NUMBER, 1, D(2024, 1, 10)),
        released(NUMBER, 2, D(2024, 2, 1), expires=D(2024, 12, 31)),
    )
    assert revision(ledger.in_force(NUMBER, D(2024, 12, 31))) == 2
    assert ledger.in_force(NUMBER, D(2025, 1, 1)) is None


def test_nothing_is_in_force_or_to_come_from_the_day_of_withdrawal() -> None:
    ledger = ledger_of(
        released(NUMBER, 1, D(2024, 1, 10)),
        released(NUMBER, 2, D(2024, 2, 1), D(2024, 6, 1)),
        withdrawn(NUMBER, D(2024, 3, 1), 2),
    )
    assert revision(ledger.in_force(NUMBER, D(2024, 2, 29))) == 1
    assert [r.revision for r in ledger.scheduled(NUMBER, D(2024, 2, 29))] == [2]
    assert ledger.in_force(NUMBER, D(2024, 3, 1)) is None
    assert ledger.scheduled(NUMBER, D(2024, 3, 1)) == ()
    assert ledger.in_force(NUMBER, D(2024, 7, 1)) is None


def test_scheduled_are_those_that_will_be_in_force_as_was_known_on_the_day() -> None:
    ledger = ledger_of(
        released(NUMBER, 1, D(2024, 1, 10)),
        released(NUMBER, 2, D(2024, 2, 1), D(2024, 8, 1)),
        released(NUMBER, 3, D(2024, 3, 1), D(2024, 6, 1)),
        released(NUMBER, 4, D(2024, 4, 1), D(2024, 9, 1)),
    )
    assert [r.revision for r in ledger.scheduled(NUMBER, D(2024, 2, 15))] == [2]
    # Revision 3 overtakes revision 2 before its day.
    assert [r.revision for r in ledger.scheduled(NUMBER, D(2024, 4, 1))] == [3, 4]
    assert [r.revision for r in ledger.scheduled(NUMBER, D(2024, 6, 1))] == [4]


def test_who_signs_again_replaces_the_earlier_signature_and_after_release_nobody_counts() -> None:
    events = [
        issued(NUMBER),
        approved(NUMBER, 1, D(2024, 1, 2), Role.CHECKED, by="zeng"),
        approved(NUMBER, 1, D(2024, 1, 3), Role.COSIGNED, by="lu"),
        approved(NUMBER, 1, D(2024, 1, 3), Role.COSIGNED, by="fang"),
        approved(NUMBER, 1, D(2024, 1, 4), Role.CHECKED, by="mei"),
        released(NUMBER, 1, D(2024, 1, 5)),
        approved(NUMBER, 1, D(2024, 1, 6), Role.CHECKED, by="late"),
    ]
    numbered = [
        type(event)(**{**event.__dict__, "sequence": index}) for index, event in enumerate(events, start=1)
    ]
    standing = Ledger(tuple(numbered)).standing_approvals(NUMBER, 1)
    assert [(a.role, a.by) for a in standing] == [
        (Role.COSIGNED, "lu"),
        (Role.COSIGNED, "fang"),
        (Role.CHECKED, "mei"),
    ]


def test_look_ups_of_a_revision_and_of_unknown_numbers() -> None:
    ledger = ledger_of(
        approved(NUMBER, 1, D(2024, 1, 5)),
        released(NUMBER, 1, D(2024, 1, 10)),
        reviewed(NUMBER, 1, D(2024, 2, 1)),
    )
    assert ledger.numbers_issued == {NUMBER}
    assert [a.day for a in ledger.approvals(NUMBER, 1)] == [D(2024, 1, 5)]
    assert [r.day for r in ledger.reviews(NUMBER, 1)] == [D(2024, 2, 1)]
    assert ledger.place(ledger.events[2]).line == 3
    assert ledger.releases("?") == ledger.approvals("?", 1) == ledger.scheduled("?", D(2024, 1, 1)) == ()
    assert ledger.in_force("?", D(2024, 1, 1)) is ledger.withdrawal("?") is ledger.issue("?") is None


@given(ledgers(), st.integers(-5, 900))
def test_on_any_day_one_revision_or_none_is_in_force(text: str, days: int) -> None:
    reading = read(text)
    assert reading.ledger is not None
    ledger, day = reading.ledger, FIRST_DAY + timedelta(days=days)
    for number, events in ledger.by_number.items():
        # Told again by the plain rule, from the events alone.
        ended = any(isinstance(event, Withdrawn) and event.day <= day for event in events)
        come = [e for e in events if isinstance(e, Released) and e.effective <= day]
        highest = [e for e in come if all(e.revision >= other.revision for other in come)]
        expected = [e for e in highest if not ended and (e.expires is None or day <= e.expires)]
        found = ledger.in_force(number, day)
        assert ([found] if found else []) == expected
        assert len(expected) <= 1
        for following in ledger.scheduled(number, day):
            assert following.effective > day
            assert following.revision > (found.revision if found else 0)


@given(ledgers(), st.integers(-5, 900))
def test_what_is_scheduled_comes_in_force_on_its_day(text: str, days: int) -> None:
    reading = read(text)
    assert reading.ledger is not None
    ledger, day = reading.ledger, FIRST_DAY + timedelta(days=days)
    known = Ledger(tuple(event for event in ledger.events if event.day <= day))
    for number in known.by_number:
        for release in known.scheduled(number, day):
            assert known.in_force(number, release.effective) == release
