"""The day that a manual is looked at: the one that was asked for, or today in its time zone. Only here the clock is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.reading.settings.file import ManualOptions

AS_OF_VARIABLE = "SOP_AS_OF"
_NO_ZONE = Words(
    "{name!r} 不是时区；写成 'Asia/Shanghai' 或 'UTC' 这样",
    "{name!r} is not a time zone; write one such as 'Asia/Shanghai' or 'UTC'",
)
_NO_DAY = Words("{wanted!r}：日历上没有这一天", "{wanted!r} is not a day of the calendar")
_NO_DATE = Words(
    "{wanted!r} 不是日期；写成 YYYY-MM-DD，如 2026-11-21",
    "{wanted!r} is not a date; write it as YYYY-MM-DD, such as 2026-11-21",
)


class DateError(ExplainedError, ValueError):
    """What was given is no day, or no time zone."""


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def choose_date(options: ManualOptions, environment: Mapping[str, str], flag: str | None = None) -> date:
    """The date that the manual is looked at: flag, environment, option, or today in the manual's time zone.

    Raises ``DateError`` for a text that is no date, ``SettingsError`` for an unknown time zone.
    """
    try:
        zone(options.time_zone)
    except DateError as error:  # said at once, also where the date is given
        from sop_plugin.reading.settings.problems import SettingsError, SettingsProblem

        raise SettingsError((SettingsProblem(("time_zone",), error),), options.settings.places) from None
    written = environment.get(AS_OF_VARIABLE) if flag is None else flag
    # An empty variable is one that is not set; an empty flag is a mistake.
    if written or flag is not None:
        return as_of_date(written or "")
    return options.as_of or today(options.time_zone)


def today(time_zone: str) -> date:
    """Today in a time zone; ``DateError`` for an unknown one."""
    return datetime.now(zone(time_zone)).date()


def zone(name: str) -> ZoneInfo:
    """A time zone of the IANA database; ``DateError`` with a plain message for an unknown one."""
    try:
        return ZoneInfo(name)
    # A folder of the database ("Asia") is an OSError, a path that leaves it a ValueError.
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise DateError(_NO_ZONE.filled(name=name)) from None


def offset_on(time_zone: str, day: date) -> str:
    """How far a time zone is ahead of UTC at noon of a day: ``+08:00``; ``DateError`` for an unknown one."""
    written = datetime.combine(day, time(12), zone(time_zone)).strftime("%z")
    return f"{written[:3]}:{written[3:5]}"


def as_of_date(text: str) -> date:
    """The date that ``SOP_AS_OF`` or ``--as-of`` spells; ``DateError`` with a plain message when it is none.

    Stricter than ``date.fromisoformat``, which also takes ``20261121`` and ``2026-W47-6``.
    """
    wanted = text.strip()
    try:
        if _DAY.fullmatch(wanted):
            return date.fromisoformat(wanted)
    except ValueError:
        raise DateError(_NO_DAY.filled(wanted=wanted)) from None
    raise DateError(_NO_DATE.filled(wanted=wanted))
