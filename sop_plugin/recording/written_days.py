"""Days as people, spreadsheets and form tools write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

from sop_plugin.reading.foreign.fields import FieldKind
from sop_plugin.reading.foreign.values import in_our_form

_BEHIND = re.compile(
    r"(?<=\d)T\d.*|\s*\(?(?:星期|周)[一二三四五六日天]\)?|\s*(?:上午|下午|[AP]M)?\s*\d{1,2}[:时]\d\d.*",
    re.IGNORECASE,
)
"""The weekday and the hour, which are left."""
_WITH_DOTS = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}", re.ASCII)
_IN_ORDER = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/]\d{4}", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?", re.ASCII)
_FIRST_SERIAL = date(1899, 12, 30)
_SERIALS = range(36526, 73051)
"""From 2000 to 2099, as spreadsheets count the days where a cell has lost the form of one."""
_MONTHS = 12


def day_in(written: str, order: str = "") -> date | None:
    """The day, whatever hour stands behind it; ``None`` for what is none.

    ``03/01/2026`` is one only where ``order`` says what comes first: ``dmy`` or ``mdy``. With dots the day does everywhere.
    """
    text = _alone(written)
    serial = _SERIAL.fullmatch(text)
    if serial is not None:
        days = int(serial[1])
        return _FIRST_SERIAL + timedelta(days=days) if days in _SERIALS else None
    if _WITH_DOTS.fullmatch(text):
        order = "dmy"
    try:
        return date.fromisoformat(str(in_our_form(text, FieldKind.DAY, order)))
    except ValueError:
        return None


def order_in(column: Iterable[str]) -> str:
    """``dmy`` or ``mdy`` where a day of the column can be read in no other way, and none the other way round; empty where nothing tells."""
    found: set[str] = set()
    for written in column:
        match = _IN_ORDER.fullmatch(_alone(written))
        if match is not None and int(match[1]) > _MONTHS:
            found.add("dmy")
        elif match is not None and int(match[2]) > _MONTHS:
            found.add("mdy")
    return found.pop() if len(found) == 1 else ""


def _alone(written: str) -> str:
    return _BEHIND.sub("", unicodedata.normalize("NFKC", written).strip()).strip()
