"""What a document is, from the head of its Word file: number, type, department, revision and date, where they can be used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from sop_plugin.adoption.guesses import language_by_letters, type_by_title
from sop_plugin.adoption.synonyms import value_meant
from sop_plugin.importing import refusal
from sop_plugin.importing.content import paragraphs_of
from sop_plugin.importing.conversion import ReadFile
from sop_plugin.importing.structure.header_facts import HeaderFacts
from sop_plugin.importing.told import Told, ToldKind, told
from sop_plugin.model.document_types import DocumentType
from sop_plugin.model.manual import Manual
from sop_plugin.model.number import DocumentNumber
from sop_plugin.model.revision_label import RevisionScheme
from sop_plugin.reading.foreign.fields import FieldKind
from sop_plugin.reading.foreign.values import in_our_form
from sop_plugin.words import labels
from sop_plugin.words.labels import LABELS
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words

_MONTHS = "january february march april may june july august september october november december".split()
_ENGLISH_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})\.?|(?P<month2>[A-Za-z]{3,9})\.?\s+(?P<day2>\d{1,2})"
    r"(?:st|nd|rd|th)?),?\s+(?P<year>\d{4})"
)
_FIELDS = {
    "number": labels.NUMBER,
    "title": labels.TITLE,
    "revision": labels.REVISION,
    "effective": labels.EFFECTIVE_DATE,
}
_NO_DATE = Words("空白", "no date")
_AROUND_REVISION = re.compile(r"^(?:第|版本|版次|[Vv]er(?:sion)?\.?|[Rr]ev(?:ision)?\.?)\s*|\s*版$")


@dataclass(frozen=True)
class Choices:
    """What somebody has said about one file; ``None`` where it is left to the file."""

    number: str | None = None
    title: str | None = None
    type: str | None = None
    department: str | None = None
    language: Language | None = None


@dataclass(frozen=True)
class Identity:
    """What the document is; a department that nobody named is missing, as is a number that is yet to be given."""

    title: str
    type: DocumentType
    department: str | None
    number: str | None
    written_number: str
    """The number in the Word file, whatever it is."""
    revision: int
    effective: date | None
    language: Language
    remarks: tuple[Told, ...] = field(default=())
    is_number_chosen: bool = False
    """Whether somebody has said the number, and not the file."""


def identified(read: ReadFile, choices: Choices, manual: Manual, file: PurePath) -> Identity:
    """Put together what was said about the ``file``, what it says itself, and what its name and folders say.

    Raises ``NotImportable`` for a chosen number, type or department that the manual cannot have.
    """
    facts, remarks = read.facts, list(read.remarks)
    title = choices.title or read.title
    written = next(iter(facts.values("number")), "")
    number = _chosen_number(choices.number, manual) or _number(written, [*facts.loose, file.stem], manual)
    kind = _type(choices, facts, number, title, manual, remarks)
    department = _department(choices, facts, number, manual)
    if department is None:
        department = _by_folder(file, manual)
        if department is not None:
            remarks.append(told(ToldKind.DEPARTMENT_BY_FOLDER, text=department))
    if department is None and len(manual.organisation.departments) == 1:
        (department,) = manual.organisation.departments
    language = choices.language or _language(read, title, manual)
    for name in ("number", "title", "revision", "effective"):
        values = facts.values(name)
        if len(values) > 1:
            remarks.append(told(ToldKind.CONFLICT, field=_FIELDS[name], text=values[0], other=values[1]))
    return Identity(
        title,
        kind,
        department,
        number.text if number else None,
        written,
        _revision(facts, manual.settings.revisions, remarks),
        _effective(facts, manual.settings.metadata.day_order, remarks),
        language,
        tuple(remarks),
        choices.number is not None,
    )


def _chosen_number(written: str | None, manual: Manual) -> DocumentNumber | None:
    """The number that somebody has chosen, in capital or small letters."""
    if written is None:
        return None
    pattern = manual.number_pattern
    number = pattern.parse(written.strip()) or pattern.parse(written.strip().upper())
    if number is None:
        raise refusal.because(refusal.WRONG_NUMBER, number=written, pattern=pattern.usual.pattern)
    return number


def _number(written: str, elsewhere: Iterable[str], manual: Manual) -> DocumentNumber | None:
    """A number of this manual: what is labelled as one, else one that stands alone at the head or in the file's name."""
    pattern = manual.number_pattern
    found = pattern.parse(written.strip())
    if found is not None:
        return found
    return next(
        (number for text in (written, *elsewhere) if (number := pattern.find(text)) is not None), None
    )


def _type(
    choices: Choices,
    facts: HeaderFacts,
    number: DocumentNumber | None,
    title: str,
    manual: Manual,
    remarks: list[Told],
) -> DocumentType:
    types = manual.settings.types
    by_code = {code: types[name] for code, name in manual.settings.type_codes.items()}
    if choices.type is not None:
        return _named_type(choices.type, manual)
    if number is not None and number.type_code in by_code:
        return by_code[number.type_code]
    for value in facts.values("type"):
        meant = value_meant("type", value) or value
        if meant in types:
            return types[meant]
    kind = type_by_title(title, types)
    code = next((code for code, each in by_code.items() if each is kind), kind.name)
    name = LABELS.get(f"type_{kind.name}", kind.name)
    remarks.append(told(ToldKind.TYPE_GUESSED, text=name, code=code))
    return kind


def _named_type(written: str, manual: Manual) -> DocumentType:
    """The type that somebody has named by its name, its code or a usual word."""
    types = manual.settings.types
    codes = manual.settings.type_codes
    spellings = {code.casefold(): types[name] for code, name in codes.items()} | dict(types)
    meant = value_meant("type", written) or ""
    found = spellings.get(written.strip().casefold()) or types.get(meant)
    if found is None:
        raise refusal.because(refusal.UNKNOWN_TYPE, written=written, known=", ".join(types))
    return found


def _department(
    choices: Choices, facts: HeaderFacts, number: DocumentNumber | None, manual: Manual
) -> str | None:
    departments = manual.organisation.departments
    by_name = _departments_by_name(manual)
    if choices.department is not None:
        chosen = by_name.get(choices.department.strip().casefold())
        if chosen is None:
            known = ", ".join(departments)
            raise refusal.because(refusal.UNKNOWN_DEPARTMENT, written=choices.department, known=known)
        return chosen
    if number is not None:
        return number.department
    named = (by_name.get(value.strip().casefold()) for value in facts.values("department"))
    return next(filter(None, named), None)


def _by_folder(file: PurePath, manual: Manual) -> str | None:
    """The department after which the nearest folder is named."""
    by_name = _departments_by_name(manual)
    found = (by_name.get(folder.name.strip().casefold()) for folder in file.parents)
    return next(filter(None, found), None)


def _departments_by_name(manual: Manual) -> dict[str, str]:
    return {
        spelling.casefold(): each.code
        for each in manual.organisation.departments.values()
        for spelling in (each.code, each.name.zh_hans, each.name.zh_hant, each.name.en)
        if spelling
    }


def _revision(facts: HeaderFacts, revisions: RevisionScheme, remarks: list[Told]) -> int:
    """The revision as the manual writes revisions; its first one where the file says none that it has."""
    written = next(iter(facts.values("revision")), "")
    ours = in_our_form(written, FieldKind.REVISION)
    for spelling in (written.strip(), _AROUND_REVISION.sub("", written), ours):
        found = revisions.parse(spelling) if isinstance(spelling, str) else None
        if found is not None:
            return found
    if written:
        used = str(revisions.first)
        remarks.append(told(ToldKind.NOT_READ, field=labels.REVISION, text=written, used=used))
    return revisions.first


def _effective(facts: HeaderFacts, day_order: str, remarks: list[Told]) -> date | None:
    written = next(iter(facts.values("effective")), "")
    ours = in_our_form(written, FieldKind.DAY, day_order)
    found = _day(ours) if isinstance(ours, str) else None
    if written and found is None:
        remarks.append(told(ToldKind.NOT_READ, field=labels.EFFECTIVE_DATE, text=written, used=_NO_DATE))
    return found


def _day(text: str) -> date | None:
    english = _ENGLISH_DAY.fullmatch(text.strip())
    try:
        if english is None:
            return date.fromisoformat(text) if text.isascii() else None
        name = (english["month"] or english["month2"]).lower()
        month = next((i for i, m in enumerate(_MONTHS, start=1) if name in (m, m[:3], "sept")), 0)
        return date(int(english["year"]), month, int(english["day"] or english["day2"]))
    except ValueError:
        return None


def _language(read: ReadFile, title: str, manual: Manual) -> Language:
    text = title + "".join(paragraph.text for paragraph in paragraphs_of(read.blocks))
    return language_by_letters(text, manual.settings.language)
