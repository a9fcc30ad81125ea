"""Departments, people and types: whatever a document names must be on record."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.nearest import Nearest
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.manual import Manual
from sop_plugin.model.settings import Settings
from sop_plugin.rules import front_matter as matter
from sop_plugin.rules import numbers as rules
from sop_plugin.words.terms import Term
from sop_plugin.words.voice import COMMA, NOTED, Listed, Sentence


def unknown_departments(manual: Manual) -> Iterator[Finding]:
    """Departments that the organisation lacks; silent when it has none, because then its file is what is wrong."""
    departments = manual.organisation.departments
    if not departments:
        return
    nearest = Nearest(departments)
    for document in manual.documents:
        for key, code in (("department", document.department), ("supervised_by", document.supervised_by)):
            if code is not None and code not in departments:
                yield rules.DEPARTMENT_UNKNOWN.at(
                    document.place(key), key=key, department=code, nearest=nearest.to(code)
                )


def unknown_people(manual: Manual) -> Iterator[Finding]:
    """People that the organisation lacks; silent when it has none."""
    people = manual.organisation.people
    if not people:
        return
    nearest = Nearest(people)
    for document in manual.documents:
        for keys, person in _people_named(document):
            if person not in people and not manual.trust.states_of(person):
                yield rules.PERSON_UNKNOWN.at(
                    document.place(*keys), key=keys[0], person=person, nearest=nearest.to(person)
                )


def _people_named(document: Document) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, approval in enumerate(document.approvals):
        yield ("approvals", index, "person"), approval.person
    for index, review in enumerate(document.reviews):
        yield ("reviews", index, "by"), review.by
    if document.withdrawal is not None:
        yield ("withdrawal", "by"), document.withdrawal.by


def unknown_types(document: Document, settings: Settings) -> Iterator[Finding]:
    """Types that the settings lack."""
    types = settings.types
    if document.type not in types:
        yield rules.TYPE_UNKNOWN.at(
            document.place("type"),
            type=document.type,
            types=Listed(tuple(_to_write(settings.type_name(code)) for code in types), COMMA),
            nearest=Nearest(types).to(document.type),
        )


def _to_write(kind: Term) -> Sentence | str:
    """The code, which is to be written, with what it means where that is something else."""
    called = kind.words
    return kind.code if called == kind.code else NOTED.filled(noted=kind.code, note=called)


def unknown_levels(document: Document, settings: Settings) -> Iterator[Finding]:
    """Levels of confidentiality that the settings lack."""
    level, known = document.confidentiality, settings.confidentiality.levels
    if level and level not in known:
        yield matter.CONFIDENTIALITY_UNKNOWN.at(
            document.place("confidentiality"), level=level, known=Listed(known, COMMA) if known else "—"
        )
