"""Codes, names and numbers as people type them, to those of the manual: the one look-up of all commands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from sop_plugin.cli.cannot_run import CannotRun, SaidNo
from sop_plugin.words.voice import COMMA, NOTED, Listed, Sayable, Words, spellings

if TYPE_CHECKING:
    from sop_plugin.model.document_types import DocumentType
    from sop_plugin.model.manual import Manual
    from sop_plugin.model.roles import Role

_UNKNOWN = Words(
    "{option} {value}：没有这个值；可用的有 {known}", "{option} {value}: there is none; known are {known}"
)
_NEAR = Words(
    "{option} {value}：没有这个值，最接近的是 {nearest}；可用的有 {known}",
    "{option} {value}: there is none; the nearest is {nearest}; known are {known}",
)
_NO_NUMBER = Words(
    "手册和台账中没有编号 {number}，最接近的是 {nearest}；sop register 列出全部文件",
    "neither the manual nor the ledger knows the number {number}; the nearest is {nearest}; "
    "'sop register' lists all documents",
)
Known = TypeVar("Known")


def meant(written: str, known: Mapping[str, Known]) -> Known | None:
    """What a word stands for, in whatever letter case; ``None`` for one that nobody knows."""
    if written in known:
        return known[written]
    return {_folded(word): value for word, value in known.items()}.get(_folded(written))


def _folded(word: str) -> str:
    # As people type it in Chinese: full-width letters are letters too.
    return unicodedata.normalize("NFKC", word).strip().casefold()


def known_value(option: str, written: str, known: Mapping[str, Known], listed: Iterable[Sayable]) -> Known:
    """What the value of an option stands for; raises ``CannotRun``, which names the nearest and what is ``listed``."""
    found = meant(written, known)
    if found is None:
        from sop_plugin.checks.nearest import NOTHING_NEAR, Nearest

        nearest = Nearest(known).to(written)
        words = _UNKNOWN if nearest == NOTHING_NEAR else _NEAR
        told = Listed(tuple(listed), COMMA)
        raise CannotRun(words.filled(option=option, value=written, nearest=nearest, known=told))
    return found


def known_department(manual: Manual, written: str) -> str:
    """The code of a department."""
    codes = {code: code for code in manual.organisation.departments}
    return known_value("--department", written, codes, codes)


def known_type(manual: Manual, written: str) -> DocumentType:
    """A document type, by its name or by its code, or by what it is called."""
    settings = manual.settings
    kinds = settings.types_on(manual.as_of)
    by_code = {code: kinds[name] for code, name in settings.type_codes.items()}
    called = {said: kinds[name] for name in kinds for said in spellings(settings.type_label(name))}
    return known_value("--type", written, _or_called(by_code | kinds, called), by_code)


def known_role(manual: Manual, written: str) -> Role:
    """A role of today, by its key or by what it is called."""
    roles = manual.settings.roles.on(manual.as_of)
    called = {spelling: role for role in roles for spelling in spellings(role.label)}
    listed = (NOTED.filled(noted=str(role), note=role.label) for role in roles)
    return known_value("--role", written, _or_called({str(role): role for role in roles}, called), listed)


def _or_called(by_key: Mapping[str, Known], called: Mapping[str, Known]) -> dict[str, Known]:
    """What is to be typed, first among those that are near, and names that are none of these words."""
    taken = set(map(_folded, by_key))
    return {**by_key, **{said: value for said, value in called.items() if _folded(said) not in taken}}


def known_number(written: str, numbers: Iterable[str]) -> str:
    """The number as it is registered; raises ``SaidNo``, which names the nearest."""
    known = {number: number for number in numbers}
    found = meant(written, known)
    if found is None:
        from sop_plugin.checks.nearest import Nearest

        wanted = unicodedata.normalize("NFKC", written).strip()
        raise SaidNo(_NO_NUMBER.filled(number=wanted, nearest=Nearest(known).to(wanted)))
    return found


def chosen_departments(manual: Manual, wanted: tuple[str, ...]) -> set[str]:
    """The codes that a filter lets through, also of a department that only documents name."""
    codes = [*manual.organisation.departments, *(document.department for document in manual.documents)]
    return _chosen("--department", wanted, {code: code for code in codes})


def chosen_types(manual: Manual, wanted: tuple[str, ...]) -> set[str]:
    """The names of types that a filter lets through, also of a type that only documents name."""
    settings = manual.settings
    names = {document.type: document.type for document in manual.documents}
    names |= {**settings.type_codes, **{name: name for name in settings.types}}
    called = {said: name for name in settings.types for said in spellings(settings.type_label(name))}
    return _chosen("--type", wanted, _or_called(names, called))


def chosen_people(manual: Manual, wanted: tuple[str, ...]) -> set[str]:
    """The ids that a filter lets through, by id or name; a name can be that of several people."""
    people = manual.organisation.people.values()
    known = {person.id: person.id for person in people} | {person.name: person.id for person in people}
    found = _chosen("--person", wanted, known)
    named = {_folded(word) for word in wanted}
    return found | {person.id for person in people if _folded(person.name) in named}


def _chosen(option: str, wanted: tuple[str, ...], known: Mapping[str, str]) -> set[str]:
    listed = sorted(set(known.values()))
    return {known_value(option, word, known, listed) for word in wanted}
