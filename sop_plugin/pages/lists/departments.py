"""A page for each department."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.lifecycle import State
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.feeds import feed_of
from sop_plugin.pages.output import Kind, Output, Section, base_of
from sop_plugin.registers.departments import DepartmentPage


def departments(edition: Edition) -> Iterator[Output]:
    """One for each department that has something to list."""
    for code, page in edition.departments.items():
        yield _output(edition, page, f"departments/{code}/")


def _output(edition: Edition, page: DepartmentPage, where: str) -> Output:
    return Output(
        where,
        Kind.DEPARTMENT,
        edition.manual.department_name(page.code, edition.language),
        edition.language,
        draw=lambda _text: department_html(edition, page, base_of(where)),
        section=Section.DEPARTMENTS,
        feed=feed_of(edition, where),
    )


def department_html(edition: Edition, page: DepartmentPage, base: str) -> str:
    """A department's documents, its forms apart, and what it supervises."""
    issuer = edition.manual.organisation.issuer_of(page.code)
    return list_html(
        "lists/departments.html",
        edition,
        base,
        page=page,
        roles=[role.written for role in edition.ways_in.roles.roles if page.code in role.departments],
        issuer=issuer.name.in_language(edition.language) if issuer else "",
        states=[state for state in State if state.released],
    )
