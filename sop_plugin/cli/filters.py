"""Values of filters as people type them, against what the manual knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.model.manual import Manual

_UNKNOWN = Words(
    "{option} {value}：没有这个值，最接近的是 {nearest}；可用的有 {known}",
    "{option} {value}: there is none; the nearest is {nearest}; known are {known}",
)


def chosen_values(
    option: str, wanted: tuple[str, ...], known: dict[str, str], language: Language
) -> set[str]:
    """What the values of a filter stand for, in capital or small letters; raises ``CannotRun`` for an unknown one."""
    by_folded = {word.casefold(): value for word, value in known.items()}
    for word in wanted:
        if word.casefold() not in by_folded:
            from sop_plugin.checks.nearest import Nearest

            words = {
                "option": option,
                "value": word,
                "nearest": Nearest(known).to(word),
                "known": ", ".join(sorted(set(known.values()))),
            }
            raise CannotRun(_UNKNOWN.in_language(language).format(**words))
    return {by_folded[word.casefold()] for word in wanted}


def chosen_departments(manual: Manual, wanted: tuple[str, ...], language: Language) -> set[str]:
    """The codes meant by ``--department``."""
    codes = [*manual.organisation.departments, *(document.department for document in manual.documents)]
    return chosen_values("--department", wanted, {code: code for code in codes}, language)


def chosen_people(manual: Manual, wanted: tuple[str, ...], language: Language) -> set[str]:
    """The ids meant by ``--person``, which takes an id or a name; a name can be that of several people."""
    people = manual.organisation.people.values()
    known = {person.id: person.id for person in people} | {person.name: person.id for person in people}
    found = chosen_values("--person", wanted, known, language)
    named = {word.casefold() for word in wanted}
    return found | {person.id for person in people if person.name.casefold() in named}
