"""Whether the table of authority names people, jobs and departments that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.powers import AnyPower, Who
from sop_plugin.reading.nearest_word import hint
from sop_plugin.reading.yaml_tree import YamlTree
from sop_plugin.rules import organisation as rules
from sop_plugin.words.terms import Term
from sop_plugin.words.voice import Words

_ENTITLED = Term("authority", Words("可以办理的人", "group, job, department or person"))


def unknown_authorities(
    organisation: Organisation, tree: YamlTree, acts: Iterable[AnyPower]
) -> Iterator[Finding]:
    """Each name that stands for nobody; of a job on the list it need not be known who has it."""
    known = (*Who, *organisation.departments, *organisation.people, *organisation.job_spellings)
    for name, keys in _names(tree, acts):
        if name not in known and organisation.job_named(name) is None:
            near = hint(name, tuple(map(str, known)))
            yield rules.UNKNOWN_CODE.at(tree.place(*keys), kind=_ENTITLED, code=name, hint=near)


def _names(tree: YamlTree, acts: Iterable[AnyPower]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Each name with the keys that lead to it."""
    written = tree.value.get("authority") if isinstance(tree.value, dict) else None
    tables = enumerate(written) if isinstance(written, list) else [(None, written)]
    for at, table in tables:
        if not isinstance(table, dict):
            continue
        for power in acts:
            who = table.get(str(power))
            for index, name in enumerate(who if isinstance(who, list) else ()):
                keys = ("authority", *(() if at is None else (at,)), str(power), index)
                yield str(name), keys
