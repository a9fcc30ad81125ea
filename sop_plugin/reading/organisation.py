"""``organisation.yml`` to an organisation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from sop_plugin.model.finding import Finding
from sop_plugin.model.organisation import (
    Authority,
    Department,
    Issuer,
    Job,
    NamedRecord,
    Organisation,
    Person,
    normalise_name,
)
from sop_plugin.model.place import Place
from sop_plugin.reading.front_matter.schema import NameEntry, OrganisationFile
from sop_plugin.reading.front_matter.validation import hints, validate
from sop_plugin.reading.front_matter.yaml_tree import YamlTree, read_yaml
from sop_plugin.reading.source import Source, decode, report_conflicts
from sop_plugin.rules import files as file_rules
from sop_plugin.rules import organisation as rules
from sop_plugin.words.language import LocalisedText

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_HANDLE = re.compile(r"@[A-Za-z0-9][A-Za-z0-9._/-]*|[^\s@#]+@[^\s@#]+")
LARGEST_ORGANISATION = 5_000_000
Named = TypeVar("Named")


def read_organisation(source: Source) -> tuple[Organisation, tuple[Finding, ...]]:
    """The organisation (empty when the file is unusable) and all that is wrong with the file."""
    findings: list[Finding] = []
    if source.trouble is file_rules.UNREADABLE:
        findings.append(rules.NO_ORGANISATION.at(Place(source.path), path=source.path))
        return Organisation(), tuple(findings)
    text = decode(source, LARGEST_ORGANISATION, findings.append)
    if text is not None:
        report_conflicts(text, source.path, findings.append)
    tree = read_yaml(text, source.path, 1, findings.append) if text is not None else None
    entry = validate(tree, OrganisationFile, Place(source.path), findings.append) if tree else None
    if tree is None or entry is None:
        return Organisation(), tuple(findings)
    organisation = Organisation(
        issuers=_by_code(
            "发布单位 issuer",
            (
                (e.code, ("issuers", i, "code"), Issuer(e.code, _name(e.name)))
                for i, e in enumerate(entry.issuers)
            ),
            tree,
            findings,
        ),
        departments=_by_code(
            "部门 department",
            (
                (
                    e.code,
                    ("departments", i, "code"),
                    Department(e.code, _name(e.name), e.issuer, e.parent, _place(tree, "departments", i)),
                )
                for i, e in enumerate(entry.departments)
            ),
            tree,
            findings,
        ),
        people=_by_code(
            "人员 person",
            (
                (
                    e.id,
                    ("people", i, "id"),
                    Person(
                        e.id,
                        e.name,
                        e.department,
                        e.job,
                        e.from_,
                        e.until,
                        tuple(
                            Authority(tuple(a.types), tuple(a.departments), a.from_, a.until)
                            for a in e.may_approve
                        ),
                        tuple(e.keys),
                        _place(tree, "people", i),
                        e.handle or "",
                    ),
                )
                for i, e in enumerate(entry.people)
            ),
            tree,
            findings,
        ),
        sample=entry.sample,
        jobs=tuple(
            Job(_name(e.name), tuple(e.departments), tuple(e.also), _place(tree, "jobs", i))
            for i, e in enumerate(entry.jobs)
        ),
        records=tuple(
            NamedRecord(_name(e.name), e.retention, _place(tree, "records", i))
            for i, e in enumerate(entry.records)
        ),
        controlling=entry.document_control,
    )
    control = entry.document_control
    if control is not None and control not in organisation.departments:
        place = _place(tree, "document_control")
        known = organisation.departments
        findings.append(
            rules.UNKNOWN_CODE.at(place, kind="部门 department", code=control, **hints(control, tuple(known)))
        )
    findings.extend(_handles(organisation))
    findings.extend(_inconsistencies(organisation))
    return organisation, tuple(findings)


def _name(entry: NameEntry) -> LocalisedText:
    return LocalisedText(entry.zh_hans or "", entry.zh_hant or "", entry.en or "")


def _place(tree: YamlTree, *keys: str | int) -> Place:
    return tree.places["/".join(map(str, keys))]


def _by_code(
    kind: str,
    entries: Iterable[tuple[str, tuple[str | int, ...], Named]],
    tree: YamlTree,
    findings: list[Finding],
) -> Mapping[str, Named]:
    result: dict[str, Named] = {}
    for code, keys, value in entries:
        if not _CODE.fullmatch(code):
            findings.append(rules.MALFORMED_CODE.at(_place(tree, *keys), code=code))
        elif code in result:
            findings.append(rules.DUPLICATE_CODE.at(_place(tree, *keys), kind=kind, code=code))
        else:
            result[code] = value
    return result


def _inconsistencies(organisation: Organisation) -> Iterable[Finding]:
    def unknown(place: Place | None, kind: str, code: str, known: Mapping[str, object]) -> Finding:
        where = place or Place("organisation.yml")
        return rules.UNKNOWN_CODE.at(where, kind=kind, code=code, **hints(code, tuple(known)))

    for department in organisation.departments.values():
        if department.issuer not in organisation.issuers:
            yield unknown(department.place, "发布单位 issuer", department.issuer, organisation.issuers)
        if department.parent and department.parent not in organisation.departments:
            yield unknown(department.place, "部门 department", department.parent, organisation.departments)
    yield from _circles(organisation)
    for person in organisation.people.values():
        codes = [person.department, *(c for a in person.may_approve for c in a.departments)]
        for code in codes:
            if code not in organisation.departments:
                yield unknown(person.place, "部门 department", code, organisation.departments)
        if person.since and person.until and person.until < person.since:
            yield rules.DATES_REVERSED.at(person.place or Place("organisation.yml"), person=person.id)
    for job in organisation.jobs:
        for code in job.departments:
            if code not in organisation.departments:
                yield unknown(job.place, "部门 department", code, organisation.departments)
    yield from _names_given_twice("岗位 job", organisation.jobs)
    yield from _names_given_twice("记录 record", organisation.records)


def _handles(organisation: Organisation) -> Iterable[Finding]:
    seen: set[str] = set()
    for person in organisation.people.values():
        place, handle = person.place or Place("organisation.yml"), person.handle
        if not handle:
            continue
        if not _HANDLE.fullmatch(handle):
            yield rules.MALFORMED_HANDLE.at(place, handle=handle)
        # Forges do not tell capitals from small letters here.
        if handle.casefold() in seen:
            yield rules.DUPLICATE_CODE.at(place, kind="账户 handle", code=handle)
        seen.add(handle.casefold())


def _names_given_twice(kind: str, entries: Iterable[Job] | Iterable[NamedRecord]) -> Iterable[Finding]:
    first: dict[str, Place] = {}
    for entry in entries:
        place = entry.place or Place("organisation.yml")
        if not entry.spellings:
            yield rules.NAMELESS.at(place, kind=kind)
        for spelling in dict.fromkeys(map(normalise_name, entry.spellings)):
            if spelling in first:
                yield rules.NAME_TWICE.at(place, kind=kind, name=spelling, line=first[spelling].line)
            else:
                first[spelling] = place


def _circles(organisation: Organisation) -> Iterable[Finding]:
    parent_of: Callable[[str], str | None] = lambda code: (  # noqa: E731 - one expression, used twice below
        organisation.departments[code].parent if code in organisation.departments else None
    )
    for code, department in organisation.departments.items():
        seen, above = {code}, parent_of(code)
        while above and above not in seen:
            seen.add(above)
            above = parent_of(above)
        if above == code:
            yield rules.DEPARTMENT_CIRCLE.at(department.place or Place("organisation.yml"), code=code)
