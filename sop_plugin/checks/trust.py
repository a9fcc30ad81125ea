"""Where people, units, rules and settings stand, for findings about them."""

from __future__ import annotations

from sop_plugin.model.manual import Manual
from sop_plugin.model.place import Place
from sop_plugin.model.trust.facts import RULES, Subject, key_of, kind_of
from sop_plugin.model.trust.powers import AUTHORITY


def is_of_organisation(subject: str) -> bool:
    """Whether ``organisation.yml`` says it."""
    return kind_of(subject) not in (Subject.SETTINGS, Subject.FILES)


def trust_place(manual: Manual, subject: str, *, is_there: bool = True) -> Place:
    """The entry of a person or department, the plugin's options, or the file; what has gone stands nowhere in particular."""
    company, key = manual.organisation, key_of(subject)
    match kind_of(subject):
        case Subject.PEOPLE:
            person = company.people.get(key)
            found = person.place if person else None
        case Subject.DEPARTMENTS:
            department = company.departments.get(key)
            found = department.place if department else None
        case Subject.JOBS:
            found = next((job.place for job in company.jobs if key in job.spellings), None)
        case Subject.RECORDS:
            found = next((record.place for record in company.records if key in record.spellings), None)
        case Subject.ORGANISATION:
            found = company.authority.place if subject == AUTHORITY else None
        case Subject.SETTINGS:
            return manual.settings.place() if subject == RULES else Place(manual.settings.place().path)
        case Subject.FILES if is_there and "://" not in key:
            return Place(key)
        case Subject.FILES:
            return Place(manual.settings.place().path)
        case _:
            found = None
    return found or Place(_path(manual))


def _path(manual: Manual) -> str:
    """The path of the organisation file, as what stands in it tells."""
    company = manual.organisation
    places = (each.place for group in (company.people, company.departments) for each in group.values())
    return next((place.path for place in places if place is not None), "organisation.yml")
