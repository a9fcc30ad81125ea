"""The days on which each revision of a number is in force: the one account that the ledger, pages and registers give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sop_plugin.model.event import Released, Withdrawn

_DAY = timedelta(days=1)


class End(StrEnum):
    """Why a revision is no longer in force."""

    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class DaysInForce:
    """A release is in force from its effective date to the day before ``until``; ``None``: no end is known.

    ``superseded`` is the day on which a higher revision takes its place, also where something else ended it before.
    """

    release: Released
    until: date | None
    end: End | None
    superseded: date | None

    @property
    def are_any(self) -> bool:
        """Whether it ever is: what is overtaken, or ends, before its effective date never comes into force."""
        return self.until is None or self.release.effective < self.until

    def cover(self, day: date) -> bool:
        """Whether it is in force on ``day``."""
        return self.release.effective <= day and (self.until is None or day < self.until)


def days_in_force(releases: Sequence[Released], withdrawal: Withdrawn | None) -> tuple[DaysInForce, ...]:
    """For each of ``releases``, the lowest revision first. In force is the highest whose effective date has come.

    After a withdrawal nothing is; a revision that has expired does not bring the one before it back.
    """
    found: list[DaysInForce] = []
    come: date | None = None
    for release in reversed(releases):
        # One that takes effect no later than this one supersedes it on its first day.
        superseded = None if come is None else max(come, release.effective)
        if withdrawal is not None and superseded is not None and superseded >= withdrawal.day:
            superseded = None
        # Of two ends on one day the first is told.
        ends = [(withdrawal.day, End.WITHDRAWN)] if withdrawal is not None else []
        ends += [(superseded, End.SUPERSEDED)] if superseded is not None else []
        if release.expires is not None and release.expires < date.max:
            ends.append((release.expires + _DAY, End.EXPIRED))
        until, end = min(ends, key=lambda told: told[0], default=(None, None))
        found.append(DaysInForce(release, until, end, superseded))
        come = release.effective if come is None else min(come, release.effective)
    return tuple(reversed(found))
