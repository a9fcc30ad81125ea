"""The days that people keep in calendars: when a review is due, a revision takes effect, an edition must be checked again, or a
revision must have been read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Document
from sop_plugin.model.event import Adopted, Event, Released
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.registers.as_of import histories_in_order, known_as
from sop_plugin.registers.reviews import awaits_review, person_to_ask
from sop_plugin.sharing.appointment import Appointment, Occasion
from sop_plugin.sharing.permanent_ids import document_key, manual_key, permanent_id
from sop_plugin.sharing.reading_days import reading_days

KEPT_DAYS = 31
"""A revision stays in calendars so long after it took effect: whoever was away sees it."""
_BEGINNING = date(2000, 1, 1)


def appointments(compiled: CompiledManual) -> tuple[Appointment, ...]:
    """All of the manual as it is known on its date, by day; those of one day in the order of numbers."""
    found = (
        *_reviews(compiled),
        *_effective_days(compiled),
        *_editions(compiled.manual),
        *reading_days(compiled),
    )
    return tuple(sorted(found, key=lambda each: each.day))


def concerning(
    found: Sequence[Appointment],
    departments: frozenset[str] = frozenset(),
    people: frozenset[str] = frozenset(),
) -> tuple[Appointment, ...]:
    """Those of any of the departments and for any of the people; an empty set lets all through but what is private."""
    return tuple(
        each
        for each in found
        if (not departments or each.department in departments)
        and (each.person in people if people else not each.is_private)
    )


def _reviews(compiled: CompiledManual) -> Iterator[Appointment]:
    manual = compiled.manual
    for document in manual.in_order:
        state, due = manual.state(document), document.review_due
        if not state.released or due is None or due == date.max:
            continue
        sequence, changed = _history(compiled, document)
        yield Appointment(
            _id(compiled, document.number, Occasion.REVIEW),
            Occasion.REVIEW,
            due,
            document.title,
            document.department,
            _person(manual, document),
            sequence,
            changed,
            document.number,
            document.revision,
            cancelled=not awaits_review(state),
        )


def _effective_days(compiled: CompiledManual) -> Iterator[Appointment]:
    if compiled.ledger is None:
        yield from _declared_days(compiled)
        return
    manual, ledger = compiled.manual, compiled.ledger
    since = manual.as_of - timedelta(days=KEPT_DAYS)
    for history in histories_in_order(compiled.histories, manual.number_pattern):
        number = history.number
        known = _known(compiled, number)
        in_force = zip(history.revisions, ledger.days_in_force(number), strict=True)
        standing = {record.release.revision: (record, days.are_any) for record, days in in_force}
        # The last release of a revision is the one that counts: one that was recalled can be released again.
        released = {event.revision: event for event in known if isinstance(event, Released)}
        for revision, release in released.items():
            if isinstance(release, Adopted) or not since <= release.effective < date.max:
                continue
            record, stands = standing.get(revision, (None, False))
            issue = ledger.issue(number)
            if record is not None:
                title, _, department = known_as(record, issue)
            else:
                title, department = (issue.title, issue.department) if issue else (number, "")
            document = record.document if record is not None else None
            yield Appointment(
                _id(compiled, number, Occasion.EFFECTIVE, str(revision)),
                Occasion.EFFECTIVE,
                release.effective,
                title,
                department,
                _person(manual, document) if document else None,
                known[-1].sequence,
                max(event.day for event in known),
                number,
                revision,
                cancelled=not stands,
            )


def _declared_days(compiled: CompiledManual) -> Iterator[Appointment]:
    """Without a ledger, what documents say of themselves."""
    manual = compiled.manual
    for document in manual.in_order:
        day = document.effective
        if manual.state(document) is State.SCHEDULED and day is not None and day < date.max:
            sequence, changed = _history(compiled, document)
            yield Appointment(
                _id(compiled, document.number, Occasion.EFFECTIVE, str(document.revision)),
                Occasion.EFFECTIVE,
                day,
                document.title,
                document.department,
                _person(manual, document),
                sequence,
                changed,
                document.number,
                document.revision,
            )


def _editions(manual: Manual) -> Iterator[Appointment]:
    """The checks that document control holds of documents from outside."""
    for external in manual.settings.external_documents:
        due, checked = external.check_due, external.checked
        if due is None or checked is None or due == date.max:
            continue
        yield Appointment(
            permanent_id(Occasion.EDITION, manual_key(manual.organisation), external.title),
            Occasion.EDITION,
            due,
            external.title,
            manual.organisation.document_control,
            None,
            _days(checked),
            checked,
        )


def _id(compiled: CompiledManual, number: str, *names: str) -> UUID:
    return permanent_id(*names, document_key(compiled.ledger, compiled.manual.organisation, number))


def _person(manual: Manual, document: Document) -> str | None:
    asked = person_to_ask(manual, document)
    return asked.id if asked else None


def _known(compiled: CompiledManual, number: str) -> tuple[Event, ...]:
    """What the ledger had of a number by the date of the manual."""
    events = compiled.ledger.by_number.get(number, ()) if compiled.ledger is not None else ()
    return tuple(event for event in events if event.day <= compiled.manual.as_of)


def _history(compiled: CompiledManual, document: Document) -> tuple[int, date]:
    """How often something happened to a document, and when last; without a ledger, by the days that the text names."""
    known, today = _known(compiled, document.number), compiled.manual.as_of
    # A revision that takes effect moves the day of the review, and one that expires ends it, without an event on that day.
    passed = {
        event.effective for event in known if isinstance(event, Released) and event.effective > event.day
    }
    passed |= (
        {document.expires + timedelta(days=1)} if document.expires and document.expires < date.max else set()
    )
    passed = {day for day in passed if day <= today}
    if known:
        return known[-1].sequence + len(passed), max((*passed, *(event.day for event in known)))
    days = [approval.day for approval in document.approvals] + [review.day for review in document.reviews]
    days += [document.withdrawal.day] if document.withdrawal else []
    days += [document.effective] if document.effective else []
    last = max((day for day in (*days, *passed) if day <= today), default=_BEGINNING)
    return _days(last), last


def _days(day: date) -> int:
    return max((day - _BEGINNING).days, 0)
