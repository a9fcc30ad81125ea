"""Tables of steps made by hand."""

from __future__ import annotations

from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Branch, Cell, ProcedureStep, StepTable

PLACE = Place("docs/a.md")


def table(*rows: tuple[object, ...]) -> StepTable:
    """Rows of action, who, time limit, branches; what is missing at the end is empty."""
    steps = []
    for position, row in enumerate(rows, start=1):
        action, who, limit, branches = (*map(str, row[:3]), *[""] * (3 - len(row[:3])), row[3:])
        ways = branches[0] if branches else ()
        steps.append(
            ProcedureStep(
                position,
                Cell(action, PLACE.path),
                tuple(filter(None, who.split("、"))),
                Cell(who, PLACE.path),
                time_limit=Cell(limit, PLACE.path),
                branches=tuple(Branch(condition, target, PLACE) for condition, target in ways),  # type: ignore[attr-defined]
            )
        )
    return StepTable(tuple(steps), 1, len(rows) + 2, "4.2")
