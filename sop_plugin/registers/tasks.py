"""What each person has to do by when: reviews, readings, editions to check, copies to exchange, what may be destroyed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.document import Document
from sop_plugin.model.history import Histories
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.training import ReadingState
from sop_plugin.registers.copies import CopyRow, copy_register, holder_name
from sop_plugin.registers.retention import Retained, RetentionRow, retention_register
from sop_plugin.registers.reviews import ReviewRow, person_to_ask
from sop_plugin.registers.training import Reading
from sop_plugin.words.voice import Sayable


class TaskKind(StrEnum):
    """What is to be done, in the order in which people are told."""

    REVIEW = "review"
    READING = "reading"
    EDITION = "edition"
    COPY = "copy"
    """A copy that its issuer has to get back or exchange."""
    HELD_COPY = "held-copy"
    """The same for the person who holds it."""
    DESTRUCTION = "destruction"

    @property
    def is_told_further(self) -> bool:
        """Whether somebody else is told when it is late: of a copy its issuer is, and what may be destroyed need not be."""
        return self not in (TaskKind.HELD_COPY, TaskKind.DESTRUCTION)


@dataclass(frozen=True)
class Task:
    """``person`` has to do it; nobody where the organisation names nobody. ``days`` until ``due``, negative when it is late."""

    kind: TaskKind
    person: Person | None
    due: date
    days: int
    title: str
    department: str | None
    number: str | None = None
    revision: int | None = None
    document_type: str | None = None
    copy: str | None = None
    holder: Sayable = ""

    @property
    def is_late(self) -> bool:
        """Whether it should have been done."""
        return self.days < 0 and self.kind is not TaskKind.DESTRUCTION


def tasks(
    manual: Manual,
    histories: Histories,
    reviews: Iterable[ReviewRow],
    readings: Iterable[Reading],
    copies: CopyLedger | None,
    within: int,
) -> tuple[Task, ...]:
    """All that is late or comes due in so many days, the earliest first."""
    found = [
        *_reviews(manual, reviews),
        *_readings(manual, readings),
        *_editions(manual),
        *_copies(manual, histories, copies),
        *_destructions(manual, retention_register(manual, histories)),
    ]
    order = list(TaskKind)
    return tuple(
        sorted((task for task in found if task.days <= within), key=lambda t: (t.due, order.index(t.kind)))
    )


def by_kind(found: Iterable[Task]) -> tuple[tuple[TaskKind, tuple[Task, ...]], ...]:
    """Those of each kind, in the order in which people are told; kinds without any are left out."""
    groups: dict[TaskKind, list[Task]] = {}
    for task in found:
        groups.setdefault(task.kind, []).append(task)
    return tuple((kind, tuple(groups[kind])) for kind in TaskKind if kind in groups)


def of_control(manual: Manual) -> Person | None:
    """Who is asked about what document control does: the first of it in post."""
    department = manual.organisation.document_control
    people = manual.organisation.people.values()
    return next((p for p in people if p.department == department and p.in_post(manual.as_of)), None)


def told_further(manual: Manual, task: Task) -> Iterator[Person]:
    """Who approves such documents of the department, then document control: the first of each in post who is somebody else."""
    department, day = task.department or "", manual.as_of
    others = [p for p in manual.organisation.people.values() if p.in_post(day) and p != task.person]
    kind = task.document_type
    approving = [p for p in others if kind is not None and p.may_approve_document(kind, department, day)]
    # Those of the department itself come before those who may approve everywhere.
    approving.sort(key=lambda person: person.department != department)
    controlling = [p for p in others if p.department == manual.organisation.document_control]
    yield from dict.fromkeys((*approving[:1], *controlling[:1]))


def _reviews(manual: Manual, rows: Iterable[ReviewRow]) -> Iterator[Task]:
    for row in rows:
        asked = person_to_ask(manual, row.document)
        yield _of_document(manual, TaskKind.REVIEW, asked, row.due, row.document)


def _readings(manual: Manual, readings: Iterable[Reading]) -> Iterator[Task]:
    for reading in readings:
        if reading.state is not ReadingState.READ and reading.due < date.max:
            # A late reading is a matter of the reader's department.
            department = reading.person.department
            document = reading.document
            yield _of_document(
                manual, TaskKind.READING, reading.person, reading.due, document, department=department
            )


def _of_document(
    manual: Manual,
    kind: TaskKind,
    person: Person | None,
    due: date,
    document: Document,
    *,
    department: str | None = None,
) -> Task:
    return Task(
        kind,
        person,
        due,
        (due - manual.as_of).days,
        document.title,
        department or document.department,
        document.number,
        document.revision,
        document.type,
    )


def _editions(manual: Manual) -> Iterator[Task]:
    control = of_control(manual)
    for external in manual.settings.external_documents:
        due = external.check_due
        if due is not None and due < date.max:
            days, department = (due - manual.as_of).days, manual.organisation.document_control
            yield Task(TaskKind.EDITION, control, due, days, external.title, department)


def _copies(manual: Manual, histories: Histories, copies: CopyLedger | None) -> Iterator[Task]:
    """Copies that are out and of a revision that ends, or ended: its day is when nobody may work by them any more."""
    for row in copy_register(manual, histories, copies) if copies is not None else ():
        due = _ends(histories, row)
        if not row.copy.is_out or due is None:
            continue
        people = manual.organisation.people
        issuer, holder = people.get(row.copy.issued.by), people.get(row.copy.holder)
        if issuer is None or not issuer.in_post(manual.as_of):
            issuer = of_control(manual)
        document = (
            histories.by_number[row.copy.number].working if row.copy.number in histories.by_number else None
        )
        for kind, person in ((TaskKind.COPY, issuer), (TaskKind.HELD_COPY, holder)):
            if kind is TaskKind.HELD_COPY and (
                person is None or not person.in_post(manual.as_of) or person == issuer
            ):
                continue
            yield Task(
                kind,
                person,
                due,
                (due - manual.as_of).days,
                row.title,
                row.department,
                row.copy.number,
                row.copy.revision,
                document.type if document is not None else None,
                row.copy.name,
                holder_name(manual, row.copy.holder),
            )


def _ends(histories: Histories, row: CopyRow) -> date | None:
    for days in histories.ledger.days_in_force(row.copy.number):
        if days.release.revision == row.copy.revision:
            return days.until
    return row.copy.last.day if row.to_exchange else None


def _destructions(manual: Manual, rows: Iterable[RetentionRow]) -> Iterator[Task]:
    """Past revisions and records of forms, until ``disposals`` in the organisation file say that they are gone."""
    for row in rows:
        due = row.asks_from
        if due is None or due == date.max:
            continue
        document = manual.by_number.get(row.number or "") if row.kind is Retained.RECORDS else None
        person = person_to_ask(manual, document) if document is not None else None
        yield Task(
            TaskKind.DESTRUCTION,
            person or of_control(manual),
            due,
            (due - manual.as_of).days,
            row.title,
            row.department,
            row.number,
            row.revision,
        )
