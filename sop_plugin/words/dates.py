"""Days, months and years in words."""

from __future__ import annotations

from datetime import date

from sop_plugin.words.voice import Sentence, Words

_DAY = Words("{year}年{month}月{day}日", "{day} {month} {year}")
_MONTH_OF_YEAR = Words("{year}年{month}月", "{month} {year}")
_YEAR = Words("{year}年", "{year}")
_MONTHS = (
    Words("1", "January"),
    Words("2", "February"),
    Words("3", "March"),
    Words("4", "April"),
    Words("5", "May"),
    Words("6", "June"),
    Words("7", "July"),
    Words("8", "August"),
    Words("9", "September"),
    Words("10", "October"),
    Words("11", "November"),
    Words("12", "December"),
)
_SHORT_MONTHS = (
    Words("1", "Jan"),
    Words("2", "Feb"),
    Words("3", "Mar"),
    Words("4", "Apr"),
    Words("5", "May"),
    Words("6", "Jun"),
    Words("7", "Jul"),
    Words("8", "Aug"),
    Words("9", "Sep"),
    Words("10", "Oct"),
    Words("11", "Nov"),
    Words("12", "Dec"),
)
_MONTH = Words("{month}月", "{month}")


def day_in_words(day: date) -> Sentence:
    """2026年3月1日, 1 March 2026."""
    return _DAY.filled(year=day.year, month=_MONTHS[day.month - 1], day=day.day)


def month_in_words(day: date) -> Sentence:
    """2026年3月, Mar 2026."""
    return _MONTH_OF_YEAR.filled(year=day.year, month=_SHORT_MONTHS[day.month - 1])


def short_month(day: date, *, named: bool) -> Sentence | Words:
    """3, Mar; ``named`` where nothing else says that figures are months: 3月, Mar."""
    name = _SHORT_MONTHS[day.month - 1]
    return _MONTH.filled(month=name) if named else name


def year_in_words(day: date) -> Sentence:
    """2026年, 2026."""
    return _YEAR.filled(year=day.year)
