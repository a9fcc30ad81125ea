"""Which clauses of a document differ between two texts of it: the one account that commands, pages and reports give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.model.document import Clause, Document

_Key = tuple[object, ...]


class ClauseDifference(StrEnum):
    """What became of a clause."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    RENUMBERED = "renumbered"
    """Its words are the same, but whoever cites it by its number finds another clause there, or none."""


@dataclass(frozen=True)
class ClauseChange:
    """A clause as it was and as it is; ``None`` on the side where it is not, and on both for the text above the first heading.

    ``follows``: it has another number only because the clause around it has, so that people need not be told of it too.
    """

    difference: ClauseDifference
    old: Clause | None
    new: Clause | None
    follows: bool = False

    @property
    def clause(self) -> Clause | None:
        """The clause as it is now, or as it was where it is gone; ``None`` is the text above the first heading."""
        return self.new or self.old

    @property
    def keys(self) -> tuple[str, ...]:
        """The numbers by which references find it, the present one first."""
        return tuple(dict.fromkeys(clause.key for clause in (self.new, self.old) if clause is not None))


@dataclass(frozen=True)
class _Stretch:
    clause: Clause | None
    text: str

    @property
    def number(self) -> str:
        return self.clause.key if self.clause else ""


def clause_changes(old: Document, new: Document) -> tuple[ClauseChange, ...]:
    """The clauses whose own words or number differ, in the order of the new text; those that are gone last.

    A clause keeps its identity by its explicit id or its titles; one that got another title keeps it by its number. Sub-clauses
    count for themselves.
    """
    before, after = dict(_stretches(old)), dict(_stretches(new))
    left = {stretch.number: key for key, stretch in before.items() if key not in after}
    earlier: dict[_Key, _Stretch] = {}
    for key, stretch in after.items():
        if key in before:
            earlier[key] = before[key]
        elif stretch.number in left:
            earlier[key] = before[left.pop(stretch.number)]
    moved = {
        stretch.clause.path: was.clause.path
        for key, stretch in after.items()
        if stretch.clause and (was := earlier.get(key)) and was.clause and was.number != stretch.number
    }
    found = (_change(earlier.get(key), stretch, moved) for key, stretch in after.items())
    gone = (before[key].clause for key in left.values())
    return (*filter(None, found), *(ClauseChange(ClauseDifference.REMOVED, clause, None) for clause in gone))


def _change(
    old: _Stretch | None, new: _Stretch, moved: Mapping[tuple[int, ...], tuple[int, ...]]
) -> ClauseChange | None:
    """``moved``: new path → old one of every clause that has another number."""
    if old is None:
        return ClauseChange(ClauseDifference.ADDED, None, new.clause)
    if old.text != new.text:
        return ClauseChange(ClauseDifference.CHANGED, old.clause, new.clause)
    if old.clause is None or new.clause is None or old.clause.path == new.clause.path:
        return None
    *above, last = new.clause.path
    around = moved.get(tuple(above))
    follows = around is not None and old.clause.path == (*around, last)
    return ClauseChange(ClauseDifference.RENUMBERED, old.clause, new.clause, follows)


def _stretches(document: Document) -> Iterator[tuple[_Key, _Stretch]]:
    """Each clause's own lines, heading included, under what makes it the same clause."""
    body = document.body
    lines = [line.rstrip() for line in body.text.replace("\r\n", "\n").split("\n")]
    starts = [clause.line - body.first_line for clause in body.clauses]
    ends = [*starts, len(lines)][1:]
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
