"""Work spread over processes: the same answers in the same order, and an end to it when one dies."""

import os
from collections.abc import Callable
from functools import partial

import pytest

from sop_plugin.outside.processes import ProcessesError, processes, side_by_side

MANY = range(100)


def process_of(number: int) -> tuple[int, int]:
    return number, os.getpid()


def test_answers_come_in_the_order_of_the_tasks_from_more_than_one_process() -> None:
    found = list(side_by_side([partial(process_of, number) for number in MANY], 2))
    assert [number for number, _ in found] == list(MANY)
    assert os.getpid() not in {process for _, process in found}


@pytest.mark.parametrize(("count", "jobs"), [(100, 1), (3, 2)])
def test_one_job_or_little_work_is_done_here(count: int, jobs: int) -> None:
    found = list(side_by_side([partial(process_of, number) for number in range(count)], jobs))
    assert {process for _, process in found} == {os.getpid()}


def test_tasks_need_not_be_such_as_can_be_sent() -> None:
    words = "只在这里"
    tasks: list[Callable[[], str]] = [lambda: words for _ in MANY]
    assert set(side_by_side(tasks, 2)) == {words}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_that_of_the_task(jobs: int) -> None:
    def fails() -> None:
        raise ValueError("此页")

    with pytest.raises(ValueError, match="此页"):
        list(side_by_side([fails for _ in MANY], jobs))


def test_a_process_that_is_killed_ends_the_work_with_its_cause() -> None:
    with pytest.raises(ProcessesError, match="SOP_JOBS=1"):
        list(side_by_side([partial(os._exit, 9) for _ in MANY], 2))


def test_the_environment_chooses() -> None:
    assert processes({"SOP_JOBS": "3"}) == 3
    assert processes({}) >= 1
    for wrong in ("0", "-1", "two", "２"):
        with pytest.raises(ProcessesError, match=f"SOP_JOBS is {wrong}"):
            processes({"SOP_JOBS": wrong})
