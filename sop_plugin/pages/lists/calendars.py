"""The calendars of the site: all days, those of a department, and those of a person, each at an address that stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.downloads import provenance_of
from sop_plugin.pages.output import Kind, Output
from sop_plugin.sharing.appointment import Appointment
from sop_plugin.sharing.appointments import concerning
from sop_plugin.sharing.calendar import CalendarWriter
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

CALENDAR = "reviews/calendar.ics"
_OF = Words("{calendar}：{whose}", "{calendar}: {whose}")
_SAFE_ID = re.compile(r"[\w-]+(?:\.[\w-]+)*")
"""Ids that can be names of files on every system."""


def calendars(edition: Edition) -> Iterator[Output]:
    """One for the whole manual, for each department with a page, and for each person who has something to do."""
    made = Calendars(edition)
    yield made.output(CALENDAR, "", lambda: concerning(edition.appointments))
    for code in edition.departments:
        name = edition.manual.department_name(code, edition.language)
        yield made.output(f"departments/{code}/calendar.ics", name, partial(_of_department, edition, code))
    for person, address in calendars_of_people(edition).items():
        yield made.output(address, edition.manual.person_name(person), partial(_of_person, edition, person))


def _of_department(edition: Edition, code: str) -> Sequence[Appointment]:
    return edition.appointments_by_department.get(code, ())


def _of_person(edition: Edition, person: str) -> Sequence[Appointment]:
    return edition.appointments_by_person.get(person, ())


def calendars_of_people(edition: Edition) -> Mapping[str, str]:
    """Id of a person in post who signed or answers for a document → the address of the calendar."""
    manual = edition.manual
    signed = {approval.person for document in manual.documents for approval in document.approvals}
    signed |= {each.person for each in edition.appointments if each.person}
    return {
        person.id: f"reviews/people/{person.id}.ics"
        for person in manual.organisation.people.values()
        if person.id in signed and person.in_post(manual.as_of) and _SAFE_ID.fullmatch(person.id)
    }


class Calendars:
    """Makes the outputs; all of them write by one writer."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._writer = CalendarWriter(edition.compiled, provenance_of(edition), edition.voice.plain)

    def output(
        self,
        address: str,
        whose: str,
        found: Callable[[], Sequence[Appointment]],
    ) -> Output:
        say = self._edition.voice.plain.say
        title = say(_OF, calendar=labels.CALENDAR, whose=whose) if whose else say(labels.CALENDAR)
        return Output(
            address,
            Kind.DOWNLOAD,
            title,
            self._edition.language,
            made=lambda: self._writer.calendar(title, found()),
        )
