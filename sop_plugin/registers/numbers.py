"""The number register: every number that was ever given out, and what has become of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sop_plugin.model.event import Issued, Withdrawn
from sop_plugin.model.history import Histories
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.number_patterns import ReadsNumbers
from sop_plugin.registers.as_of import histories_in_order, known_as
from sop_plugin.words.voice import Words


class NumberUse(StrEnum):
    """What a number is used for on a day."""

    NEVER_RELEASED = "never_released"
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _WORDS[self]


_WORDS = {
    NumberUse.NEVER_RELEASED: Words("还没有发布过", "never released"),
    NumberUse.NOT_YET: Words("还没有生效", "not yet in force"),
    NumberUse.IN_FORCE: Words("有效", "in force"),
    NumberUse.EXPIRED: Words("已经失效", "expired"),
    NumberUse.WITHDRAWN: Words("已作废", "withdrawn"),
}


@dataclass(frozen=True)
class NumberRow:
    """One number on a day. ``issued`` is ``None`` where it was in use before the ledger began.

    Title, type and department are those of the last revision released by then; ``revision`` is that in force.
    """

    number: str
    title: str
    type: str
    department: str
    use: NumberUse
    issued: Issued | None
    revision: int | None
    withdrawn: Withdrawn | None


def number_use(ledger: Ledger, number: str, day: date) -> NumberUse:
    """What has become of a number by ``day``."""
    if ledger.is_withdrawn(number, day):
        return NumberUse.WITHDRAWN
    if ledger.in_force(number, day) is not None:
        return NumberUse.IN_FORCE
    releases = [release for release in ledger.releases(number) if release.day <= day]
    if not releases:
        return NumberUse.NEVER_RELEASED
    return NumberUse.EXPIRED if any(r.effective <= day for r in releases) else NumberUse.NOT_YET


def number_register(histories: Histories, pattern: ReadsNumbers, day: date) -> tuple[NumberRow, ...]:
    """Every number that the ledger knows by ``day``, in the order of numbers."""
    ledger = histories.ledger
    rows: list[NumberRow] = []
    for history in histories_in_order(histories, pattern):
        number = history.number
        if not any(event.day <= day for event in ledger.by_number.get(number, ())):
            continue
        issued, end = ledger.issue(number), ledger.withdrawal(number)
        last = next((r for r in reversed(history.revisions) if r.release.day <= day), None)
        title, kind, department = (
            known_as(last, issued)
            if last is not None
            else (issued.title, issued.type, issued.department)
            if issued is not None
            else ("", "", "")
        )
        in_force = ledger.in_force(number, day)
        rows.append(
            NumberRow(
                number,
                title,
                kind,
                department,
                number_use(ledger, number, day),
                issued,
                in_force.revision if in_force is not None else None,
                end if end is not None and end.day <= day else None,
            )
        )
    return tuple(rows)
