"""The day it is in the manual's time zone; the only place that reads the clock."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def today(time_zone: str) -> date:
    """Today in a time zone; ``ValueError`` for an unknown one."""
    return datetime.now(zone(time_zone)).date()


def zone(name: str) -> ZoneInfo:
    """A time zone of the IANA database; ``ValueError`` with a plain message for an unknown one."""
    try:
        return ZoneInfo(name)
    # A folder of the database ("Asia") is an OSError, a path that leaves it a ValueError.
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is not a time zone; write one such as 'Asia/Shanghai' or 'UTC'") from None


def as_of_date(text: str) -> date:
    """The date that ``SOP_AS_OF`` or ``--as-of`` spells; ``ValueError`` with a plain message when it is none.

    Stricter than ``date.fromisoformat``, which also takes ``20261121`` and ``2026-W47-6``.
    """
    wanted = text.strip()
    try:
        if _DAY.fullmatch(wanted):
            return date.fromisoformat(wanted)
    except ValueError:
        raise ValueError(f"{wanted!r} is not a day of the calendar") from None
    raise ValueError(f"{wanted!r} is not a date; write it as YYYY-MM-DD, such as 2026-11-21")
