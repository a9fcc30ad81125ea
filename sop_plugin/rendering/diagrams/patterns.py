"""A pattern for each state, so that a drawing tells them apart without colours, on paper and to every eye."""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.model.lifecycle import State
from sop_plugin.rendering.svg import element

_TILE = 8
_STROKES = {
    State.DUE: "M0 8L8 0M-2 2L2-2M6 10L10 6",
    State.OVERDUE: "M0 0L8 8M0 8L8 0",
    State.SCHEDULED: "M0 2H8M0 6H8",
    State.IN_REVIEW: "M2 0V8M6 0V8",
    State.DRAFT: "M2 2h.01M6 6h.01",
    State.EXPIRED: "M0 0L8 8M-2 6L2 10M6-2L10 2",
    State.SUPERSEDED: "M4 0V8M0 4H8",
    State.WITHDRAWN: "M2 2L6 6M2 6L6 2",
}


def state_fill(drawing: str, state: State) -> str | None:
    """The ``fill`` of what stands for a state in a drawing; in force is plain, by its class."""
    return f"url(#{drawing}-{state.value})" if state in _STROKES else None


def state_patterns(drawing: str, *states: State) -> Markup:
    """The definitions that :func:`state_fill` names."""
    return element(
        "defs",
        *(
            element(
                "pattern",
                element("rect", class_="sop-pattern__ground", width=_TILE, height=_TILE),
                element("path", class_="sop-pattern__strokes", d=_STROKES[state]),
                id=f"{drawing}-{state.value}",
                class_=f"sop-tone--{state.value}",
                patternUnits="userSpaceOnUse",
                width=_TILE,
                height=_TILE,
            )
            for state in states
            if state in _STROKES
        ),
    )
