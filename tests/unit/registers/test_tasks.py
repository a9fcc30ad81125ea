"""What is to be done by whom, of a manual with a history of each kind."""

from __future__ import annotations

from datetime import date

from manual_with_tasks import FORM, NUMBER, compiled, tasks_within

from sop_plugin.registers.tasks import Task, TaskKind, told_further


def found(kind: TaskKind, within: int = 30) -> list[Task]:
    every = tasks_within(within)
    assert [task.due for task in every] == sorted(task.due for task in every)
    return [task for task in every if task.kind is kind]


def told(task: Task) -> list[str]:
    return [person.id for person in told_further(compiled().manual, task)]


def who(task: Task) -> str | None:
    return task.person.id if task.person else None


def test_reviews_are_those_of_the_register() -> None:
    rows = compiled().registers.reviews.rows
    assert [(task.number, task.due, task.days) for task in found(TaskKind.REVIEW)] == [
        (row.document.number, row.due, row.days) for row in rows
    ]
    assert {who(task) for task in found(TaskKind.REVIEW)} == {"tang"}


def test_a_reader_has_what_nobody_has_confirmed_yet() -> None:
    asked = {(who(task), task.number) for task in found(TaskKind.READING)}
    assert asked == {("tang", NUMBER), ("tang", FORM)}
    (late,) = (task for task in found(TaskKind.READING) if (who(task), task.number) == ("tang", NUMBER))
    assert late.is_late
    assert late.department == "HT-SD"
    assert told(late)[0] == "shen"


def test_an_edition_is_for_document_control_to_check() -> None:
    (task,) = found(TaskKind.EDITION)
    assert (task.title, task.due, task.days) == ("ISO 9001", date(2026, 2, 1), -37)


def test_copies_of_a_past_revision_are_for_the_issuer_and_for_who_holds_them() -> None:
    assert [(task.copy, who(task), task.due) for task in found(TaskKind.COPY)] == [
        (f"{NUMBER}:1", "tang", date(2025, 3, 1)),
        (f"{NUMBER}:2", "tang", date(2025, 3, 1)),
    ]
    (held,) = found(TaskKind.HELD_COPY)
    assert (held.copy, who(held), held.is_late, held.kind.is_told_further) == (
        f"{NUMBER}:1",
        "lu",
        True,
        False,
    )


def test_what_was_kept_long_enough_is_told_until_it_is_gone_and_records_before_the_first_may_go() -> None:
    past, records = found(TaskKind.DESTRUCTION)
    assert (past.number, past.revision, past.due, past.is_late) == (NUMBER, 1, date(2026, 3, 1), False)
    assert (records.number, records.revision, records.due, who(records)) == (
        FORM,
        None,
        date(2026, 3, 20),
        "tang",
    )
    assert [task.number for task in found(TaskKind.DESTRUCTION, within=0)] == [NUMBER]
