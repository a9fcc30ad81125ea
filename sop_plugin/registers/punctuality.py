"""How many of the reviews that fell due were held on time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from sop_plugin.registers.as_of import AsOfRegister
from sop_plugin.registers.overdue import due_dates

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Punctuality:
    """Reviews of a period: ``late`` were held, or their revision ended, after the due date; ``not_held`` are overdue still."""

    on_time: int
    late: int
    not_held: int

    @property
    def fell_due(self) -> int:
        """All of them."""
        return self.on_time + self.late + self.not_held

    @property
    def percent(self) -> int | None:
        """The share that was held on time, rounded down: 100 says that none was late; ``None`` where none fell due."""
        return self.on_time * 100 // self.fell_due if self.fell_due else None


def punctuality(register: AsOfRegister, since: date, as_of: date) -> Punctuality:
    """Of the days from ``since`` to ``as_of``. A review counts on the day it was held, where that is on time, else on the day after it was due.

    All that ``overdue_periods`` lists is late; so is a review held on the day after it was due, which was overdue on no whole day.
    """
    count: Counter[str] = Counter()
    for row in register.rows:
        for due, answered in due_dates(row, as_of):
            limit = max(due, row.effective - _DAY)
            if answered is not None and answered <= max(due, row.effective):
                # Nobody has to review what is not in force.
                count["on_time"] += since <= answered and row.covers(answered)
                continue
            ended = row.until is not None and (answered is None or row.until < answered)
            begins = limit + _DAY
            if begins > as_of or begins < since or (ended and row.until is not None and row.until <= begins):
                continue
            is_over = answered is not None or (row.until is not None and row.until <= as_of)
            count["late" if is_over else "not_held"] += 1
    return Punctuality(count["on_time"], count["late"], count["not_held"])
