"""``organisation.yml`` to an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from sop_plugin.model.finding import Finding
from sop_plugin.model.organisation import (
    Authority,
    Department,
    Disposal,
    Issuer,
    Job,
    NamedRecord,
    Organisation,
    Person,
)
from sop_plugin.model.place import Place
from sop_plugin.model.powers import AnyPower, AuthorityTable, PowersFrom, powers
from sop_plugin.model.roles import ApprovalRoles
from sop_plugin.reading.organisation.consistency import DEPARTMENT, ISSUER, PERSON, inconsistencies
from sop_plugin.reading.organisation.powers import unknown_authorities
from sop_plugin.reading.organisation.schema import (
    AuthorityTableEntry,
    OrganisationFile,
    PersonEntry,
    localised,
    organisation_file,
)
from sop_plugin.reading.source import Source, decode, report_conflicts
from sop_plugin.reading.validation import validate
from sop_plugin.reading.yaml_tree import YamlTree, read_yaml
from sop_plugin.rules import files as file_rules
from sop_plugin.rules import organisation as rules
from sop_plugin.words.terms import Term

_USUAL = ApprovalRoles()
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
LARGEST_ORGANISATION = 5_000_000
Named = TypeVar("Named", Issuer, Department, Person)


def read_organisation(
    source: Source, roles: ApprovalRoles = _USUAL
) -> tuple[Organisation, tuple[Finding, ...]]:
    """The organisation, whose table of authority may name these roles (empty when the file is unusable) and all that is wrong with the file."""
    findings: list[Finding] = []
    if source.trouble is file_rules.UNREADABLE:
        reason = source.trouble_values.get("reason", "")
        findings.append(rules.NO_ORGANISATION.at(Place(source.path), path=source.path, reason=reason))
        return Organisation(), tuple(findings)
    text = decode(source, LARGEST_ORGANISATION, findings.append)
    if text is not None:
        report_conflicts(text, source.path, findings.append)
    tree = read_yaml(text, source.path, 1, findings.append) if text is not None else None
    entry = validate(tree, organisation_file(roles), Place(source.path), findings.append) if tree else None
    if tree is None or entry is None:
        return Organisation(), tuple(findings)
    organisation = _organisation(entry, tree, findings, roles)
    findings.extend(inconsistencies(organisation, tree.places.get("document_control")))
    findings.extend(unknown_authorities(organisation, tree, powers(roles.of_all_days)))
    return organisation, tuple(findings)


def _organisation(
    entry: OrganisationFile, tree: YamlTree, findings: list[Finding], roles: ApprovalRoles
) -> Organisation:
    def by_code(group: str, code: str, kind: Term, values: Iterable[Named]) -> dict[str, Named]:
        """Each value under its code; one that is malformed or taken is left out and reported."""
        result: dict[str, Named] = {}
        for i, value in enumerate(values):
            written: str = getattr(value, code)
            if not _CODE.fullmatch(written):
                findings.append(rules.MALFORMED_CODE.at(tree.place(group, i, code), code=written))
            elif written in result:
                place = tree.place(group, i, code)
                findings.append(rules.DUPLICATE_CODE.at(place, kind=kind, code=written))
            else:
                result[written] = value
        return result

    departments = (
        Department(e.code, localised(e.name), e.issuer, e.parent, tree.place("departments", i))
        for i, e in enumerate(entry.departments)
    )
    people = (_person(e, tree.place("people", i)) for i, e in enumerate(entry.people))
    issuers = (Issuer(e.code, localised(e.name)) for e in entry.issuers)
    return Organisation(
        issuers=by_code("issuers", "code", ISSUER, issuers),
        departments=by_code("departments", "code", DEPARTMENT, departments),
        people=by_code("people", "id", PERSON, people),
        sample=entry.sample,
        jobs=tuple(
            Job(localised(e.name), tuple(e.departments), tuple(e.also), tree.place("jobs", i))
            for i, e in enumerate(entry.jobs)
        ),
        records=tuple(
            NamedRecord(localised(e.name), e.retention, tree.place("records", i))
            for i, e in enumerate(entry.records)
        ),
        disposals=tuple(
            Disposal(e.of, e.date_, e.by, e.revision, e.made_by, e.record or "", tree.place("disposals", i))
            for i, e in enumerate(entry.disposals)
        ),
        controlling=entry.document_control,
        authority=_authority(entry.authority, powers(roles.of_all_days), tree.places.get("authority")),
    )


def _authority(
    entries: Iterable[AuthorityTableEntry], acts: tuple[AnyPower, ...], place: Place | None
) -> AuthorityTable:
    """In the order of the days, whatever that of the file is."""
    tables = (
        PowersFrom(
            {power: tuple(who) for power in acts if (who := getattr(entry, power, None)) is not None},
            entry.since,
        )
        for entry in entries
    )
    return AuthorityTable(tuple(sorted(tables, key=lambda table: table.since or date.min)), place)


def _person(entry: PersonEntry, place: Place) -> Person:
    authorities = (
        Authority(tuple(a.types), tuple(a.departments), a.from_, a.until) for a in entry.may_approve
    )
    return Person(
        entry.id,
        entry.name,
        entry.department,
        entry.job,
        entry.from_,
        entry.until,
        tuple(authorities),
        tuple(entry.keys),
        place,
        entry.handle or "",
    )
