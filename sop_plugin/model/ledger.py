"""The ledger: every event of every number, and what was in force when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TypeVar

from sop_plugin.model.digest import binds
from sop_plugin.model.document import Document
from sop_plugin.model.event import (
    Act,
    Adopted,
    Approved,
    Event,
    Issued,
    Recalled,
    Released,
    Reviewed,
    Setback,
    Stated,
    TrailReviewed,
    Withdrawn,
    line_hash,
)
from sop_plugin.model.in_force import DaysInForce, days_in_force
from sop_plugin.model.place import Place
from sop_plugin.model.roles import Role
from sop_plugin.model.trust.history import TrustHistory

DEFAULT_PATH = "ledger.jsonl"
Kind = TypeVar("Kind", bound=Event)


@dataclass(frozen=True)
class Ledger:
    """Events of documents, sorted by number, then sequence. Look-ups of unknown numbers are empty.

    ``stated`` is the history of people, keys, authority and settings, sorted likewise. ``beside`` are events that stand in the
    place of others, as two branches recorded them, and do not count. ``audits`` are the reviews of the audit trail.
    """

    events: tuple[Event, ...] = ()
    path: str = DEFAULT_PATH
    stated: tuple[Stated, ...] = ()
    beside: tuple[Event, ...] = ()
    audits: tuple[TrailReviewed, ...] = ()

    def place(self, event: Event) -> Place:
        """Where an event stands."""
        return Place(self.path, event.line or 1)

    @cached_property
    def by_number(self) -> dict[str, tuple[Event, ...]]:
        """Number → its events in order."""
        found: dict[str, list[Event]] = {}
        for event in self.events:
            found.setdefault(event.number, []).append(event)
        return {number: tuple(events) for number, events in found.items()}

    @cached_property
    def head(self) -> str:
        """One digest for where the chain of every number ends, and so for all that is recorded."""
        last: dict[str, Event] = {number: events[-1] for number, events in self.by_number.items()}
        last |= {event.number: event for event in (*self.stated, *self.audits)}
        ends = (event for _, event in sorted(last.items()))
        lines = (f"{line_hash(event.to_line())}  {event.name}\n" for event in ends)
        return sha256("".join(lines).encode()).hexdigest()

    @property
    def everything(self) -> tuple[Event, ...]:
        """All events, of documents, of people and settings and of the audit trail, as the file has them."""
        found: tuple[Event, ...] = (*self.events, *self.stated, *self.audits)
        return tuple(sorted(found, key=lambda event: (event.number, event.sequence)))

    @property
    def acts(self) -> tuple[Act, ...]:
        """Everything that a person can seal by itself, of documents and of the audit trail."""
        return (*(event for event in self.events if isinstance(event, Act)), *self.audits)

    @cached_property
    def trust(self) -> TrustHistory:
        """What was recorded of people, keys, authority and settings."""
        return TrustHistory(self.stated)

    @cached_property
    def numbers_issued(self) -> frozenset[str]:
        """Every number that was ever given out."""
        return frozenset(event.number for event in self.events if isinstance(event, Issued))

    def issue(self, number: str) -> Issued | None:
        """How a number was given out."""
        return next(self._of(number, Issued), None)

    def releases(self, number: str) -> tuple[Released, ...]:
        """Its releases, the lowest revision first; one that was recalled before its day is none."""
        return self._releases.get(number, ())

    @cached_property
    def _releases(self) -> dict[str, tuple[Released, ...]]:
        found: dict[str, tuple[Released, ...]] = {}
        for number, events in self.by_number.items():
            standing: list[Released] = []
            for event in events:
                if isinstance(event, Released):
                    standing.append(event)
                elif isinstance(event, Recalled):
                    standing = [release for release in standing if release.revision != event.revision]
            found[number] = tuple(sorted(standing, key=lambda release: release.revision))
        return found

    def release(self, number: str, revision: int) -> Released | None:
        """The release of one revision."""
        return next((r for r in self.releases(number) if r.revision == revision), None)

    def adoption(self, number: str, revision: int) -> Adopted | None:
        """How a revision that was in force before the ledger began entered it; ``None`` for one that was released here."""
        release = self.release(number, revision)
        return release if isinstance(release, Adopted) else None

    def withdrawal(self, number: str) -> Withdrawn | None:
        """The end of a number."""
        return next(self._of(number, Withdrawn), None)

    def is_withdrawn(self, number: str, day: date) -> bool:
        """Whether it had been withdrawn on or before ``day``."""
        withdrawal = self.withdrawal(number)
        return withdrawal is not None and withdrawal.day <= day

    def in_force(self, number: str, day: date) -> Released | None:
        """The highest released revision whose effective date has come on ``day``.

        ``None`` when there is none, when the document has been withdrawn, or when that revision has expired: an expired revision
        does not bring the one before it back.
        """
        return next((days.release for days in self.days_in_force(number) if days.cover(day)), None)

    def days_in_force(self, number: str) -> tuple[DaysInForce, ...]:
        """The days in force of each of its releases, in the order of ``releases``."""
        return self._days_in_force.get(number, ())

    @cached_property
    def _days_in_force(self) -> dict[str, tuple[DaysInForce, ...]]:
        return {
            number: days_in_force(self.releases(number), self.withdrawal(number)) for number in self.by_number
        }

    def scheduled(self, number: str, day: date) -> tuple[Released, ...]:
        """Revisions that on ``day`` had been released and were yet to take effect, in the order in which they will.

        One that a higher revision overtakes before its day will never be in force, and is left out.
        """
        if self.is_withdrawn(number, day):
            return ()
        known = [release for release in self.releases(number) if release.day <= day]
        to_come: list[Released] = []
        for release in reversed(known):
            if release.effective <= day:
                break
            if not to_come or release.effective < to_come[-1].effective:
                to_come.append(release)
        return tuple(reversed(to_come))

    def approvals(self, number: str, revision: int) -> tuple[Approved, ...]:
        """Every approval of a revision, in the order given."""
        return tuple(event for event in self._of(number, Approved) if event.revision == revision)

    def standing_approvals(self, number: str, revision: int) -> tuple[Approved, ...]:
        """The approvals that count: the last of each role, and of each person where several sign, before the release.

        Whoever signs again, after the text was changed in review, replaces the earlier signature; a setback ends them all.
        """
        release = self.release(number, revision)
        standing: dict[tuple[Role, str], Approved] = {}
        for event in self.by_number.get(number, ()):
            if release is not None and event.sequence > release.sequence:
                break
            if isinstance(event, Setback) and event.revision == revision:
                standing.clear()
            elif isinstance(event, Approved) and event.revision == revision:
                key = (event.role, event.by if event.role.has_several else "")
                standing.pop(key, None)
                standing[key] = event
        return tuple(standing.values())

    def approved_on(self, number: str, revision: int, digest: str) -> date | None:
        """The day on which a text was first signed in a role that approves."""
        signed = (
            event.day
            for event in self._of(number, Approved)
            if event.revision == revision and event.digest == digest and event.role.approves
        )
        return min(signed, default=None)

    def setbacks(self, number: str) -> tuple[Setback, ...]:
        """Recalled releases, rejected submissions and dropped drafts of a number, in their order."""
        return tuple(self._of(number, Setback))

    def returned(self, number: str, revision: int) -> Setback | None:
        """Why a revision went back to its author: the last setback, unless it was signed or released since."""
        if self.release(number, revision) or self.standing_approvals(number, revision):
            return None
        return next((s for s in reversed(self.setbacks(number)) if s.revision == revision), None)

    def signed_roles(self, document: Document) -> frozenset[Role]:
        """The roles in which somebody has signed this very text of a document, with its files."""
        standing = self.standing_approvals(document.number, document.revision)
        return frozenset(approval.role for approval in standing if binds(approval.digest, document))

    def reviews(self, number: str, revision: int) -> tuple[Reviewed, ...]:
        """Reviews of a revision, in the order held."""
        return tuple(event for event in self._of(number, Reviewed) if event.revision == revision)

    def _of(self, number: str, kind: type[Kind]) -> Iterator[Kind]:
        return (event for event in self.by_number.get(number, ()) if isinstance(event, kind))
