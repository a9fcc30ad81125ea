"""From which day on acts must be sealed, and how soon they must be recorded; and what git tells of their recording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.period import Period


@dataclass(frozen=True)
class Sealing:
    """Whether people who have a key must seal; what was recorded before ``since`` is not judged by it.

    ``strict``: the commands record nothing without; else they do when told so, and the check fails.
    """

    expected: bool = True
    strict: bool = False
    since: date | None = None

    def wanted(self, recorded: date) -> bool:
        """Whether what was recorded on a day had to be sealed."""
        return self.expected and (self.since is None or self.since <= recorded)


@dataclass(frozen=True)
class RecordedWithin:
    """How many days may pass between an event and the commit that first holds it; before ``since`` nobody is asked."""

    days: int = 30
    since: date | None = None


@dataclass(frozen=True)
class TrailReviews:
    """How often the audit trail is reviewed; each review is recorded ``within`` days after its period.

    ``since`` is where the first period begins; ``None``: with the ledger itself.
    """

    every: Period
    within: int = 30
    since: date | None = None


@dataclass(frozen=True)
class Recorded:
    """How an event came into git's history; an event that no commit holds yet is recorded today, by no ``commit``.

    ``written`` is the day that the commit claims, ``committed`` the one on which it was made; ``with_key``: the person had a key in the
    organisation file by then.
    """

    written: date
    committed: date
    commit: str = ""
    with_key: bool = False


RecordedEvents = Mapping[tuple[str, int], Recorded]
"""Number and sequence of an event → how it came into history."""
