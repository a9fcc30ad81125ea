"""Time limits as steps write them, where they say how long something may take: ``5 分钟内``, ``within 2 hours``."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNITS = {
    "秒": 1,
    "秒钟": 1,
    "秒鐘": 1,
    "分": 60,
    "分钟": 60,
    "分鐘": 60,
    "小时": 3600,
    "小時": 3600,
    "second": 1,
    "minute": 60,
    "min": 60,
    "hour": 3600,
}
# Nothing before and behind it: "after the call, 5 minutes" begins when something else ends.
_DURATION = re.compile(
    r"(?:不超过|不超過|最多|约|約|within|up to|at most|about)?\s*(?P<count>\d{1,4})\s*"
    r"(?P<unit>秒[钟鐘]?|分[钟鐘]?|小[时時]|seconds?|minutes?|mins?|hours?)\s*(?:内|內|以内|以內|之内|之內)?",
    re.IGNORECASE,
)


def seconds_allowed(limit: str) -> int | None:
    """How long a step may take; ``None`` for a limit that is a time of day, or counts from something else."""
    found = _DURATION.fullmatch(limit.strip())
    if found is None:
        return None
    unit = found["unit"].lower()
    return int(found["count"]) * _UNITS[unit if unit in _UNITS else unit.rstrip("s")]


def total_seconds(limits: Iterable[str]) -> int | None:
    """The sum, where each of them can be counted; ``None`` otherwise, and where there is none."""
    total = 0
    for limit in limits:
        seconds = seconds_allowed(limit)
        if seconds is None:
            return None
        total += seconds
    return total or None
