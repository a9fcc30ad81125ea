"""The register of controlled copies: who holds which, and what has become of each."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.copies import Copy, CopyLedger
from sop_plugin.model.history import Histories, as_released
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import department_words
from sop_plugin.words.voice import Sayable


@dataclass(frozen=True)
class CopyRow:
    """One copy. ``state`` is that of its revision, ``None`` where the text cannot be had; ``in_force`` the revision to have instead."""

    copy: Copy
    title: str
    department: str
    state: State | None
    in_force: int | None

    @property
    def to_exchange(self) -> bool:
        """Whether somebody still has it who should not work by it any more."""
        return self.copy.is_out and self.copy.revision != self.in_force


def holder_name(manual: Manual, holder: str) -> Sayable:
    """A person or department by the name; else what was written."""
    person = manual.organisation.people.get(holder)
    return person.name if person else department_words(manual, holder)


def copy_register(manual: Manual, histories: Histories, copies: CopyLedger) -> tuple[CopyRow, ...]:
    """Every copy on the manual's date: those to exchange, then those that are out, then the others, by number and copy."""
    rows = [_row(manual, histories, copy) for copy in copies.copies_on(manual.as_of)]
    return tuple(
        sorted(
            rows,
            key=lambda row: (not row.to_exchange, not row.copy.is_out, row.copy.number, row.copy.serial),
        )
    )


def _row(manual: Manual, histories: Histories, copy: Copy) -> CopyRow:
    history, ledger = histories.by_number.get(copy.number), histories.ledger
    revision = (
        next((r for r in history.revisions if r.release.revision == copy.revision), None) if history else None
    )
    document = as_released(revision, history, manual.as_of) if revision and history else None
    issue, release = ledger.issue(copy.number), ledger.in_force(copy.number, manual.as_of)
    return CopyRow(
        copy,
        document.title if document else issue.title if issue else "",
        document.department if document else issue.department if issue else "",
        document.state(manual.as_of, manual.settings.lead_days) if document else None,
        release.revision if release else None,
    )
