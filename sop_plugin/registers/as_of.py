"""What was in force when: each revision with the days on which readers had to follow it, from which the register of any day follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.event import Issued
from sop_plugin.model.history import Histories, History, Revision
from sop_plugin.model.in_force import End
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.number_patterns import ReadsNumbers


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


def as_of_register(histories: Histories, pattern: ReadsNumbers) -> AsOfRegister:
    """The days in force of every released revision."""
    return AsOfRegister(
        tuple(
            row
            for history in histories_in_order(histories, pattern)
            for row in revisions_in_force(history, histories.ledger)
        )
    )


def histories_in_order(histories: Histories, pattern: ReadsNumbers) -> tuple[History, ...]:
    """Histories in the order of their numbers; malformed numbers last."""

    def key(number: str) -> tuple[bool, str, str, tuple[int, ...], str]:
        parsed = pattern.parse(number)
        return (False, *parsed.sort_key) if parsed is not None else (True, "", "", (), number)

    return tuple(histories.by_number[number] for number in sorted(histories.by_number, key=key))


def revisions_in_force(history: History, ledger: Ledger) -> Iterator[InForce]:
    """The revisions of one number that were, are or will be in force."""
    issue = ledger.issue(history.number)
    for record, days in zip(history.revisions, ledger.days_in_force(history.number), strict=True):
        if days.are_any:
            effective = record.release.effective
            yield InForce(history.number, *known_as(record, issue), effective, days.until, days.end, record)


def known_as(record: Revision, issue: Issued | None) -> tuple[str, str, str]:
    """Title, type and department: those of its text, else those under which the number was issued."""
    known = record.document or issue
    return (known.title, known.type, known.department) if known is not None else ("", "", "")
