"""Work spread over processes that know all that this one knew when they began."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

Result = TypeVar("Result")

JOBS_VARIABLE = "SOP_JOBS"
_MOST = 8
# To begin a process takes as long as a few pages.
_TOO_FEW = 40
_PORTION = 8
_NOT_A_NUMBER = Words(
    "环境变量 {name} 是 {value}，应为 1 以上的整数", "{name} is {value}; it takes a whole number from 1"
)
_KILLED = Words(
    "一个工作进程中途结束，可能是内存不足；可设 {name}=1 在一个进程中重试",
    "a worker process ended before its work was done, for want of memory perhaps; try again in one process with {name}=1",
)

_tasks: Sequence[Callable[[], Any]] = ()


class ProcessesError(ExplainedError):
    """The work was not done; the message says why and what to do."""


def processes(environment: Mapping[str, str]) -> int:
    """How many may work side by side: as many as there are processors, unless the environment says so."""
    chosen = environment.get(JOBS_VARIABLE, "")
    if chosen:
        if not chosen.isascii() or not chosen.isdigit() or int(chosen) < 1:
            raise ProcessesError(_NOT_A_NUMBER.filled(name=JOBS_VARIABLE, value=chosen))
        return int(chosen)
    present = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(present, _MOST)


def side_by_side(tasks: Sequence[Callable[[], Result]], jobs: int) -> Iterator[Result]:
    """What each task returns, in their order; what a task changes in this program is seen by itself alone.

    Few tasks, or one job, are worked off here. The first error ends all.
    """
    # Elsewhere a process cannot be copied, or not safely.
    if jobs == 1 or len(tasks) < _TOO_FEW or not sys.platform.startswith("linux"):
        for task in tasks:
            yield task()
        return
    global _tasks  # noqa: PLW0603 - what the copies find when they begin
    _tasks = tasks
    try:
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_work, range(len(tasks)), chunksize=_PORTION)
    except BrokenProcessPool:
        raise ProcessesError(_KILLED.filled(name=JOBS_VARIABLE)) from None
    finally:
        _tasks = ()


def _work(index: int) -> Any:
    return _tasks[index]()
