"""Many PDFs at once, one process for each core: what breaks one of them leaves the others alone."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeAlias

from sop_plugin.outside.pdf_printer import NotPrinted, PrintJob, print_pdf
from sop_plugin.words.voice import Sayable, Words

Printed: TypeAlias = "bytes | Sayable"
"""A PDF, or why there is none."""
_ENDED = Words(
    "生成 PDF 的进程意外结束，可能是内存不够",
    "the process that made the PDF ended unexpectedly, perhaps for lack of memory",
)
# To start a process takes as long as to print one or two documents.
_FEW = 4


def print_all(
    jobs: Iterable[tuple[str, PrintJob]], count: int, processes: int
) -> Iterator[tuple[str, Printed]]:
    """Each of ``count`` jobs by its name, in the order in which they are done; jobs are taken as they are needed."""
    if processes < 2 or count < _FEW:
        for name, job in jobs:
            yield name, _printed(job)
        return
    yield from _print_beside_each_other(iter(jobs), min(processes, count))


def _print_beside_each_other(
    jobs: Iterator[tuple[str, PrintJob]], processes: int
) -> Iterator[tuple[str, Printed]]:
    pool = _pool(processes)
    running: dict[Future[Printed], tuple[str, PrintJob]] = {}
    try:
        while True:
            while len(running) < 2 * processes and (following := next(jobs, None)) is not None:
                running[pool.submit(_printed, following[1])] = following
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                # One of those at hand has ended the process: each by itself tells which.
                at_hand = list(running.values())
                running.clear()
                pool.shutdown(wait=False, cancel_futures=True)
                yield from ((name, _printed_apart(job)) for name, job in at_hand)
                pool = _pool(processes)
                continue
            for future in done:
                yield running.pop(future)[0], future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(processes: int) -> ProcessPoolExecutor:
    # Nothing of this process goes along: a copy of one with threads may hang.
    return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"))


def _printed_apart(job: PrintJob) -> Printed:
    with _pool(1) as pool:
        try:
            return pool.submit(_printed, job).result()
        except BrokenProcessPool:
            return _ENDED


def _printed(job: PrintJob) -> Printed:
    try:
        return print_pdf(job)
    except NotPrinted as error:
        return error.words
