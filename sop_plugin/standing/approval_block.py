"""The lines of the approval block: who signed, and who has yet to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.document import Document, Role
from sop_plugin.model.manual import Manual


@dataclass(frozen=True)
class SignatureLine:
    """One line; without ``name`` the signature is missing."""

    role: Role
    name: str = ""
    job: str = ""
    department: str = ""
    day: date | None = None
    person: str = ""


def signature_lines(manual: Manual, document: Document) -> Iterator[SignatureLine]:
    """The signatures in the order of signing, with an empty line for each required role that nobody signed."""
    kind = manual.settings.types.get(document.type)
    required = kind.required_roles if kind else ()
    for role in Role:
        signed = [approval for approval in document.approvals if approval.role is role]
        for approval in signed:
            person = manual.organisation.people.get(approval.person)
            yield SignatureLine(
                role,
                person.name if person else approval.person,
                person.job if person else "",
                manual.department_name(person.department, document.language) if person else "",
                approval.day,
                approval.person,
            )
        if not signed and role in required:
            yield SignatureLine(role)
