"""Issuers, departments and people: each named once, in ``organisation.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sop_plugin.model.language import LocalisedText
from sop_plugin.model.place import Place


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

    def in_post(self, day: date) -> bool:
        """Whether the person held the job on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def may_approve_document(self, document_type: str, department: str, day: date) -> bool:
        """Whether any of the person's authorities covers such a document on ``day``."""
        return any(authority.covers(document_type, department, day) for authority in self.may_approve)


@dataclass(frozen=True)
class Organisation:
    """All that ``organisation.yml`` says, by code and id, in the order of the file."""

    issuers: Mapping[str, Issuer] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    sample: bool = False

    def issuer_of(self, department: str) -> Issuer | None:
        """The issuer of a department's documents."""
        found = self.departments.get(department)
        return self.issuers.get(found.issuer) if found else None
