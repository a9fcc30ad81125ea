"""What follows what in a table of steps, before anything has a place."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.placeholders import says_nothing
from sop_plugin.model.procedure import Branch, Cell, ProcedureStep, StepTable
from sop_plugin.rendering.plain_text import plain_text, short_name

SHORTEST = 3
"""Tables with fewer steps are plain enough without a chart."""

_OPPOSITES = (("是", "否"), ("yes", "no"), ("有", "无"), ("有", "無"), ("能", "否"), ("可", "否"))
_NEGATIONS = ("不", "未", "非", "没有", "沒有", "无", "無", "not ", "no ", "un", "in")


@dataclass(frozen=True)
class Way:
    """A way out of a step that is not simply the next one; ``target`` is a position, ``None`` the end."""

    condition: str
    target: int | None


@dataclass(frozen=True)
class FlowStep:
    """A step in words. ``ways`` are tried in order; ``onward`` is whether the next step can follow, and ``onward_words`` when.

    ``role`` is the lane it stands in; ``together`` names everybody where more than one does it.
    """

    position: int
    action: str
    role: str
    together: str = ""
    time_limit: str = ""
    ways: tuple[Way, ...] = ()
    onward: bool = True
    onward_words: str = ""


@dataclass(frozen=True)
class Flow:
    """The steps of one table, and the roles in the order in which they first act. A step without a doer has the role ``""``."""

    steps: tuple[FlowStep, ...]
    roles: tuple[str, ...]


def flow_of(table: StepTable) -> Flow:
    """The flow of a table."""
    steps = tuple(_step(step, len(table.steps)) for step in table.steps)
    return Flow(steps, tuple(dict.fromkeys(step.role for step in steps)))


def _step(step: ProcedureStep, count: int) -> FlowStep:
    following = step.position + 1 if step.position < count else None
    ways, onward, onward_words = _ways(step.branches, following, count)
    return FlowStep(
        position=step.position,
        action=_words(step.action) or str(step.position),
        role=plain_text(step.doers[0], short_name) if step.doers else "",
        together=_words(step.who) if len(step.doers) > 1 else "",
        time_limit=_words(step.time_limit),
        ways=ways,
        onward=onward,
        onward_words=onward_words,
    )


def _ways(
    branches: tuple[Branch, ...], following: int | None, count: int
) -> tuple[tuple[Way, ...], bool, str]:
    """Branches as ways out, whether the next step can follow them, and in what case."""
    every = [
        Way(plain_text(branch.condition, short_name), branch.target)
        for branch in branches
        if branch.target is None or 1 <= branch.target <= count
    ]
    ways, onward_words = [], []
    for way in every:
        if way.target == following:
            onward_words.append(way.condition)
        else:
            ways.append(way)
        if not way.condition:
            # Always: what stands behind it never comes.
            return tuple(ways), way.target == following, ""
    if onward_words or not _exhaustive(ways):
        return tuple(ways), True, " / ".join(filter(None, onward_words))
    return tuple(ways), False, ""


def _exhaustive(ways: list[Way]) -> bool:
    """Whether two conditions leave nothing between them: 合格 and 不合格, yes and no."""
    if len(ways) != 2:
        return False
    first, second = (way.condition.casefold() for way in ways)
    if (first, second) in _OPPOSITES or (second, first) in _OPPOSITES:
        return True
    return any(negation + first == second or negation + second == first for negation in _NEGATIONS)


def _words(cell: Cell | None) -> str:
    text = plain_text(cell.text, short_name) if cell is not None else ""
    return "" if says_nothing(text) else text
