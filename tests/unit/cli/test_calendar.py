"""``sop calendar``."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from .conftest import Run


def summaries(data: bytes) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(data).walk("VEVENT")]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ((), 1),
        (("--person", "tang"), 1),
        (("--person", "曾思雨"), 0),
        (("--department", "HT-SD"), 1),
        (("--department", "HT-GM"), 0),
    ],
)
def test_it_prints_the_days_that_pass(run: Run, filters: tuple[str, ...], count: int) -> None:
    result = run("calendar", *filters)
    assert result.exit_code == 0
    assert len(summaries(result.stdout_bytes)) == count


def test_it_speaks_the_language_of_the_run_and_writes_a_file(run: Run, manual: Path) -> None:
    assert "Review due: HT-SD-SOP-004 接听电话" in summaries(run("calendar").stdout_bytes)
    assert run("calendar", "--output", "a.ics", SOP_LANGUAGE="zh").exit_code == 0
    assert "复审到期：HT-SD-SOP-004 接听电话" in summaries((manual / "a.ics").read_bytes())


def test_whom_nobody_knows_is_said(run: Run) -> None:
    result = run("calendar", "--person", "nobody")
    assert (result.exit_code, result.stdout) == (2, "")
