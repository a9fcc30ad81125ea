"""The organisation chart: issuers, their departments, and who holds which post on a date."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.organisation import Department, Issuer, Organisation, Person

_DEEPEST = 20


@dataclass(frozen=True)
class DepartmentBranch:
    """A department with the people in post there and the departments below it, in the order of the file."""

    department: Department
    people: tuple[Person, ...]
    branches: tuple[DepartmentBranch, ...]


@dataclass(frozen=True)
class IssuerBranch:
    """What belongs to one issuer; ``issuer`` is ``None`` for departments of an issuer that nobody knows."""

    issuer: Issuer | None
    branches: tuple[DepartmentBranch, ...]


@dataclass(frozen=True)
class OrganisationChart:
    """Each department once; each person once, in a branch, in ``not_in_post`` or in ``elsewhere``."""

    issuers: tuple[IssuerBranch, ...]
    people: tuple[Person, ...]
    """In post, in the order of the file."""
    not_in_post: tuple[Person, ...]
    """Gone by the date, or yet to come."""
    elsewhere: tuple[Person, ...]
    """In post in a department that nobody knows."""


def organisation_chart(organisation: Organisation, as_of: date) -> OrganisationChart:
    """The chart on ``as_of``.

    A department stands below its parent where both have the same issuer, else at the top; so does one of a circle of
    parents, which is a finding, and one that would stand deeper than anybody draws.
    """
    known = organisation.departments
    in_post = tuple(person for person in organisation.people.values() if person.in_post(as_of))
    staff: dict[str, list[Person]] = defaultdict(list)
    for person in in_post:
        staff[person.department].append(person)
    below: dict[str | None, list[Department]] = defaultdict(list)
    for department in known.values():
        below[_parent(organisation, department)].append(department)
    drawn: set[str] = set()

    def branch(department: Department, depth: int = 1) -> DepartmentBranch:
        drawn.add(department.code)
        children = below[department.code] if depth < _DEEPEST else ()
        inner = tuple(branch(child, depth + 1) for child in children if child.code not in drawn)
        return DepartmentBranch(department, tuple(staff[department.code]), inner)

    tops = [branch(department) for department in below[None]]
    # One by one: a branch takes with it what it holds.
    tops.extend(branch(department) for department in known.values() if department.code not in drawn)
    by_issuer: dict[Issuer | None, list[DepartmentBranch]] = {i: [] for i in organisation.issuers.values()}
    for top in tops:
        by_issuer.setdefault(organisation.issuer_of(top.department.code), []).append(top)
    return OrganisationChart(
        tuple(IssuerBranch(issuer, tuple(branches)) for issuer, branches in by_issuer.items()),
        in_post,
        tuple(person for person in organisation.people.values() if not person.in_post(as_of)),
        tuple(person for person in in_post if person.department not in known),
    )


def _parent(organisation: Organisation, department: Department) -> str | None:
    parent = organisation.departments.get(department.parent) if department.parent else None
    return parent.code if parent and parent.issuer == department.issuer else None
