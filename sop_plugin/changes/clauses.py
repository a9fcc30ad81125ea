"""Which clauses of a document differ between two texts of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.model.document import Clause, Document

_Key = tuple[object, ...]


class ClauseDifference(StrEnum):
    """What became of a clause."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class ClauseChange:
    """A clause as it is now, or as it was where it is gone; ``None`` is the text above the first heading."""

    difference: ClauseDifference
    clause: Clause | None


@dataclass(frozen=True)
class _Stretch:
    clause: Clause | None
    text: str


def clause_changes(old: Document, new: Document) -> tuple[ClauseChange, ...]:
    """The clauses whose own words differ, those below them apart, in the order of the new text; removed ones last.

    A clause keeps its identity by its explicit id or its titles; one that got another title keeps it by its number.
    """
    before, after = dict(_stretches(old)), dict(_stretches(new))
    same = [key for key in after if key in before]
    left = {_number(stretch): key for key, stretch in before.items() if key not in after}
    partner = {key: key for key in same}
    for key, stretch in after.items():
        if key not in before and _number(stretch) in left:
            partner[key] = left.pop(_number(stretch))
    changes = [
        ClauseChange(ClauseDifference.CHANGED if key in partner else ClauseDifference.ADDED, stretch.clause)
        for key, stretch in after.items()
        if key not in partner or before[partner[key]].text != stretch.text
    ]
    changes += [ClauseChange(ClauseDifference.REMOVED, before[key].clause) for key in left.values()]
    return tuple(changes)


def _number(stretch: _Stretch) -> str:
    return stretch.clause.key if stretch.clause else ""


def _stretches(document: Document) -> Iterator[tuple[_Key, _Stretch]]:
    """Each clause's own lines, heading included, under what makes it the same clause."""
    body = document.body
    lines = [line.rstrip() for line in body.text.replace("\r\n", "\n").split("\n")]
    starts = [clause.line - body.first_line for clause in body.clauses]
    ends = [*starts[1:], len(lines)]
    lead = "\n".join(lines[: starts[0] if starts else len(lines)]).strip()
    if lead:
        yield (), _Stretch(None, lead)
    above: dict[tuple[int, ...], _Key] = {}
    seen: Counter[_Key] = Counter()
    for clause, start, end in zip(body.clauses, starts, ends, strict=True):
        own = clause.explicit_id or clause.title
        key: _Key = (*above.get(clause.path[:-1], ()), own)
        above[clause.path] = key
        seen[key] += 1
        yield (*key, seen[key]), _Stretch(clause, "\n".join(lines[start:end]).strip())
