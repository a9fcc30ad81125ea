"""What the page of a department lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Department


@dataclass(frozen=True)
class DepartmentPage:
    """A department with its documents, each in exactly one of ``by_type``, ``forms``, ``gone`` and ``in_preparation``.

    All lists are in the order of numbers. ``department`` is ``None`` where the organisation does not know the code.
    """

    code: str
    department: Department | None
    parent: Department | None
    children: tuple[Department, ...]
    by_type: Mapping[str, tuple[Document, ...]]
    """In force, scheduled and expired documents under their types, in the order of configuration; forms apart."""
    forms: tuple[Document, ...]
    """The same of all types that are forms, in that order."""
    gone: tuple[Document, ...]
    """Withdrawn and superseded documents."""
    in_preparation: tuple[Document, ...]
    """Drafts and documents in review: not for readers of the published manual."""
    supervised: tuple[Document, ...]
    """Documents of other departments that this one supervises, forms too, under the same rule."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """All that people work by, in one list."""
        return (*(document for group in self.by_type.values() for document in group), *self.forms)


def department_pages(manual: Manual) -> tuple[DepartmentPage, ...]:
    """One page for each department of the organisation, in its order; then one for each unknown code."""
    known = manual.organisation.departments
    listed: dict[str, list[Document]] = defaultdict(list)
    gone: dict[str, list[Document]] = defaultdict(list)
    in_preparation: dict[str, list[Document]] = defaultdict(list)
    supervised: dict[str, list[Document]] = defaultdict(list)
    children: dict[str, list[Department]] = defaultdict(list)
    for document in manual.in_order:
        state = manual.state(document)
        if not state.released:
            in_preparation[document.department].append(document)
        elif state in (State.WITHDRAWN, State.SUPERSEDED):
            gone[document.department].append(document)
        else:
            listed[document.department].append(document)
            if document.supervised_by and document.supervised_by != document.department:
                supervised[document.supervised_by].append(document)
    for department in known.values():
        if department.parent:
            children[department.parent].append(department)

    def page(code: str) -> DepartmentPage:
        department = known.get(code)
        parent = known.get(department.parent) if department and department.parent else None
        by_type = _by_type(listed.get(code, ()), manual.settings.types)
        forms = [name for name in by_type if manual.settings.is_form(name)]
        return DepartmentPage(
            code,
            department,
            parent,
            tuple(children.get(code, ())),
            {name: group for name, group in by_type.items() if name not in forms},
            tuple(document for name in forms for document in by_type[name]),
            tuple(gone.get(code, ())),
            tuple(in_preparation.get(code, ())),
            tuple(supervised.get(code, ())),
        )

    unknown = {*listed, *gone, *in_preparation}.difference(known)
    return tuple(page(code) for code in [*known, *sorted(unknown)])


def _by_type(documents: Iterable[Document], types: Iterable[str]) -> dict[str, tuple[Document, ...]]:
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[document.type].append(document)
    in_order = dict.fromkeys([*types, *sorted(groups)])
    return {name: tuple(groups[name]) for name in in_order if name in groups}
