"""What the parts of an organisation say about each other: codes, circles, names given twice, accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from sop_plugin.model.finding import Finding
from sop_plugin.model.organisation import Job, NamedRecord, Organisation, Person, normalise_name
from sop_plugin.model.place import Place
from sop_plugin.model.trust.keys import fingerprint, key_identity
from sop_plugin.reading.nearest_word import hint
from sop_plugin.rules import organisation as rules
from sop_plugin.words.terms import Term
from sop_plugin.words.voice import Words

ISSUER = Term("issuer", Words("发布单位", "issuer"))
DEPARTMENT = Term("department", Words("部门", "department"))
PERSON = Term("person", Words("人员", "person"))
_JOB = Term("job", Words("岗位", "job"))
_RECORD = Term("record", Words("记录", "record"))
_ACCOUNT = Term("handle", Words("账户", "handle"))
_HANDLE = re.compile(r"@[A-Za-z0-9][A-Za-z0-9._/-]*|[^\s@#]+@[^\s@#]+")
_NOWHERE = Place("organisation.yml")


def inconsistencies(organisation: Organisation, control: Place | None) -> Iterator[Finding]:
    """All that does not fit together; ``control`` is where the department of document control is named, if it is."""
    departments = organisation.departments
    if control is not None and organisation.controlling is not None:
        yield from _unknown(control, DEPARTMENT, [organisation.controlling], departments)
    yield from _handles(organisation)
    yield from _shared_keys(organisation)
    for department in departments.values():
        yield from _unknown(department.place, ISSUER, [department.issuer], organisation.issuers)
        yield from _unknown(department.place, DEPARTMENT, filter(None, [department.parent]), departments)
    yield from _circles(organisation)
    for person in organisation.people.values():
        codes = [person.department, *(code for a in person.may_approve for code in a.departments)]
        yield from _unknown(person.place, DEPARTMENT, codes, departments)
        if person.since and person.until and person.until < person.since:
            yield rules.DATES_REVERSED.at(person.place or _NOWHERE, person=person.id)
    for job in organisation.jobs:
        yield from _unknown(job.place, DEPARTMENT, job.departments, departments)
    yield from _names_given_twice(_JOB, organisation.jobs)
    yield from _names_given_twice(_RECORD, organisation.records)
    for disposal in organisation.disposals:
        yield from _unknown(disposal.place, PERSON, [disposal.by], organisation.people)


def _unknown(
    place: Place | None, kind: Term, codes: Iterable[str], known: Mapping[str, object]
) -> Iterator[Finding]:
    for code in codes:
        if code not in known:
            near = hint(code, tuple(known))
            yield rules.UNKNOWN_CODE.at(place or _NOWHERE, kind=kind, code=code, hint=near)


def _handles(organisation: Organisation) -> Iterator[Finding]:
    seen: set[str] = set()
    for person in organisation.people.values():
        place, handle = person.place or _NOWHERE, person.handle
        if not handle:
            continue
        if not _HANDLE.fullmatch(handle):
            yield rules.MALFORMED_HANDLE.at(place, handle=handle)
        # Forges do not tell capitals from small letters here.
        if handle.casefold() in seen:
            yield rules.DUPLICATE_CODE.at(place, kind=_ACCOUNT, code=handle)
        seen.add(handle.casefold())


def _shared_keys(organisation: Organisation) -> Iterator[Finding]:
    holders: dict[str, Person] = {}
    for person in organisation.people.values():
        for key in person.keys:
            holder = holders.setdefault(key_identity(key), person)
            if holder is not person:
                yield rules.KEY_SHARED.at(
                    person.place or _NOWHERE, person=person.name, other=holder.name, key=fingerprint(key)
                )


def _names_given_twice(kind: Term, entries: Iterable[Job] | Iterable[NamedRecord]) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for entry in entries:
        place = entry.place or _NOWHERE
        if not entry.spellings:
            yield rules.NAMELESS.at(place, kind=kind)
        for spelling in dict.fromkeys(map(normalise_name, entry.spellings)):
            if spelling in first:
                yield rules.NAME_TWICE.at(place, kind=kind, name=spelling, line=first[spelling].line)
            else:
                first[spelling] = place


def _circles(organisation: Organisation) -> Iterator[Finding]:
    departments = organisation.departments
    for code, department in departments.items():
        seen, above = {code}, department.parent
        while above and above not in seen:
            seen.add(above)
            above = departments[above].parent if above in departments else None
        if above == code:
            yield rules.DEPARTMENT_CIRCLE.at(department.place or _NOWHERE, code=code)
