"""What calendars hold: something that is due or happens on a day, under an identity that stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Occasion(StrEnum):
    """What a day is for."""

    REVIEW = "review"
    EFFECTIVE = "effective"
    EDITION = "edition"
    READING = "reading"


@dataclass(frozen=True)
class Appointment:
    """Something that is due or happens on a day.

    ``id`` stays whatever becomes of it; ``sequence`` never falls, and grows with every event that can move the day; ``changed`` is the
    day of the last of these. ``cancelled``: it will not be, and whoever has it in a calendar must learn so. ``person`` is the id of
    whom it is for, ``title`` and ``revision`` are those of the document; an edition has no ``number``. ``readers`` is how many have yet
    to read it: those of a department together where there is no ``person``.
    """

    id: UUID
    occasion: Occasion
    day: date
    title: str
    department: str | None
    person: str | None
    sequence: int
    changed: date
    number: str | None = None
    revision: int | None = None
    cancelled: bool = False
    readers: int = 0

    @property
    def is_private(self) -> bool:
        """Whether it is about one person alone: others have it by their department, and nobody's name."""
        return self.occasion is Occasion.READING and self.person is not None
