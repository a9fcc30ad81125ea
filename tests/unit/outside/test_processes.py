"""Work spread over processes: the same answers in the same order, and an end to it when one dies."""

import os
import pickle
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from sop_plugin.outside.processes import ProcessesError, processes, shared_out, side_by_side

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


def work_of(share: Sequence[int]) -> tuple[list[int], int]:
    return list(share), os.getpid()


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_share_of_the_items_is_worked_off_here_and_the_others_beside_it(jobs: int) -> None:
    found = shared_out(work_of, MANY, jobs, pickle.dumps, pickle.loads)
    assert [item for share, _ in found for item in share] == list(MANY)
    assert 2 <= len({process for _, process in found}) <= jobs
    assert found[-1][1] == os.getpid()


def test_few_items_are_one_share() -> None:
    assert shared_out(work_of, range(3), 2, pickle.dumps, pickle.loads) == [([0, 1, 2], os.getpid())]


def test_a_share_that_fails_or_is_killed_ends_the_work() -> None:
    def fails_elsewhere(share: Sequence[int]) -> list[int]:
        if 0 in share:
            raise ValueError("此文")
        return list(share)

    def killed_elsewhere(share: Sequence[int]) -> list[int]:
        if 0 in share:
            os._exit(9)
        return list(share)

    with pytest.raises(ValueError, match="此文"):
        shared_out(fails_elsewhere, MANY, 2, pickle.dumps, pickle.loads)
    with pytest.raises(ProcessesError, match="SOP_JOBS=1"):
        shared_out(killed_elsewhere, MANY, 2, pickle.dumps, pickle.loads)


def test_the_environment_chooses() -> None:
    assert processes({"SOP_JOBS": "3"}) == 3
    assert processes({}) >= 1
    for wrong in ("0", "-1", "two", "２"):
        with pytest.raises(ProcessesError, match=f"SOP_JOBS is {wrong}"):
            processes({"SOP_JOBS": wrong})
