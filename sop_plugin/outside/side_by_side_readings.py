"""Many documents read at once, each process a share of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from sop_plugin.outside.processes import processes, shared_out
from sop_plugin.outside.reading_cache import dumped, loaded
from sop_plugin.reading.front_matter.documents import DocumentReading, ReadAll
from sop_plugin.reading.source import Source


def reading_side_by_side(environment: Mapping[str, str]) -> ReadAll:
    """What reads many sources with as many processes as there are to be; raises ``ProcessesError`` where one ends too soon."""
    # The copy of a process has no threads; what they hold would be held for ever.
    jobs = processes(environment) if threading.active_count() == 1 else 1
    return partial(_read_all, jobs)


def _read_all(
    jobs: int, read: Callable[[Source], DocumentReading], sources: Sequence[Source]
) -> list[DocumentReading]:
    shares = shared_out(lambda share: list(map(read, share)), sources, jobs, dumped, loaded)
    return [reading for share in shares for reading in share]
