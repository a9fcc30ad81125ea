"""What was in force when: each revision with the days on which readers had to follow it, from which the register of any day follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sop_plugin.model.history import Histories, History, Revision
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.number import NumberPattern

_DAY = timedelta(days=1)


class End(StrEnum):
    """Why a revision is no longer in force."""

    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class InForce:
    """A revision that is or was in force from ``effective`` to the day before ``until``; ``None``: no end is known.

    Where its text cannot be had, title, type and department are those under which the number was issued.
    """

    number: str
    title: str
    type: str
    department: str
    effective: date
    until: date | None
    end: End | None
    record: Revision

    @property
    def revision(self) -> int:
        """The number of the revision."""
        return self.record.release.revision

    def covers(self, day: date) -> bool:
        """Whether it is in force on ``day``."""
        return self.effective <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class AsOfRegister:
    """Rows in the order of numbers, then of revisions; a revision that was overtaken before its day has none."""

    rows: tuple[InForce, ...]

    def on(self, day: date) -> tuple[InForce, ...]:
        """The register of a day: at most one revision of each number."""
        return tuple(row for row in self.rows if row.covers(day))


def as_of_register(histories: Histories, pattern: NumberPattern) -> AsOfRegister:
    """The days in force of every released revision."""
    return AsOfRegister(
        tuple(
            row
            for history in histories_in_order(histories, pattern)
            for row in revisions_in_force(history, histories.ledger)
        )
    )


def histories_in_order(histories: Histories, pattern: NumberPattern) -> tuple[History, ...]:
    """Histories in the order of their numbers; malformed numbers last."""

    def key(number: str) -> tuple[bool, str, str, int, str]:
        parsed = pattern.parse(number)
        if parsed is None:
            return (True, "", "", 0, number)
        return (False, parsed.department, parsed.type_code, parsed.sequence, number)

    return tuple(histories.by_number[number] for number in sorted(histories.by_number, key=key))


def revisions_in_force(history: History, ledger: Ledger) -> Iterator[InForce]:
    """The revisions of one number that were, are or will be in force: the rule of ``Ledger.in_force``, turned into days."""
    issue = ledger.issue(history.number)
    withdrawal = history.withdrawal
    for record, overtaken in zip(history.revisions, _overtaken(history), strict=True):
        release, document = record.release, record.document
        # Of two ends on one day the first is told.
        ends = [(withdrawal.day, End.WITHDRAWN)] if withdrawal else []
        ends += [(overtaken, End.SUPERSEDED)] if overtaken else []
        if release.expires is not None and release.expires < date.max:
            ends.append((release.expires + _DAY, End.EXPIRED))
        until, end = min(ends, key=lambda found: found[0], default=(None, None))
        if until is not None and until <= release.effective:
            continue
        yield InForce(
            history.number,
            document.title if document else issue.title if issue else "",
            document.type if document else issue.type if issue else "",
            document.department if document else issue.department if issue else "",
            release.effective,
            until,
            end,
            record,
        )


def _overtaken(history: History) -> list[date | None]:
    """For each revision the first day on which a higher one has come."""
    days: list[date | None] = []
    earliest: date | None = None
    for record in reversed(history.revisions):
        days.append(earliest)
        effective = record.release.effective
        earliest = effective if earliest is None else min(earliest, effective)
    return days[::-1]
