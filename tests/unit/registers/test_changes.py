"""The change log: what changed for readers."""

from __future__ import annotations

from datetime import date, timedelta

from generated_histories import (
    FIRST,
    NUMBERS,
    approved,
    generated_events,
    histories_of,
    issued,
    recorded,
    released,
    released_text,
    reviewed,
)
from hypothesis import given, settings

from sop_plugin.model.approval import Approval
from sop_plugin.model.document import Change, ChangeClass
from sop_plugin.model.event import Event, Withdrawn
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.model.number import NumberPattern
from sop_plugin.model.place import Place
from sop_plugin.model.roles import Role
from sop_plugin.registers.changes import ChangeKind, ChangeLog, ChangeRow, change_log

PATTERN = NumberPattern("{department}-{type}-{sequence:03}", ("HT-SD", "HT-MK"), ("SOP", "FRM"))
NUMBER = "HT-SD-SOP-001"
CHANGE = Change(ChangeClass.SUBSTANTIVE, "投诉", "改为三声内接听")


def log_of(*events: Event, **facts: object) -> ChangeLog:
    done = recorded(issued(NUMBER), *events)
    histories = histories_of(done)
    texts = {
        (NUMBER, release.revision): released_text(release, **facts)
        for release in histories.ledger.releases(NUMBER)
    }
    return change_log(histories_of(done, texts), PATTERN)


def told(rows: tuple[ChangeRow, ...]) -> list[tuple[str, str, int]]:
    return [(row.day.isoformat(), row.kind.value, row.revision) for row in rows]


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(generated_events())
def test_the_log_explains_every_day(events: tuple[Event, ...]) -> None:
    """Invariant: who follows the log from the beginning knows on each day what is in force."""
    histories = histories_of(events)
    rows = change_log(histories, PATTERN).rows[::-1]
    for number in NUMBERS:
        for count in range(-2, 45):
            day = FIRST + timedelta(days=count)
            known: int | None = None
            mine = [row for row in rows if row.number == number and row.day <= day]
            # What ends on a day ends before what begins on it; a withdrawal is the end of all.
            order = [ChangeKind.EXPIRED, ChangeKind.IN_FORCE, ChangeKind.WITHDRAWN]
            for row in sorted(
                (row for row in mine if row.kind in order), key=lambda row: (row.day, order.index(row.kind))
            ):
                known = row.revision if row.kind is ChangeKind.IN_FORCE else None
            release = histories.ledger.in_force(number, day)
            assert known == (release.revision if release else None)


def test_a_life() -> None:
    log = log_of(
        approved(NUMBER, 1, date(2024, 2, 20), Role.PREPARED),
        approved(NUMBER, 1, date(2024, 2, 25)),
        released(NUMBER, 1, date(2024, 2, 26), date(2024, 3, 1)),
        reviewed(NUMBER, 1, date(2025, 2, 28)),
        reviewed(NUMBER, 1, date(2025, 6, 1), Outcome.REVISE),
        released(NUMBER, 2, date(2025, 7, 1), date(2025, 8, 1)),
        Withdrawn(
            number=NUMBER,
            day=date(2026, 1, 31),
            by="shen",
            reason="合并",
            revision=2,
            successor="HT-SD-SOP-002",
        ),
        change=CHANGE,
        audience=("销售代表",),
    )
    assert told(log.rows) == [
        ("2026-01-31", "withdrawn", 2),
        ("2025-08-01", "in_force", 2),
        ("2025-07-01", "released", 2),
        ("2025-02-28", "reviewed", 1),
        ("2024-03-01", "in_force", 1),
        ("2024-02-26", "released", 1),
    ]
    end, replaced, _, review, begun, _ = log.rows
    assert (end.note, end.by, end.successor) == ("合并", "shen", "HT-SD-SOP-002")
    assert (replaced.replaces, replaced.change, replaced.audience) == (1, CHANGE, ("销售代表",))
    assert (review.note, review.by) == ("仍适用", "tang")
    assert (begun.approved, begun.effective, begun.days_of_notice) == (date(2024, 2, 25), date(2024, 3, 1), 5)
    assert begun.replaces is None
    # The ledger recorded no approval of revision 2, and its text declares none.
    assert (replaced.approved, replaced.days_of_notice) == (None, None)


def test_declared_approvals_count_where_the_ledger_has_none() -> None:
    place = Place("docs/a.md")
    declared = (
        Approval(Role.PREPARED, "tang", date(2024, 2, 1), place),
        Approval(Role.APPROVED, "shen", date(2024, 3, 4), place),
    )
    log = log_of(released(NUMBER, 1, date(2024, 3, 5), date(2024, 3, 1)), approvals=declared)
    assert {(row.approved, row.days_of_notice) for row in log.rows} == {(date(2024, 3, 4), -3)}


def test_a_revision_overtaken_before_its_day_never_comes_into_force() -> None:
    log = log_of(
        released(NUMBER, 1, date(2024, 2, 1), date(2024, 9, 1)),
        released(NUMBER, 2, date(2024, 3, 1), date(2024, 4, 1)),
    )
    assert told(log.rows) == [
        ("2024-04-01", "in_force", 2),
        ("2024-03-01", "released", 2),
        ("2024-02-01", "released", 1),
    ]
    assert log.rows[0].replaces is None


def test_expiry_changes_what_readers_see_and_a_draft_does_not() -> None:
    log = log_of(released(NUMBER, 1, date(2024, 2, 1), date(2024, 2, 1), expires=date(2024, 2, 29)))
    assert told(log.rows)[0] == ("2024-03-01", "expired", 1)
    assert log_of(Withdrawn(number=NUMBER, day=date(2024, 6, 1), by="shen", reason="不写了")).rows == ()


def test_a_period_has_both_its_ends() -> None:
    log = log_of(
        released(NUMBER, 1, date(2024, 2, 1), date(2024, 3, 1)),
        reviewed(NUMBER, 1, date(2025, 2, 28)),
        audience=("销售代表", "预订员"),
    )
    assert told(log.within(date(2024, 3, 1), date(2025, 2, 28)).rows) == [
        ("2025-02-28", "reviewed", 1),
        ("2024-03-01", "in_force", 1),
    ]
    assert log.within(date(2024, 3, 2), date(2025, 2, 27)).rows == ()
    assert log.within(until=date(2024, 2, 1)).rows == log.rows[-1:]
    assert log.within(department="HT-SD", audience="预订员").rows == log.rows
    assert log.within(department="HT-MK").rows == log.within(audience="预订").rows == ()
