from __future__ import annotations

import pytest

from sop_plugin.model.time_limit import seconds_allowed, total_seconds


@pytest.mark.parametrize(
    ("limit", "seconds"),
    [
        ("5 分钟内", 300),
        ("20秒内", 20),
        ("2 小时以内", 7200),
        ("不超过 10 分鐘", 600),
        ("within 2 hours", 7200),
        ("30 min", 1800),
        ("1 minute", 60),
    ],
)
def test_a_duration_is_counted(limit: str, seconds: int) -> None:
    assert seconds_allowed(limit) == seconds


@pytest.mark.parametrize(
    "limit",
    [
        "",
        "—",
        "接通后 2 分钟内",
        "当天 17:30 前",
        "响铃 3 声内",
        "1 个工作日内",
        "30 至 60 分钟",
        "2 hours before arrival",
    ],
)
def test_what_counts_from_something_else_is_no_duration(limit: str) -> None:
    assert seconds_allowed(limit) is None


def test_a_sum_needs_every_limit() -> None:
    assert total_seconds(["5 分钟内", "30 秒内"]) == 330
    assert total_seconds(["5 分钟内", "通话中"]) is None
    assert total_seconds([]) is None
