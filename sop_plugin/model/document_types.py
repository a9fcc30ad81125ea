"""Types of documents: what each has to say, and whose signatures it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sop_plugin.model.headings import Heading
from sop_plugin.model.period import Period
from sop_plugin.model.roles import USUAL_ROLES, Role
from sop_plugin.words.language import LocalisedText

FORM = "form"
"""The type of form that every manual has; others are forms too (``DocumentType.is_form``)."""


class Signers(StrEnum):
    """Who must sign documents of a type: whoever the settings name, or else what follows from the roles that there are."""

    ALL = "all"
    """Every role that is one person's."""
    ENDS = "ends"
    """Who wrote it, and who approves it."""
    NAMED = "named"

    def of(self, roles: tuple[Role, ...]) -> tuple[Role, ...]:
        """Those of a day's roles that must sign where the settings name none."""
        if self is Signers.ENDS:
            return tuple(role for role in roles if role.prepares or role.approves)
        return tuple(role for role in roles if not role.has_several)


@dataclass(frozen=True)
class DocumentType:
    """A type of document: its code in numbers, the headings and the signatures it must have.

    ``level`` is where it stands among the documents of a company, from 1 for the manual itself; 0 where nobody says.
    """

    name: str
    code: str
    required_headings: tuple[Heading, ...]
    required_roles: tuple[Role, ...] = Signers.ALL.of(USUAL_ROLES)
    level: int = 0
    chapters: tuple[tuple[str, ...], ...] = ()
    """Further headings that are required, each with its wordings, the one that is proposed first."""
    review_every: Period | None = None
    """How long after it took effect a new document of the type is reviewed, where the company says it."""
    signers: Signers = Signers.NAMED
    """Whether ``required_roles`` are named, or follow the roles of the day."""
    name_shown: LocalisedText | None = None
    """What it is called where the company says it; types that come along have words of their own."""

    @property
    def is_form(self) -> bool:
        """Whether documents of this type are blanks to fill in."""
        return self.name == FORM or Heading.FORM in self.required_headings


_FULL = (Heading.PURPOSE, Heading.SCOPE, Heading.RESPONSIBILITIES, Heading.CONTENT, Heading.RELATED)

DEFAULT_TYPES: Mapping[str, DocumentType] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            DocumentType("policy", "POL", _FULL, level=1, signers=Signers.ALL),
            DocumentType("procedure", "SOP", _FULL, level=2, signers=Signers.ALL),
            DocumentType("work_instruction", "WI", _FULL, level=3, signers=Signers.ALL),
            DocumentType(
                "job_description",
                "JD",
                (Heading.PURPOSE, Heading.RESPONSIBILITIES, Heading.RELATED),
                level=3,
                signers=Signers.ALL,
            ),
            DocumentType(
                FORM,
                "FRM",
                (Heading.PURPOSE, Heading.FILLING_IN, Heading.FORM),
                Signers.ENDS.of(USUAL_ROLES),
                level=4,
                signers=Signers.ENDS,
            ),
        )
    }
)
