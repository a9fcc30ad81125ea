"""The days by which revisions must have been read: for each reader, and for a department together without names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sop_plugin.compile import CompiledManual
from sop_plugin.model.training import ReadingState
from sop_plugin.registers.training import Reading
from sop_plugin.sharing.appointment import Appointment, Occasion
from sop_plugin.sharing.permanent_ids import document_key, permanent_id
from sop_plugin.sharing.training_rows import readings

_KEPT_DAYS = 31
"""What was read is cancelled, and stays so long: a calendar that is fetched once a month learns of it."""


def reading_days(compiled: CompiledManual) -> Iterator[Appointment]:
    """Those of manuals that keep a record of reading."""
    if compiled.training is None:
        return
    together: dict[tuple[str, str, int], list[Reading]] = {}
    for reading in readings(compiled):
        yield from _day(compiled, [reading], reading.person.id)
        key = reading.person.department, reading.document.number, reading.asked.revision
        together.setdefault(key, []).append(reading)
    for found in together.values():
        yield from _day(compiled, found, None)


def _day(compiled: CompiledManual, found: Sequence[Reading], person: str | None) -> Iterator[Appointment]:
    """That of one revision; nothing where all was read long ago."""
    manual, first = compiled.manual, found[0]
    document, department = first.document, first.person.department
    waiting = [reading for reading in found if reading.state is not ReadingState.READ]
    read = [reading.acknowledged.day for reading in found if reading.acknowledged is not None]
    changed = max([first.asked.day, *read])
    if not waiting and changed < manual.as_of - timedelta(days=_KEPT_DAYS):
        return
    due = min(reading.due for reading in waiting or found)
    if due == date.max:
        return
    yield Appointment(
        permanent_id(
            Occasion.READING,
            str(first.asked.revision),
            f"person {person}" if person is not None else f"department {department}",
            document_key(compiled.ledger, manual.organisation, document.number),
        ),
        Occasion.READING,
        due,
        document.title,
        department,
        person,
        _sequence(compiled, found),
        changed,
        document.number,
        document.revision,
        cancelled=not waiting,
        readers=len(waiting),
    )


def _sequence(compiled: CompiledManual, found: Sequence[Reading]) -> int:
    """How much has been recorded of the document, and of who has read it: it never falls."""
    number, day = found[0].document.number, compiled.manual.as_of
    recorded = compiled.ledger.by_number.get(number, ()) if compiled.ledger is not None else ()
    acknowledged = (
        event
        for reading in found
        for event in (compiled.training.acknowledged(number, reading.person.id) if compiled.training else ())
    )
    return sum(event.day <= day for event in (*recorded, *acknowledged))
