"""A file from elsewhere with what it says it is: number, department, type, title; or why it stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sop_plugin.adoption import remarks
from sop_plugin.adoption.adopted_text import without_number
from sop_plugin.adoption.foreign_text import ForeignText
from sop_plugin.adoption.guesses import type_by_title
from sop_plugin.adoption.proposal import FileMetadata, Proposal, described
from sop_plugin.adoption.stated_facts import StatedFacts, stated_facts
from sop_plugin.model.document_types import DocumentType
from sop_plugin.model.manual import Manual
from sop_plugin.model.number import DocumentNumber
from sop_plugin.words.voice import Sayable

_OUR_RECORDS = ("approvals", "reviews", "withdrawal")
_PAGES = frozenset(
    "readme index summary changelog contributing license licence code_of_conduct security".split()
)


@dataclass(frozen=True)
class Wishes:
    """What somebody has said of all files that do not say it: type and department; ``named`` are files to adopt whatever their name."""

    type: DocumentType | None = None
    department: str | None = None
    named: frozenset[str] = frozenset()


@dataclass
class Candidate:
    """A file that can become a document; without a ``number`` of its own it gets the next free one."""

    file: ForeignText
    stated: StatedFacts
    number: DocumentNumber | None
    type: DocumentType
    department: str = ""
    told: list[Sayable] = field(default_factory=list)


def candidate(file: ForeignText, proposed: Proposal, manual: Manual, wishes: Wishes) -> Candidate | Sayable:
    """The file with what it says, or why it stays as it is."""
    if file.trouble is not None:
        return file.trouble
    if not file.written and file.body.startswith("+++"):
        return remarks.LEFT_TOML
    path = PurePosixPath(file.path)
    if path.stem.casefold() in _PAGES and not file.written and file.path not in wishes.named:
        return remarks.LEFT_PAGE.filled(path=file.path)
    if any(file.written.get(name) for name in _OUR_RECORDS):
        return remarks.LEFT_SIGNED
    present = described(FileMetadata(file.path, file.written), manual.settings, proposed).present
    stated = stated_facts(file, present, proposed.values, manual)
    if stated.text("status") == "withdrawn":
        return remarks.LEFT_WITHDRAWN.filled(value=stated.written["status"])
    pattern = manual.number_pattern
    said = stated.text("number")
    number = pattern.parse(said) or next(
        filter(None, map(pattern.find, (said, file.head.title, path.stem))), None
    )
    found = Candidate(file, stated, number, next(iter(manual.settings.types.values())))
    department = _department(found, path, manual, wishes)
    if department is None:
        known = manual.organisation.departments
        return remarks.LEFT_NO_DEPARTMENT if known else remarks.LEFT_NO_ORGANISATION
    found.department = department
    found.type = _type(found, title_of(found, None), manual, wishes)
    return found


def _department(found: Candidate, path: PurePosixPath, manual: Manual, wishes: Wishes) -> str | None:
    """That of the number, else what the file says, else that of its folder, else the one that was named, or the only one."""
    departments = manual.organisation.departments
    if found.number is not None and found.number.department:
        _tell_other(found, "department", found.number.department)
        return found.number.department
    if found.stated.text("department"):
        return found.stated.text("department")
    named = {s.casefold(): d.code for d in departments.values() for s in (d.code, *d.name.spellings) if s}
    for folder in reversed(path.parent.parts):
        if folder.casefold() in named:
            found.told.append(remarks.DEPARTMENT_OF_FOLDER.filled(folder=folder))
            return named[folder.casefold()]
    return wishes.department or (next(iter(departments)) if len(departments) == 1 else None)


def _type(found: Candidate, title: str, manual: Manual, wishes: Wishes) -> DocumentType:
    types = manual.settings.types
    by_code = {code: types[name] for code, name in manual.settings.type_codes.items()}
    if found.number is not None and found.number.type_code in by_code:
        kind = by_code[found.number.type_code]
        _tell_other(found, "type", kind.name)
        return kind
    if found.stated.text("type"):
        return types[found.stated.text("type")]
    if wishes.type is not None:
        return wishes.type
    kind = type_by_title(title, types)
    found.told.append(remarks.TYPE_SUPPOSED.filled(type=kind.name))
    return kind


def _tell_other(found: Candidate, name: str, value: str) -> None:
    """Tell where a file says another department or type than its number."""
    said = found.stated.text(name)
    if said and said != value:
        written = found.stated.written[name]
        found.told.append(remarks.CONFLICT.filled(field=name, value=value, other=written))
        found.stated.kept.append(f"{name}: {written}")


def title_of(found: Candidate, number: str | None) -> str:
    """What the file says, else its first heading, else its name."""
    head = found.file.head
    name = PurePosixPath(found.file.path).stem
    said = found.stated.text("title") or (head.values("title") or ("",))[0] or head.title or name
    numbers = (number or "", found.stated.text("number"), found.number.text if found.number else "")
    return " ".join(without_number(said, *numbers).split())
