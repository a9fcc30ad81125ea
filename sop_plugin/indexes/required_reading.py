"""Who must read what: it follows from the jobs that documents name, and from departments where they name none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sop_plugin.indexes.roles import RoleEntry, RoleIndex, role_key
from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person


@dataclass(frozen=True)
class RequiredReading:
    """Key of a job or department → the documents that name it as audience, doer of a step, holder of a check or of a duty.

    ``by_department`` are those that name nobody: all of their department read them. Forms, which are filled in, are read by whom
    they name alone. All are in the order in which somebody new reads them: by the level of their type, then by number.
    """

    manual: Manual = field(repr=False)
    by_key: Mapping[str, tuple[Document, ...]]
    by_department: Mapping[str, tuple[Document, ...]]

    def of_person(self, person: Person) -> tuple[Document, ...]:
        """By the job and by the department."""
        organisation = self.manual.organisation
        department = organisation.departments.get(person.department)
        names = [person.job, *(department.name.spellings if department else ())]
        keys = dict.fromkeys(role_key(organisation, name) for name in names)
        found = [document for key in keys for document in self.by_key.get(key, ())]
        return in_reading_order(self.manual, (*found, *self.by_department.get(person.department, ())))

    def of_job(self, role: RoleEntry) -> tuple[Document, ...]:
        """What names a job, or a part that several jobs can play."""
        return self.by_key.get(role_key(self.manual.organisation, role.written), ())


def required_reading(manual: Manual, roles: RoleIndex, documents: Iterable[Document]) -> RequiredReading:
    """Over the documents that are in force."""
    in_force = {d.path: d for d in documents if manual.state(d).in_force}
    by_key: dict[str, dict[str, Document]] = {}
    named: set[str] = set()
    for role in roles.roles:
        doing = (each.document for each in role.steps)
        watching = (each.document for each in role.measures)
        answering = (each.document for each in role.duties)
        for document in (*role.documents, *doing, *watching, *answering):
            if document.path in in_force:
                by_key.setdefault(role_key(manual.organisation, role.written), {})[document.path] = document
                named.add(document.path)
    by_department: dict[str, list[Document]] = {}
    for path, document in in_force.items():
        if path not in named and not manual.settings.is_form(document.type):
            by_department.setdefault(document.department, []).append(document)
    return RequiredReading(
        manual,
        {key: in_reading_order(manual, found.values()) for key, found in by_key.items()},
        {code: in_reading_order(manual, found) for code, found in by_department.items()},
    )


def in_reading_order(manual: Manual, documents: Iterable[Document]) -> tuple[Document, ...]:
    """Each once: policies before procedures, forms last."""
    types = manual.settings.types

    def key(document: Document) -> tuple[bool, int, tuple[bool, str, str, tuple[int, ...], str]]:
        kind = types.get(document.type)
        is_form = kind is not None and kind.is_form
        return is_form, kind.level if kind else 0, manual.sort_key(document)

    return tuple(sorted({document.path: document for document in documents}.values(), key=key))
