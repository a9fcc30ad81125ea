"""Who may do what: the acts and the groups that may do them, each department's people, and who approves what."""

from __future__ import annotations

from functools import partial

from sop_plugin.model.organisation import Authority, Person
from sop_plugin.model.settings import Settings
from sop_plugin.model.trust.powers import listed_who
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.registers.authority import Holders, authority_register
from sop_plugin.words import labels
from sop_plugin.words.voice import COMMA, Listed, Sayable, Words

_NAMED = 12
_OF_TYPES = Words("{types}：{names}", "{types}: {names}")
_AND_OTHERS = Words("{names}等 {count} 人", "{names} and others, {count} in all")


def authority_html(edition: Edition, base: str) -> str:
    """The table of authority, on the manual's date."""
    manual = edition.manual

    def types(authority: Authority) -> Sayable:
        return (
            Listed(tuple(map(manual.settings.type_label, authority.types)), COMMA)
            if authority.types
            else labels.ALL_TYPES
        )

    def departments(authority: Authority) -> Sayable:
        codes = authority.departments
        return Listed(tuple(map(manual.department_term, codes)), COMMA) if codes else labels.ALL_DEPARTMENTS

    return list_html(
        "lists/authority.html",
        edition,
        base,
        register=authority_register(manual),
        groups=listed_who,
        holders=partial(_holders, manual.settings),
        types=types,
        departments=departments,
    )


def _holders(settings: Settings, holders: Holders) -> Sayable:
    names = _names(holders.people)
    if not holders.types:
        return names
    return _OF_TYPES.filled(types=Listed(tuple(map(settings.type_name, holders.types)), COMMA), names=names)


def _names(people: tuple[Person, ...]) -> Sayable:
    """All of them, or the first few of many."""
    if not people:
        return labels.NOBODY_IN_POST
    named = Listed(tuple(person.name for person in people[:_NAMED]), COMMA)
    return named if len(people) <= _NAMED else _AND_OTHERS.filled(names=named, count=len(people))
