"""Spans of calendar months, as review periods and retention times are given."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from sop_plugin.words import labels
from sop_plugin.words.voice import Sentence

_PERIOD = re.compile(r"(?P<count>[1-9]\d{0,2})\s*(?P<unit>months?|years?|个月|個月|年)")


@dataclass(frozen=True, order=True)
class Period:
    """A positive number of calendar months."""

    months: int

    @classmethod
    def parse(cls, text: str) -> Period | None:
        """``12 months``, ``1 year``, ``24 个月`` or ``2 年``; ``None`` when it is no period."""
        match = _PERIOD.fullmatch(text.strip())
        if match is None:
            return None
        count = int(match["count"])
        return cls(count * 12 if match["unit"].startswith(("year", "年")) else count)

    def after(self, day: date) -> date:
        """The day this period after ``day``; the day of the month clamps (29 February + 12 = 28 February)."""
        return _moved(day, self.months)

    def before(self, day: date) -> date:
        """The day this period before ``day``, clamped likewise."""
        return _moved(day, -self.months)

    @property
    def words(self) -> Sentence:
        """Years where it is whole years, else months."""
        years, months = divmod(self.months, 12)
        return labels.MONTHS.filled(count=self.months) if months else labels.YEARS.filled(count=years)

    def __str__(self) -> str:
        return f"{self.months} months"


def _moved(day: date, months: int) -> date:
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month0 + 1, min(day.day, calendar.monthrange(year, month0 + 1)[1]))
