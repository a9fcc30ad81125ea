"""The date a manual is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo

import pytest

from sop_plugin.outside import clock
from sop_plugin.outside.clock import as_of_date, choose_date, today
from sop_plugin.reading.settings.file import read_options


class _FixedClock(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime(2026, 11, 21, 17, 30, tzinfo=UTC).astimezone(tz)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", date(2026, 11, 21)),
        ("Asia/Shanghai", date(2026, 11, 22)),
        ("America/New_York", date(2026, 11, 21)),
    ],
)
def test_today_is_the_day_in_the_zone(zone: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "datetime", _FixedClock)
    assert today(zone) == day


@pytest.mark.parametrize(
    "zone",
    [
        "",
        " ",
        "Beijing",
        "Asia",
        "Asia/",
        "../etc",
        "/etc/passwd",
        "Asia/Shanghai\0",
        "ä",
        "a" * 5000,
        "zone.tab",
    ],
)
def test_an_unknown_zone_is_named(zone: str) -> None:
    with pytest.raises(
        ValueError, match="is not a time zone; write one such as 'Asia/Shanghai' or 'UTC'"
    ) as error:
        today(zone)
    assert str(error.value).startswith(repr(zone))


@pytest.mark.parametrize("text", ["2026-11-21", " 2026-11-21\n"])
def test_as_of_date(text: str) -> None:
    assert as_of_date(text) == date(2026, 11, 21)


@pytest.mark.parametrize(
    "text",
    ["", "today", "20261121", "2026-W47-6", "21.11.2026", "2026-1-2", "２０２６-11-21", "2026-11-21T00:00"],
)
def test_as_of_date_in_another_form(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date; write it as YYYY-MM-DD, such as 2026-11-21"):
        as_of_date(text)


@pytest.mark.parametrize("text", ["2026-02-29", "2026-13-01", "0000-01-01"])
def test_as_of_date_that_no_calendar_has(text: str) -> None:
    with pytest.raises(ValueError, match=f"'{text}' is not a day of the calendar"):
        as_of_date(text)


@pytest.mark.parametrize(
    ("option", "environment", "flag", "chosen"),
    [
        ("2026-01-01", {"SOP_AS_OF": "2026-02-02"}, "2026-03-03", date(2026, 3, 3)),
        ("2026-01-01", {"SOP_AS_OF": "2026-02-02"}, None, date(2026, 2, 2)),
        ("2026-01-01", {"SOP_AS_OF": ""}, None, date(2026, 1, 1)),
        ("2026-01-01", {}, None, date(2026, 1, 1)),
        (None, {}, None, date(2026, 11, 22)),
    ],
)
def test_the_date(
    option: str | None,
    environment: Mapping[str, str],
    flag: str | None,
    chosen: date,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options = read_options({"as_of": option})
    monkeypatch.setattr(clock, "datetime", _FixedClock)
    assert choose_date(options, environment, flag) == chosen


@pytest.mark.parametrize(
    ("environment", "flag"), [({"SOP_AS_OF": "soon"}, None), ({}, ""), ({}, "2026-02-30")]
)
def test_a_date_that_is_none(environment: Mapping[str, str], flag: str | None) -> None:
    with pytest.raises(ValueError, match=r"2026-11-21|not a day of the calendar"):
        choose_date(read_options({}), environment, flag)
