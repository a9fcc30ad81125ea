"""Work spread over processes that know all that this one knew when they began."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

Item = TypeVar("Item")
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
"""What the copies find when they begin."""


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
    if not _pays(jobs, len(tasks)):
        for task in tasks:
            yield task()
        return
    with _copies(tasks, jobs) as pool:
        yield from pool.map(_work, range(len(tasks)), chunksize=_PORTION)


def shared_out(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    jobs: int,
    packed: Callable[[Result], bytes],
    unpacked: Callable[[bytes], Result],
) -> list[Result]:
    """What ``work`` makes of each share of the items, in their order: a share for each process, of which this one is the last.

    What others make comes ``packed``. Few items, or one job, are one share. The first error ends all.
    """
    if not _pays(jobs, len(items)):
        return [work(items)]
    ends = [len(items) * share // jobs for share in range(jobs + 1)]
    *theirs, ours = (items[begin:end] for begin, end in pairwise(ends))
    with _copies([partial(_packed, work, share, packed) for share in theirs], jobs - 1) as pool:
        coming = pool.map(_work, range(len(theirs)))
        made = work(ours)
        return [*map(unpacked, coming), made]


def _packed(
    work: Callable[[Sequence[Item]], Result], share: Sequence[Item], packed: Callable[[Result], bytes]
) -> bytes:
    return packed(work(share))


def _pays(jobs: int, count: int) -> bool:
    # Elsewhere a process cannot be copied, or not safely.
    return jobs > 1 and count >= _TOO_FEW and sys.platform.startswith("linux")


@contextmanager
def _copies(tasks: Sequence[Callable[[], Any]], count: int) -> Iterator[ProcessPoolExecutor]:
    """Copies of this process that know the tasks, for ``_work``."""
    global _tasks  # noqa: PLW0603 - what the copies find when they begin
    _tasks = tasks
    try:
        with ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as pool:
            yield pool
    except BrokenProcessPool:
        raise ProcessesError(_KILLED.filled(name=JOBS_VARIABLE)) from None
    finally:
        _tasks = ()


def _work(index: int) -> Any:
    return _tasks[index]()
