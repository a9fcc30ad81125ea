"""Values as other systems write them."""

from __future__ import annotations

import pytest
from each_case import each_case

from sop_plugin.reading.foreign.fields import FieldKind
from sop_plugin.reading.foreign.values import example_day, in_our_form, is_day


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("2026年3月1日", "", "2026-03-01"),
        ("２０２６年３月１日", "", "2026-03-01"),
        ("2026/3/1", "", "2026-03-01"),
        ("20260301", "", "2026-03-01"),
        ("1 March 2026", "", "2026-03-01"),
        ("二〇二六年三月一日", "", "2026-03-01"),
        ("二零二六年十二月廿一日", "", "2026-12-21"),
        ("2026. 3. 1", "", "2026-03-01"),
        ("2026-03-01T00:00:00", "", "2026-03-01"),
        ("2026-03-01 08:00:00 +0800", "", "2026-03-01"),
        ("1st of March, 2026", "", "2026-03-01"),
        ("01-Mar-2026", "", "2026-03-01"),
        ("March 1, 2026", "", "2026-03-01"),
        ("Sept. 30th, 2025", "", "2025-09-30"),
        ("01/03/2025", "dmy", "2025-03-01"),
        ("01/03/2025", "mdy", "2025-01-03"),
        ("1.3.2025", "dmy", "2025-03-01"),
    ],
)
def test_days(written: str, order: str, day: str) -> None:
    assert in_our_form(written, FieldKind.DAY, order) == day
    assert is_day(day)


@each_case("written", ["01/03/2025", "March 2026", "1 Marz 2026", "2026", "soon", "1-3/2025", ""])
def test_what_is_no_day_stays(written: str) -> None:
    assert in_our_form(written, FieldKind.DAY) == written
    assert not is_day(written)
    assert example_day(written) == "2026-03-01"


def test_a_day_that_no_calendar_has_is_left_to_the_schema() -> None:
    assert in_our_form("31 June 2026", FieldKind.DAY) == "2026-06-31"
    assert not is_day("2026-06-31")
    assert example_day("2 June 2026") == "2026-06-02"


@each_case(
    "written, period",
    [
        ("每年", "12 months"),
        ("每年一次", "12 months"),
        ("每半年", "6 months"),
        ("两年一次", "24 months"),
        ("每2年", "24 months"),
        ("每三年", "36 months"),
        ("每季度", "3 months"),
        ("12个月", "12 months"),
        ("annually", "12 months"),
        ("every 2 years", "24 months"),
        ("once a year", "12 months"),
        ("quarterly", "3 months"),
        ("half-yearly", "6 months"),
        ("24 months", "24 months"),
        ("不定期", "不定期"),
        ("月", "月"),
        ("years", "years"),
        ("12", "12"),
    ],
)
def test_periods(written: str, period: str) -> None:
    assert in_our_form(written, FieldKind.PERIOD) == period
