"""``satisfies``: the requirements that a document serves, as a whole or clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, TypeAdapter, WithJsonSchema

from sop_plugin.model.requirement import Claim
from sop_plugin.reading.values import OneOrMore, listed
from sop_plugin.reading.yaml_tree import YamlTree

WHOLE = ""
"""What stands for the whole text where clauses have their own requirements."""


def _by_clause(value: Any) -> Any:
    return {WHOLE: listed(value)} if isinstance(value, list | str) else value


_NAMES = TypeAdapter(OneOrMore).json_schema()
Satisfies: TypeAlias = Annotated[
    dict[str, OneOrMore],
    BeforeValidator(_by_clause),
    WithJsonSchema({"anyOf": [*_NAMES["anyOf"], {"type": "object", "additionalProperties": _NAMES}]}),
]
"""Clause → the requirements that it serves."""


def requirement_name(written: str) -> str:
    """A name without what writing leaves to chance: blanks, and the colon of Chinese."""
    return " ".join(written.replace("：", ":").split())


def claims(satisfies: Mapping[str, list[str]], tree: YamlTree) -> Iterator[Claim]:
    """Each requirement with its place, in the order of the file; what is said twice counts once."""
    for clause, names in satisfies.items():
        keys = ("satisfies", clause) if clause else ("satisfies",)
        seen = set()
        for index, written in enumerate(names):
            name = requirement_name(written)
            if name not in seen:
                seen.add(name)
                path = "/".join((*keys, str(index)))
                place = tree.places.get(path) or tree.place(*keys)
                yield Claim(name, clause.strip() or None, place)
