"""Reviews that were late, also those that have been held since."""

from __future__ import annotations

from datetime import date, timedelta

from generated_histories import (
    days,
    histories_of,
    issued,
    recorded,
    released,
    released_text,
    reviewed,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_plugin.model.document import ReviewRule
from sop_plugin.model.event import Event, Withdrawn
from sop_plugin.model.history import as_released
from sop_plugin.model.lifecycle import Outcome, State
from sop_plugin.model.number import NumberPattern
from sop_plugin.model.period import Period
from sop_plugin.registers.as_of import as_of_register
from sop_plugin.registers.overdue import OverduePeriod, overdue_periods

PATTERN = NumberPattern("{department}-{type}-{sequence:03}", ("HT-SD",), ("SOP",))
NUMBER = "HT-SD-SOP-001"
AS_OF = date(2026, 11, 21)
YEARLY = ReviewRule(every=Period(12))


def periods(*events: Event, rule: ReviewRule = YEARLY, as_of: date = AS_OF) -> tuple[OverduePeriod, ...]:
    done = recorded(issued(NUMBER), *events)
    releases = histories_of(done).ledger.releases(NUMBER)
    texts = {(NUMBER, release.revision): released_text(release, review=rule) for release in releases}
    return overdue_periods(as_of_register(histories_of(done, texts), PATTERN), as_of)


def test_a_late_review_ends_it() -> None:
    found = periods(
        released(NUMBER, 1, date(2024, 2, 1), date(2024, 2, 29)),
        reviewed(NUMBER, 1, date(2025, 3, 3)),
        reviewed(NUMBER, 1, date(2026, 3, 3)),
    )
    # 29 February and twelve months: due on 28 February; the second review was in time.
    assert [(p.due, p.since, p.until, p.reviewed, p.days) for p in found] == [
        (date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 3), True, 2)
    ]
    assert [found[0].covers(day) for day in (date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 3))] == [
        False,
        True,
        False,
    ]


def test_a_review_that_wants_a_change_does_not_end_it_and_the_next_revision_does() -> None:
    first, second, third = periods(
        released(NUMBER, 1, date(2024, 2, 1), date(2024, 2, 1)),
        reviewed(NUMBER, 1, date(2025, 2, 10), Outcome.REVISE),
        released(NUMBER, 2, date(2025, 2, 20), date(2025, 3, 1)),
        released(NUMBER, 3, date(2026, 3, 20), date(2026, 4, 1)),
        rule=ReviewRule(every=Period(6)),
    )
    assert (third.since, third.until, third.reviewed) == (date(2024, 8, 2), date(2025, 3, 1), False)
    assert (second.in_force.revision, second.until) == (2, date(2026, 4, 1))
    assert (first.in_force.revision, first.until, first.days) == (3, None, (AS_OF - date(2026, 10, 1)).days)


def test_an_unknown_text_and_a_day_to_come_count_for_nothing() -> None:
    events = recorded(issued(NUMBER), released(NUMBER, 1, date(2024, 2, 1), date(2024, 2, 1)))
    assert overdue_periods(as_of_register(histories_of(events), PATTERN), AS_OF) == ()
    assert periods(*events[1:], as_of=date(2025, 2, 1)) == ()
    assert [p.days for p in periods(*events[1:], as_of=date(2025, 2, 2))] == [1]


_rules = st.builds(
    ReviewRule, every=st.none() | st.just(Period(1)), next_review=st.none() | days, reason=st.just("")
)


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(st.lists(st.tuples(days, st.lists(days, max_size=3)), max_size=3), _rules, st.none() | days)
def test_overdue_on_a_day_is_the_state_of_that_day(
    lives: list[tuple[date, list[date]]], rule: ReviewRule, withdrawn: date | None
) -> None:
    """Invariant: a period covers a day exactly when the revision in force, with the reviews held by then, was overdue."""
    events: list[Event] = [issued(NUMBER)]
    for revision, (effective, reviews) in enumerate(lives, start=1):
        events.append(released(NUMBER, revision, effective, effective))
        events += [reviewed(NUMBER, revision, day) for day in reviews]
    if withdrawn:
        events.append(Withdrawn(number=NUMBER, day=withdrawn, by="shen", reason=""))
    found = periods(*events[1:], rule=rule)
    for count in range(0, 90, 3):
        day = date(2024, 1, 30) + timedelta(days=count)
        known = recorded(*(event for event in events if not event.day > day or event is events[0]))
        releases = histories_of(known).ledger.releases(NUMBER)
        texts = {(NUMBER, release.revision): released_text(release, review=rule) for release in releases}
        histories = histories_of(known, texts)
        history = histories.by_number[NUMBER]
        in_force = histories.ledger.in_force(NUMBER, day)
        revision = next((r for r in history.revisions if in_force and r.release is in_force), None)
        document = as_released(revision, history) if revision else None
        overdue = document is not None and document.state(day, 30) is State.OVERDUE
        assert [p for p in found if p.covers(day)] != [] if overdue else not any(p.covers(day) for p in found)
