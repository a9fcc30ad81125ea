"""What is made when somebody first asks for it, and kept for whoever asks again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, Protocol, TypeVar

Value = TypeVar("Value")


class Watch(Protocol):
    """Whoever wants to know what a page reads, also where another page had it read before."""

    def watched(self, make: Callable[[], Any]) -> tuple[Any, object]:
        """What is made, and what was read for it."""

    def read_again(self, read: object) -> None:
        """The same was read once more."""


class Once(Generic[Value]):
    """Key → what was made for it."""

    watch: Watch | None = None

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[Value, object]] = {}

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What was made for a key, or is made now."""
        watch, known = Once.watch, self._made.get(key)
        if known is None or (watch is not None and known[1] is None):
            known = (make(), None) if watch is None else watch.watched(make)
            self._made[key] = known
        elif watch is not None:
            watch.read_again(known[1])
        return known[0]
