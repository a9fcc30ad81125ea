"""The organisation as an edition for some readers has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from sop_plugin.compile import CompiledManual
from sop_plugin.model.confidentiality import Limits
from sop_plugin.model.event import Event
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.organisation import Authority, Organisation, Person
from sop_plugin.model.powers import AuthorityTable
from sop_plugin.workspace.limited_ledger import names_left_out


def departments_below(organisation: Organisation, named: tuple[str, ...]) -> frozenset[str]:
    """These departments, and all that are below them."""
    return frozenset(named) | frozenset(
        code for code in organisation.departments if not frozenset(named).isdisjoint(organisation.above(code))
    )


def named_people(
    compiled: CompiledManual, ledger: Ledger, gone: frozenset[str], limits: Limits
) -> frozenset[str]:
    """The people whom anything in the edition names: they signed, reviewed, recorded, read or hold a copy."""
    histories = compiled.histories
    texts = [text for text in (*compiled.manual.documents, *histories.texts) if text.number not in gone]
    found = {approval.person for text in texts for approval in text.approvals}
    found |= {review.by for text in texts for review in text.reviews}
    found |= {text.withdrawal.by for text in texts if text.withdrawal is not None}
    for record in (compiled.copies, compiled.training):
        if record is not None:
            kept = (event for event in record.events if not names_left_out(event, limits))
            found |= _people_of(kept, compiled.manual.organisation)
    return frozenset(found) | _people_of(ledger.everything, compiled.manual.organisation)


def _people_of(events: Iterable[Event], organisation: Organisation) -> frozenset[str]:
    """Whichever field it is: the value is somebody's id."""
    return frozenset(
        value
        for event in events
        for each in fields(event)
        if type(value := getattr(event, each.name)) is str and value in organisation.people
    )


def organisation_without(
    organisation: Organisation, codes: frozenset[str], named: frozenset[str]
) -> Organisation:
    """Without these departments: of their people the names alone are left, and of those whom nothing names not even that."""
    if not codes:
        return organisation
    departments = {
        code: replace(
            department, parent=next((up for up in organisation.above(code) if up not in codes), None)
        )
        for code, department in organisation.departments.items()
        if code not in codes
    }
    issuers = {department.issuer for department in departments.values()}
    return replace(
        organisation,
        issuers={code: issuer for code, issuer in organisation.issuers.items() if code in issuers},
        departments=departments,
        people={
            person.id: _without(person, codes)
            for person in organisation.people.values()
            if person.department not in codes or person.id in named
        },
        jobs=tuple(
            replace(job, departments=tuple(code for code in job.departments if code not in codes))
            for job in organisation.jobs
            if not job.departments or not codes.issuperset(job.departments)
        ),
        controlling=None if organisation.document_control in codes else organisation.document_control,
        authority=_table_without(
            organisation.authority, codes | _jobs_and_people(organisation, codes, named)
        ),
    )


def _without(person: Person, codes: frozenset[str]) -> Person:
    authorities = (_authority_without(each, codes) for each in person.may_approve)
    person = replace(person, may_approve=tuple(each for each in authorities if each is not None))
    if person.department not in codes:
        return person
    return replace(person, department="", job="", handle="")


def _authority_without(authority: Authority, codes: frozenset[str]) -> Authority | None:
    """``None`` where it was for such departments alone: an empty tuple would stand for all."""
    kept = tuple(code for code in authority.departments if code not in codes)
    return replace(authority, departments=kept) if kept or not authority.departments else None


def _jobs_and_people(
    organisation: Organisation, codes: frozenset[str], named: frozenset[str]
) -> frozenset[str]:
    """Words for people of such departments alone: their ids, where nothing names them, and jobs that nobody else has."""
    people = organisation.people.values()
    of_others = {person.job for person in people if person.department not in codes}
    of_others |= {
        name for job in organisation.jobs if not _are_all(job.departments, codes) for name in job.spellings
    }
    words = {person.job for person in people if person.department in codes}
    words |= {name for job in organisation.jobs if _are_all(job.departments, codes) for name in job.spellings}
    ids = {person.id for person in people if person.department in codes and person.id not in named}
    return frozenset(words - of_others | ids)


def _are_all(departments: tuple[str, ...], codes: frozenset[str]) -> bool:
    return bool(departments) and codes.issuperset(departments)


def _table_without(table: AuthorityTable, codes: frozenset[str]) -> AuthorityTable:
    return replace(
        table,
        entries=tuple(
            replace(
                entry,
                who={
                    power: tuple(word for word in who if word not in codes)
                    for power, who in entry.who.items()
                },
            )
            for entry in table.entries
        ),
    )
