"""Issuers, departments and people: each named once, in ``organisation.yml``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sop_plugin.model.period import Period
from sop_plugin.model.place import Place
from sop_plugin.model.powers import NO_TABLE, AuthorityTable
from sop_plugin.words.language import LocalisedText


@dataclass(frozen=True)
class Issuer:
    """A legal unit in whose name documents are issued."""

    code: str
    name: LocalisedText


@dataclass(frozen=True)
class Department:
    """A department with its code, as document numbers use it."""

    code: str
    name: LocalisedText
    issuer: str
    parent: str | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Authority:
    """What a person may approve; empty tuples stand for "any", and both ends of its time are inclusive."""

    types: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def covers(self, document_type: str, department: str, day: date) -> bool:
        """Whether a document of this type and department may be approved under it on ``day``."""
        return (
            (not self.types or document_type in self.types)
            and (not self.departments or department in self.departments)
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )


@dataclass(frozen=True)
class Person:
    """Somebody who signs or reviews; both ends of the time in post are inclusive."""

    id: str
    name: str
    department: str
    job: str
    since: date | None = None
    until: date | None = None
    may_approve: tuple[Authority, ...] = ()
    keys: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False)
    handle: str = ""

    def in_post(self, day: date) -> bool:
        """Whether the person held the job on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def may_approve_document(self, document_type: str, department: str, day: date) -> bool:
        """Whether any of the person's authorities covers such a document on ``day``."""
        return any(authority.covers(document_type, department, day) for authority in self.may_approve)

    def approves_for(self, department: str, day: date) -> bool:
        """Whether the person, in post on ``day``, may then approve any of a department's documents."""
        return self.in_post(day) and any(
            authority.covers(kind, department, day)
            for authority in self.may_approve
            for kind in authority.types or ("",)
        )


def normalise_name(name: str) -> str:
    """Spelling that the look-up of jobs and records ignores: letter case and the number of blanks."""
    return " ".join(name.split()).casefold()


@dataclass(frozen=True)
class Job:
    """A job, or a part that people play: whoever steps and audiences may name. ``also`` are other spellings of it."""

    name: LocalisedText
    departments: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False)

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that it is called, each once, the names before the other spellings."""
        return tuple(dict.fromkeys(filter(None, (*self.name.spellings, *self.also))))


@dataclass(frozen=True)
class NamedRecord:
    """A record that is no form of the manual: a system, a mail, a contract."""

    name: LocalisedText
    retention: Period | None = None
    place: Place | None = field(default=None, compare=False)

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that it is called, each once."""
        return tuple(dict.fromkeys(self.name.spellings))


@dataclass(frozen=True)
class Disposal:
    """What was destroyed on a day: copies of a past ``revision``, or records ``of`` a form or a name, those made up to ``made_by``.

    ``of`` is the number of a document or form, or the name of a record. Without ``made_by`` all of it is gone. ``record`` says where
    that is written down.
    """

    of: str
    day: date
    by: str
    revision: str | None = None
    made_by: date | None = None
    record: str = ""
    place: Place | None = field(default=None, compare=False)


_AND = re.compile(r"[和与與及、+＋]|\band\b|&", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?:\s*[（(][^（）()]*[)）])+\s*$")


def without_remark(doer: str) -> str:
    """A doer without the brackets behind it: 预订员（夜班） is a 预订员."""
    return _IN_BRACKETS.sub("", doer)


@dataclass(frozen=True)
class Organisation:
    """All that ``organisation.yml`` says, by code and id, in the order of the file."""

    issuers: Mapping[str, Issuer] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    sample: bool = False
    jobs: tuple[Job, ...] = ()
    records: tuple[NamedRecord, ...] = ()
    disposals: tuple[Disposal, ...] = ()
    controlling: str | None = None
    authority: AuthorityTable = NO_TABLE

    def told_apart(self, person: Person) -> str:
        """The name, and the id behind it where several people have that name."""
        return f"{person.name} ({person.id})" if person.name in self._shared_names else person.name

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        names = Counter(person.name for person in self.people.values())
        return frozenset(name for name, people in names.items() if people > 1)

    @property
    def document_control(self) -> str | None:
        """The department that looks after the manual itself: the first one, unless another is named."""
        return self.controlling or next(iter(self.departments), None)

    def above(self, department: str) -> tuple[str, ...]:
        """The departments above one, the nearest first; each once, also in a circle."""
        codes: list[str] = []
        at = self.departments.get(department)
        while at is not None and at.parent and at.parent not in (department, *codes):
            codes.append(at.parent)
            at = self.departments.get(at.parent)
        return tuple(codes)

    def issuer_of(self, department: str) -> Issuer | None:
        """The issuer of a department's documents."""
        found = self.departments.get(department)
        return self.issuers.get(found.issuer) if found else None

    @cached_property
    def _jobs(self) -> dict[str, Job]:
        """Normalised spelling → job: what is listed, then what people are, then departments, which do things too."""
        found: dict[str, Job] = {}
        of_people: dict[str, list[Person]] = {}
        for person in self.people.values():
            of_people.setdefault(person.job, []).append(person)
        held = (
            Job(LocalisedText(name), tuple(dict.fromkeys(p.department for p in people)), (), people[0].place)
            for name, people in of_people.items()
        )
        units = (Job(d.name, (d.code,), (), d.place) for d in self.departments.values())
        for job in (*self.jobs, *held, *units):
            for spelling in job.spellings:
                found.setdefault(normalise_name(spelling), job)
        return found

    @cached_property
    def _records(self) -> dict[str, NamedRecord]:
        return {
            normalise_name(spelling): record
            for record in reversed(self.records)
            for spelling in record.spellings
        }

    def job_named(self, spelling: str) -> Job | None:
        """The job, department or part that is meant by a doer or audience, in any script and by any of its names."""
        return self._jobs.get(normalise_name(spelling))

    def jobs_meant(self, doer: str) -> tuple[Job, ...]:
        """The jobs that a doer as written stands for: “销售经理和预订员” are two; none when a part of it is unknown.

        What stands in brackets behind a job says which one of several people it is.
        """
        for written in dict.fromkeys((doer, without_remark(doer))):
            whole = self.job_named(written)
            if whole is not None:
                return (whole,)
            parts = [self.job_named(part) for part in _AND.split(written)]
            known = tuple(job for job in parts if job is not None)
            if len(parts) == len(known) > 1:
                return known
        return ()

    def record_named(self, spelling: str) -> NamedRecord | None:
        """The record of that name, in any script."""
        return self._records.get(normalise_name(spelling))

    @cached_property
    def job_spellings(self) -> tuple[str, ...]:
        """Every name by which ``job_named`` finds something."""
        return tuple(dict.fromkeys(name for job in self._jobs.values() for name in job.spellings))

    def job_spellings_at(self, text: str, start: int) -> Iterable[str]:
        """Those of them that begin with the character there."""
        return self._spellings_by_sign.get(text[start : start + 1], ())

    @cached_property
    def _spellings_by_sign(self) -> Mapping[str, tuple[str, ...]]:
        signs = {name[:1] for name in self.job_spellings if name}
        return {sign: tuple(n for n in self.job_spellings if n[:1] == sign) for sign in signs}
