"""Columns of a list: each is defined once, for terminals, spreadsheets, programs and pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeAlias, TypeVar

from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.registers.reviews import awaits_review, review_owner
from sop_plugin.words import labels
from sop_plugin.words.voice import Sayable, Voice, Words

Row_contra = TypeVar("Row_contra", contravariant=True)
"""Whatever one row of the list is; a column about documents serves every list of them."""


class ColumnKind(StrEnum):
    """What the cells of a column are, and by what they are sorted."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    STATE = "state"
    ADDRESS = "address"
    """Of something outside the manual."""


class Holds(StrEnum):
    """What programs find in a column; each may be ``null`` where there is nothing to tell, but states, names and flags."""

    TEXT = "text"
    NUMBER = "number"
    REVISION = "revision"
    DATE = "date"
    STATE = "state"
    PERSON = "person"
    NAMES = "names"
    FLAG = "flag"
    CITATION = "citation"


_BY_KIND = {ColumnKind.NUMBER: Holds.NUMBER, ColumnKind.DATE: Holds.DATE, ColumnKind.STATE: Holds.STATE}


@dataclass(frozen=True)
class Somebody:
    """A person as lists name one; somebody whom the organisation does not know is called by the id."""

    id: str
    name: str


Fact: TypeAlias = str | int | date | bool | Somebody | tuple[str, ...] | Mapping[str, str | None] | None
"""What programs are told; ``None`` where there is nothing to tell."""


@dataclass(frozen=True)
class ListColumn(Generic[Row_contra]):
    """One column of a list. ``key`` is its name for programs, ``fact`` what they get.

    ``said``: what people read where that is not the fact itself. ``folds``: it may be broken into lines where there is little room;
    ``holds``: what its facts are, where the kind does not say. ``heads``: it says which row it is; ``leads``: it is the number of a document, to whose page it can lead. ``short``: its label
    where all is about documents anyway.
    """

    key: str
    label: Words
    fact: Callable[[Row_contra, Manual], Fact]
    kind: ColumnKind = ColumnKind.TEXT
    said: Callable[[Row_contra, Manual], Sayable] | None = None
    folds: bool = False
    heads: bool = False
    leads: bool = False
    holds: Holds | None = None
    short: Words | None = None

    @property
    def told_as(self) -> Holds:
        """What programs find in it."""
        return self.holds or _BY_KIND.get(self.kind, Holds.TEXT)

    def text(self, row: Row_contra, manual: Manual, voice: Voice) -> str:
        """What people read in its cell."""
        if self.said is not None:
            return voice.say(self.said(row, manual))
        fact = self.fact(row, manual)
        if isinstance(fact, tuple):
            return voice.listed(fact)
        return "" if fact is None else fact.name if isinstance(fact, Somebody) else str(fact)


@dataclass(frozen=True)
class ListLayout(Generic[Row_contra]):
    """Which columns of a list are shown where, in which order."""

    table: tuple[ListColumn[Row_contra], ...]
    """On a terminal, and wherever else people have little room."""
    spreadsheet: tuple[ListColumn[Row_contra], ...]
    programs: tuple[ListColumn[Row_contra], ...]
    page: tuple[ListColumn[Row_contra], ...] = ()
    """On the list's page in the site."""


class OfDocument(Protocol):
    """A row that is about one document."""

    @property
    def document(self) -> Document: ...


def _state(row: OfDocument, manual: Manual) -> State:
    return manual.state(row.document)


def _owner(row: OfDocument, manual: Manual) -> Somebody | None:
    """Whoever answers for it, while it has a next review."""
    owner = review_owner(manual, row.document) if awaits_review(_state(row, manual)) else None
    return Somebody(owner.id, owner.name) if owner else None


# What the lists of documents have in common.
NUMBER = ListColumn[OfDocument](
    "number", labels.NUMBER, lambda row, _: row.document.number, heads=True, leads=True
)
TITLE = ListColumn[OfDocument](
    "title", labels.TITLE, lambda row, _: row.document.title, folds=True, heads=True
)
TYPE = ListColumn[OfDocument](
    "type",
    labels.TYPE,
    lambda row, _: row.document.type,
    said=lambda row, manual: manual.settings.type_label(row.document.type),
)
DEPARTMENT_CODE = ListColumn[OfDocument](
    "department", labels.DEPARTMENT_CODE, lambda row, _: row.document.department
)
DEPARTMENT = ListColumn[OfDocument](
    "executing_department",
    labels.EXECUTING_DEPARTMENT,
    lambda row, _: row.document.department,
    said=lambda row, manual: department_words(manual, row.document.department),
    folds=True,
    short=labels.DEPARTMENT,
)
REVISION = ListColumn[OfDocument](
    "revision", labels.REVISION, lambda row, _: row.document.revision, ColumnKind.NUMBER, holds=Holds.REVISION
)
STATE = ListColumn[OfDocument](
    "state",
    labels.STATE,
    _state,
    ColumnKind.STATE,
    said=lambda row, manual: _state(row, manual).label,
)
APPROVED_ON = ListColumn[OfDocument](
    "approved_on", labels.APPROVED_ON, lambda row, _: row.document.approved_on(), ColumnKind.DATE
)
EFFECTIVE = ListColumn[OfDocument](
    "effective", labels.EFFECTIVE_DATE, lambda row, _: row.document.effective, ColumnKind.DATE
)
OWNER = ListColumn[OfDocument]("owner", labels.OWNER, _owner, holds=Holds.PERSON)
PATH = ListColumn[OfDocument]("path", labels.PLACE, lambda row, _: row.document.path)


def department_words(manual: Manual, code: str | None) -> Sayable:
    """What a department is called: by its code where the organisation does not know it."""
    department = manual.organisation.departments.get(code) if code else None
    return department.name if department else code or ""
