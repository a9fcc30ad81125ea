"""The table of authority as facts: what is recorded of it, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sop_plugin.model.powers import (
    SIGN,
    AnyPower,
    AuthorityTable,
    Power,
    PowersFrom,
    SigningPower,
    Who,
    power_named,
)
from sop_plugin.words.voice import COMMA, Listed, Sayable, Sentence, Words

if TYPE_CHECKING:
    from sop_plugin.model.trust.values import Names

AUTHORITY = "organisation/authority"
"""The subject under which the table is recorded."""
_RULES = "rules"
_NOBODY = Words("任何人都不可以", "nobody")
_CHANGED = Words(
    "权限表：{power}由 {old} 改为 {new}", "table of authority: {power} by {new} instead of {old}"
)
_CHANGED_FROM = Words(
    "权限表：{power}自 {since} 起由 {old} 改为 {new}",
    "table of authority: {power} by {new} instead of {old}, from {since}",
)


def table_facts(table: AuthorityTable) -> Mapping[str, Any]:
    """The facts of a table; none of one that says nothing."""
    rules = [
        {
            **({"since": entry.since.isoformat()} if entry.since else {}),
            **{str(power): list(who) for power, who in entry.who.items()},
        }
        for entry in table.entries
    ]
    return {_RULES: rules} if rules else {}


def table_of(facts: Mapping[str, Any]) -> AuthorityTable:
    """The table that facts describe; what was never of that form says nothing."""
    try:
        return AuthorityTable(tuple(map(_entry, facts.get(_RULES, ()))))
    except (AttributeError, TypeError, ValueError):
        return AuthorityTable()


def is_table(facts: Mapping[str, Any]) -> bool:
    """Whether facts are of the form that this module gives them."""
    return table_facts(table_of(facts)) == facts


def _entry(facts: Mapping[str, Any]) -> PowersFrom:
    since = facts.get("since")
    return PowersFrom(
        {power_named(key): tuple(map(str, who)) for key, who in facts.items() if key != "since"},
        date.fromisoformat(since) if since else None,
    )


def table_changes(names: Names, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Sentence]:
    """Each act that other people may do, for every day from which that counts."""
    before, after = table_of(old), table_of(new)
    days = {entry.since or date.min for entry in (*before.entries, *after.entries)} | {date.min}
    acts = (*Power, *(power for entry in (*before.entries, *after.entries) for power in entry.who))
    told: dict[AnyPower, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for day in sorted(days):
        for power in dict.fromkeys(acts):
            differs = (before.who(power, day), after.who(power, day))
            if differs[0] != differs[1] and told.get(power) != differs:
                told[power] = differs
                values = {
                    "power": _called(names, power),
                    "old": listed_who(differs[0]),
                    "new": listed_who(differs[1]),
                }
                words = _CHANGED if day == date.min else _CHANGED_FROM
                yield words.filled(**values, **({} if day == date.min else {"since": day}))


def _called(names: Names, power: AnyPower) -> Sayable:
    return (
        SigningPower(power, names.role(power.removeprefix(SIGN)))
        if isinstance(power, SigningPower)
        else power
    )


def listed_who(who: tuple[str, ...]) -> Sayable:
    """Groups, departments, people and jobs, as they are named."""
    if not who:
        return _NOBODY
    return Listed(tuple(Who(each) if each in set(Who) else each for each in who), COMMA)
