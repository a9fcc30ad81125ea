"""The register of numbers: what had become of each by a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generated_histories import histories_of, issued, recorded, released, released_text

from sop_plugin.model.event import Withdrawn
from sop_plugin.model.number import NumberPattern
from sop_plugin.registers.numbers import NumberUse, number_register

PATTERN = NumberPattern("{department}-{type}-{sequence:03}", ("HT-SD",), ("SOP",))
KEPT, UNUSED = "HT-SD-SOP-001", "HT-SD-SOP-002"
ISSUED = issued(KEPT).day


def test_a_number_goes_through_all_uses() -> None:
    first = released(KEPT, 1, date(2024, 2, 1), date(2024, 3, 1), expires=date(2024, 6, 30))
    end = Withdrawn(number=KEPT, day=date(2024, 9, 1), by="shen", reason="停办", revision=1, successor=UNUSED)
    unused = replace(issued(UNUSED), day=date(2024, 5, 1))
    events = (*recorded(issued(KEPT), first, end), *recorded(unused))
    histories = histories_of(events, {(KEPT, 1): released_text(first)})

    def uses(day: date) -> list[tuple[str, NumberUse, int | None]]:
        return [(row.number, row.use, row.revision) for row in number_register(histories, PATTERN, day)]

    assert uses(ISSUED) == [(KEPT, NumberUse.NEVER_RELEASED, None)]
    assert uses(date(2024, 2, 29)) == [(KEPT, NumberUse.NOT_YET, None)]
    assert uses(date(2024, 3, 1)) == [(KEPT, NumberUse.IN_FORCE, 1)]
    assert uses(date(2024, 7, 1)) == [
        (KEPT, NumberUse.EXPIRED, None),
        (UNUSED, NumberUse.NEVER_RELEASED, None),
    ]
    (before, _), (after, never) = (
        number_register(histories, PATTERN, day) for day in (date(2024, 8, 31), date(2024, 9, 1))
    )
    assert before.withdrawn is None
    assert after.use is NumberUse.WITHDRAWN
    assert after.withdrawn in events
    assert (after.title, never.title) == ("题目1", unused.title)
    assert never.issued in events
