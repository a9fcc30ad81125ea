"""Who may do what: the table of authority, and the people whom it comes to in each department."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.entitlement import ids_of
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.powers import AnyPower, Case, Who, powers


@dataclass(frozen=True)
class PowerLine:
    """One act: who may do it today, since when that is said, and what is said for days to come."""

    power: AnyPower
    who: tuple[str, ...]
    since: date | None
    coming: tuple[tuple[date, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Holders:
    """The people who may do some acts on documents of some types; no types stand for all of them."""

    types: tuple[str, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True)
class DepartmentLine:
    """Acts of which the same holds: their people, and whether who prepared a document may do them besides."""

    powers: tuple[AnyPower, ...]
    holders: tuple[Holders, ...]
    owner: bool


@dataclass(frozen=True)
class DepartmentPowers:
    """Who may do what with a department's documents."""

    code: str
    lines: tuple[DepartmentLine, ...]


@dataclass(frozen=True)
class AuthorityRegister:
    """Every act once, every department once, in their orders; ``approvers`` are all who may approve anything, or once could."""

    powers: tuple[PowerLine, ...]
    departments: tuple[DepartmentPowers, ...]
    approvers: tuple[Person, ...]


def authority_register(manual: Manual) -> AuthorityRegister:
    """As it stands on the manual's date."""
    supervising: dict[str, set[str]] = {}
    for case in manual.cases.values():
        supervising.setdefault(case.department, set()).update(case.supervising)
    return AuthorityRegister(
        tuple(_power_line(manual, power) for power in powers(manual.settings.roles.on(manual.as_of))),
        tuple(
            DepartmentPowers(code, tuple(_lines(manual, code, frozenset(supervising.get(code, ())))))
            for code in manual.organisation.departments
        ),
        tuple(person for person in manual.organisation.people.values() if person.may_approve),
    )


def _power_line(manual: Manual, power: AnyPower) -> PowerLine:
    table, day = manual.organisation.authority, manual.as_of
    said = [entry for entry in table.entries if power in entry.who]
    known = [entry.since for entry in said if entry.since is None or entry.since <= day]
    coming = tuple((entry.since, entry.who[power]) for entry in said if entry.since and entry.since > day)
    return PowerLine(power, table.who(power, day), known[-1] if known else None, coming)


def _lines(manual: Manual, code: str, supervising: frozenset[str]) -> Iterator[DepartmentLine]:
    found: dict[tuple[tuple[tuple[tuple[str, ...], frozenset[str]], ...], bool], list[AnyPower]] = {}
    # Many acts are of the same few groups, and of most of them whatever the type: a large company has thousands of people.
    known: dict[tuple[str, str], frozenset[str]] = {}
    for power in powers(manual.settings.roles.on(manual.as_of)):
        who = manual.organisation.authority.who(power, manual.as_of)
        by_people: dict[frozenset[str], list[str]] = {}
        for kind in manual.settings.types:
            case = Case("", kind, code, supervising)
            ids: frozenset[str] = frozenset()
            for each in who:
                key = (each, kind if each == Who.APPROVERS else "")
                if key not in known:
                    known[key] = ids_of(manual, each, case, manual.as_of)
                ids |= known[key]
            by_people.setdefault(ids, []).append(kind)
        holders = tuple(
            (() if len(by_people) == 1 else tuple(kinds), ids) for ids, kinds in by_people.items()
        )
        found.setdefault((holders, Who.OWNER in who), []).append(power)
    people = manual.organisation.people.values()
    for (holders, owner), acts in found.items():
        shown = (
            Holders(kinds, tuple(person for person in people if person.id in ids)) for kinds, ids in holders
        )
        yield DepartmentLine(tuple(acts), tuple(shown), owner)
