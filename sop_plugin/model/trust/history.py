"""The recorded history of people, keys, posts, authority and settings, as the ledger tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.event import Stated
from sop_plugin.model.organisation import Person
from sop_plugin.model.trust.changes import TrustChange, trust_changes
from sop_plugin.model.trust.facts import Facts, Subject, TrustRoot
from sop_plugin.model.trust.root import name_of, person_of
from sop_plugin.words.language import LocalisedText

_CONTROL = Subject.ORGANISATION.named("document_control")


@dataclass(frozen=True)
class RecordedChange:
    """One change, with the event that recorded it."""

    event: Stated
    change: TrustChange


@dataclass(frozen=True)
class Batch:
    """What was recorded at once: ``events`` in the order of the ledger."""

    events: tuple[Stated, ...]

    @property
    def first(self) -> Stated:
        """The event by which findings name it."""
        return self.events[0]

    @property
    def digest(self) -> str:
        """What its events have in common, and what is signed."""
        return self.first.batch

    @property
    def by(self) -> str:
        """Who recorded it."""
        return self.first.by

    @property
    def day(self) -> date:
        """When."""
        return self.first.day

    @property
    def signature(self) -> str | None:
        """Its seal, if it has one."""
        return self.first.signature

    @cached_property
    def holds(self) -> bool:
        """Whether its events are still those that were recorded."""
        same = {(event.by, event.day, event.reason, event.signature) for event in self.events}
        facts = {event.number: event.facts for event in self.events}
        return (
            len(same) == 1
            and len(facts) == len(self.events)
            and batch_digest(facts, self.by, self.day, self.first.reason) == self.digest
        )


@dataclass(frozen=True)
class PersonState:
    """A person from one record to the next; ``None`` where the record takes the person out."""

    day: date
    person: Person | None


@dataclass(frozen=True)
class TrustHistory:
    """``stated`` are the events by subject, then sequence."""

    stated: tuple[Stated, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether anything was ever recorded; only then does what is not recorded mean anything."""
        return bool(self.stated)

    @cached_property
    def by_subject(self) -> dict[str, tuple[Stated, ...]]:
        """Subject → its events in order."""
        found: dict[str, list[Stated]] = {}
        for event in self.stated:
            found.setdefault(event.number, []).append(event)
        return {subject: tuple(events) for subject, events in found.items()}

    @cached_property
    def latest(self) -> TrustRoot:
        """What holds by the last events."""
        return {
            subject: events[-1].facts
            for subject, events in self.by_subject.items()
            if events[-1].facts is not None
        }

    @property
    def began(self) -> date:
        """The day of the first record; the last day there is where there is none."""
        return min((event.day for event in self.stated), default=date.max)

    @cached_property
    def batches(self) -> tuple[Batch, ...]:
        """What was recorded at once, by day, then in the order of the ledger."""
        found: dict[str, list[Stated]] = {}
        for event in self.stated:
            found.setdefault(event.batch, []).append(event)
        return tuple(
            sorted((Batch(tuple(events)) for events in found.values()), key=lambda b: (b.day, b.first.line))
        )

    def last_of(self, batch: Batch) -> tuple[str, ...]:
        """The subjects of which nothing was recorded since."""
        return tuple(e.number for e in batch.events if self.by_subject[e.number][-1] == e)

    def recorder_of(self, batch: Batch) -> Person | None:
        """Who recorded a batch, as recorded before it: nobody lets themselves in. Only at the beginning does it speak for itself."""
        return _person(self._before(Subject.PEOPLE.named(batch.by), batch))

    def control_of(self, batch: Batch) -> str | None:
        """The department of document control, as recorded before a batch."""
        facts = self._before(_CONTROL, batch)
        return str(facts["department"]) if facts and "department" in facts else None

    def _before(self, subject: str, batch: Batch) -> Facts | None:
        events = self.by_subject.get(subject, ())
        own = next((event for event in events if event.batch == batch.digest), None)
        begins = any(event.number == _CONTROL and event.sequence == 1 for event in batch.events)
        if own is not None and (own.sequence == 1 or begins):
            return own.facts if begins else None
        known = [e for e in events if e.day <= batch.day and (own is None or e.sequence < own.sequence)]
        return known[-1].facts if known else None

    def states_of(self, person_id: str) -> tuple[PersonState, ...]:
        """The person as each record has it, the oldest first."""
        events = self.by_subject.get(Subject.PEOPLE.named(person_id), ())
        return tuple(PersonState(event.day, _person(event.facts)) for event in events)

    def person_on(self, person_id: str, day: date) -> Person | None:
        """A person as recorded by ``day``, before the first record as that one says; ``None`` where nothing is recorded."""
        states = self.states_of(person_id)
        known = [state for state in states if state.day <= day] or list(states[:1])
        return known[-1].person if known else None

    def facts_on(self, subject: str, day: date) -> Facts | None:
        """What was recorded of a subject by ``day``: nothing particular where others were; ``None`` before the first record."""
        if self.began > day:
            return None
        known = [event for event in self.by_subject.get(subject, ()) if event.day <= day]
        return (known[-1].facts if known else None) or {}

    def department_name_on(self, code: str, day: date) -> LocalisedText | None:
        """What a department was called, as recorded by ``day``; ``None`` where nothing is recorded."""
        events = self.by_subject.get(Subject.DEPARTMENTS.named(code), ())
        known = [event for event in events if event.day <= day] or list(events[:1])
        return name_of(known[-1].facts) if known and known[-1].facts is not None else None

    def changes(self) -> Iterator[RecordedChange]:
        """Every change that was recorded, in the order of days, then of the ledger."""
        before: dict[str, Facts] = {}
        for day in sorted({event.day for event in self.stated}):
            of_day = [event for event in self.stated if event.day == day]
            for step in sorted({event.sequence for event in of_day}):
                events = {event.number: event for event in of_day if event.sequence == step}
                after = {key: facts for key, facts in before.items() if key not in events}
                after |= {key: event.facts for key, event in events.items() if event.facts is not None}
                for change in trust_changes(before, after):
                    yield RecordedChange(events[change.subject], change)
                before = after


NO_HISTORY = TrustHistory()


def batch_digest(statements: Mapping[str, Facts | None], by: str, day: date, reason: str) -> str:
    """The digest of all that is stated at once."""
    content = [by, day.isoformat(), reason, sorted((s, facts) for s, facts in statements.items())]
    return sha256(canonical_json(content).encode("utf-8", "surrogatepass")).hexdigest()


def batch_text(batch: str, by: str, day: date) -> bytes:
    """The exact message that is signed for it: one line of canonical JSON."""
    return canonical_json({"by": by, "date": day.isoformat(), "stated": batch}).encode()


def _person(facts: Facts | None) -> Person | None:
    """Facts that were never those of a person name nobody."""
    try:
        return person_of(facts) if facts is not None else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
