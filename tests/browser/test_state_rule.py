"""One rule of dates, two homes: `derive_state` in Python and `deriveState` in the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sop_plugin.model.lifecycle import Dates, State, Status, derive_state

# Ends of months, of February in a leap year and in others, of years; and the days of clock changes.
AROUND = [
    date(2024, 2, 29),
    date(2025, 2, 28),
    date(2026, 1, 31),
    date(2026, 3, 1),
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2026, 12, 31),
    date(2027, 1, 1),
]
LEAD_DAYS = (0, 30)


def cases() -> list[tuple[Status, Dates, date, int]]:
    found = []
    for base, lead in product(AROUND, LEAD_DAYS):
        day = timedelta(days=1)
        months = [base - 400 * day, base, base + 400 * day]
        every = [
            Dates(None),
            Dates(base),
            Dates(base, base + 59 * day),
            Dates(base - 400 * day, base),
            Dates(base - 400 * day, base, expires=base + day),
            Dates(base - 400 * day, expires=base),
            Dates(base - 400 * day, base, withdrawn=base + day),
            Dates(base - 400 * day, base, superseded=base),
            Dates(base - 400 * day, base, base, base, base),
        ]
        near = [base + n * day for n in (-366, -31, -30, -29, -1, 0, 1, 28, 29, 30, 31, 59, 60)] + months
        found += [(s, dates, as_of, lead) for s, dates, as_of in product(Status, every, near)]
    return found


def in_browser(dates: Dates, status: Status) -> dict[str, str]:
    names = {
        "effective": dates.effective,
        "reviewDue": dates.review_due,
        "expires": dates.expires,
        "withdrawn": dates.withdrawn,
        "superseded": dates.superseded,
    }
    return {"status": status.value} | {name: day.isoformat() for name, day in names.items() if day}


@pytest.fixture
def in_zone(shared_page: Page) -> Iterator[Callable[[str], None]]:
    """Moves the reader to another time zone."""
    session = shared_page.context.new_cdp_session(shared_page)
    yield lambda zone: session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
    session.send("Emulation.setTimezoneOverride", {"timezoneId": ""})
    session.detach()


def test_the_browser_derives_every_state_as_python_does(open_page: Any, in_zone: Any) -> None:
    given = cases()
    # A zone with clock changes, half an hour off: days must not be counted in local hours.
    in_zone("America/St_Johns")
    page = open_page("HT-SD-SOP-004/")
    found = page.evaluate(
        "cases => cases.map(([facts, day, lead]) => sopState.deriveState(facts, day, lead))",
        [[in_browser(dates, status), as_of.isoformat(), lead] for status, dates, as_of, lead in given],
    )
    expected = [derive_state(*case).value for case in given]
    different = [(case, js) for case, python, js in zip(given, expected, found, strict=True) if python != js]
    assert different == []
    assert set(expected) == {state.value for state in State}


@pytest.mark.parametrize(
    "zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Los_Angeles", "Asia/Shanghai"]
)
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-21T15:59:00Z", "2026-11-21"),
        ("2026-11-21T16:00:00Z", "2026-11-22"),
        ("2026-12-31T16:00:00Z", "2027-01-01"),
    ],
)
def test_today_is_that_of_the_manual_wherever_the_reader_is(
    open_page: Any, in_zone: Any, zone: str, moment: str, day: str
) -> None:
    in_zone(zone)
    page = open_page("HT-SD-SOP-004/")
    page.clock.set_fixed_time(moment)
    assert page.evaluate("sopState.today()") == day


def test_a_page_outside_control_is_told_the_zone_and_an_unknown_one_is_the_reader_s(
    open_page: Any, in_zone: Any
) -> None:
    in_zone("America/Los_Angeles")
    page = open_page("")
    page.clock.set_fixed_time("2026-11-21T17:00:00Z")
    days = page.evaluate("['Asia/Shanghai', 'Mars/Olympus', ''].map((zone) => sopState.today(zone))")
    assert days == ["2026-11-22", "2026-11-21", "2026-11-21"]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_revision_takes_effect_for_all_readers_at_once(open_page: Any, in_zone: Any, zone: str) -> None:
    """Midnight in Shanghai is morning in California, where it is still the day before, and evening of the day on Kiritimati."""
    in_zone(zone)
    page = open_page("HT-SD-SOP-007/", "2026-12-31")
    for moment, word in (("2026-12-31T15:59:00Z", "待生效"), ("2026-12-31T16:00:00Z", "有效")):
        page.clock.set_fixed_time(moment)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.locator(".sop-banner")).to_contain_text(word)


def test_zones_without_summer_time_have_the_day_that_the_browser_tells(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-004/")
    told = """() => sopState.fixedZones.map((timeZone) => [
      sopState.dayIn(timeZone),
      new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date()),
    ])"""
    for moment in (
        "2026-01-31T14:59:00Z",
        "2026-07-15T15:01:00Z",
        "2029-12-31T16:30:00Z",
        "2026-11-21T23:59:00Z",
    ):
        page.clock.set_fixed_time(moment)
        days = page.evaluate(told)
        assert len(days) > 5
        assert [(own, of_browser) for own, of_browser in days if own != of_browser] == []
