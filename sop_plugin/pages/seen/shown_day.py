"""The manual's date as pages that are kept have it: where it is printed stands a sign, and what was compared with it is recorded.

It is another every day. What a page says of it beyond the date itself seldom is: whether it lies before some other date.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any


class ShownDay(date):
    """``sign`` makes what stands for a form of it; ``note`` takes the names of what is asked, empty for the date itself."""

    _real: date
    _sign: Callable[[str], str]
    _note: Callable[[str], None]

    @classmethod
    def of(cls, day: date, sign: Callable[[str], str], note: Callable[[str], None]) -> ShownDay:
        """The same day. What reads it past its methods finds a day that no page can mean, so that it is seen."""
        made = cls(1, 1, 1)
        made._real, made._sign, made._note = day, sign, note
        return made

    def isoformat(self) -> str:
        """A sign in place of the digits."""
        return self._sign("d")

    def in_words(self, language: str) -> str:
        """A sign in place of the words."""
        return self._sign(f"w{language}")

    def __str__(self) -> str:
        return self.isoformat()

    def __format__(self, form: str) -> str:
        return format(self._whole(), form) if form else self.isoformat()

    def __lt__(self, other: Any) -> bool:
        return self._is("<", other) if type(other) is date else self._whole().__lt__(other)

    def __eq__(self, other: object) -> bool:
        return self._is("=", other) if type(other) is date else self._whole() == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __le__(self, other: Any) -> bool:
        return bool(self < other) or self == other

    def __gt__(self, other: Any) -> bool:
        return not self <= other

    def __ge__(self, other: Any) -> bool:
        return not self < other

    def __hash__(self) -> int:
        return hash(self._whole())

    def _is(self, how: str, other: date) -> bool:
        self._note(f"{how}{other.isoformat()}")
        return self._real < other if how == "<" else self._real == other

    def _whole(self) -> date:
        self._note("")
        return self._real


_READ = (
    *("__add__", "__radd__", "__sub__", "__rsub__", "__reduce__", "__repr__", "ctime", "isocalendar"),
    *("isoweekday", "replace", "strftime", "timetuple", "toordinal", "weekday"),
)


def _delegated(name: str) -> Any:
    def whole(self: ShownDay, *arguments: Any, **named: Any) -> Any:
        return getattr(self._whole(), name)(*arguments, **named)

    return whole


def _part(name: str) -> Any:
    return property(lambda self: getattr(self._whole(), name))


for _name in _READ:
    setattr(ShownDay, _name, _delegated(_name))
for _name in ("year", "month", "day"):
    setattr(ShownDay, _name, _part(_name))
