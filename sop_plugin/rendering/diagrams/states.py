"""Documents by state: one stacked column, each part with its own label beside it, however thin the part is."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from sop_plugin.model.lifecycle import State
from sop_plugin.rendering.diagrams.patterns import state_fill, state_patterns
from sop_plugin.rendering.svg import drawing, element, text
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice, Words

# What readers work by comes first, what they must not work by last.
STATE_ORDER = (
    State.EFFECTIVE,
    State.DUE,
    State.OVERDUE,
    State.SCHEDULED,
    State.IN_REVIEW,
    State.DRAFT,
    State.EXPIRED,
    State.SUPERSEDED,
    State.WITHDRAWN,
)
_WIDTH, _TOP, _HEIGHT = 310.0, 4.0, 220.0
_BAR_X, _BAR_WIDTH = 4.0, 52.0
_LABEL_X, _LABEL_STEP, _THINNEST = 140.0, 23.0, 3.0
_BETWEEN = Words("，", ", ")


def state_shares(by_state: Mapping[State, int]) -> tuple[tuple[State, int, str], ...]:
    """State, count and share in percent, in the order in which they are drawn."""
    total = sum(by_state.values())
    return tuple((s, by_state[s], _percent(by_state[s], total)) for s in STATE_ORDER if by_state.get(s))


def states_diagram(name: str, by_state: Mapping[State, int], voice: Voice) -> Markup:
    """The column of all counts that are not nothing; an empty register draws nothing."""
    shares = state_shares(by_state)
    if not shares:
        return Markup("")
    heights = _part_heights([count for _, count, _ in shares])
    tops = [_TOP + sum(heights[:i]) for i in range(len(heights))]
    middles = [top + height / 2 for top, height in zip(tops, heights, strict=True)]
    parts = []
    for (state, count, share), top, height, middle, label in zip(
        shares, tops, heights, middles, _spread(middles), strict=True
    ):
        end = _BAR_X + _BAR_WIDTH
        parts.append(
            element(
                "g",
                element(
                    "rect",
                    class_="sop-diagram__part",
                    x=_BAR_X,
                    y=top,
                    width=_BAR_WIDTH,
                    height=height,
                    fill=state_fill(name, state),
                ),
                element(
                    "path",
                    class_="sop-diagram__leader",
                    d=f"M{end:g} {middle:.1f}h5L{end + 37:g} {label:.1f}h5",
                ),
                text(_LABEL_X - 10, label + 4.5, str(count), class_="sop-diagram__figure", anchor="end"),
                element(
                    "text",
                    f"{voice.say(state.label)} ",
                    element("tspan", share, class_="sop-diagram__soft"),
                    x=_LABEL_X,
                    y=label + 4.5,
                ),
                class_=f"sop-tone--{state.value}",
            )
        )
    return drawing(
        name,
        state_patterns(name, *(state for state, _, _ in shares)),
        *parts,
        width=_WIDTH,
        height=_TOP * 2 + _HEIGHT,
        title=voice.say(labels.STATES_DIAGRAM),
        description=_sentence(shares, voice),
        class_="sop-diagram__drawing",
    )


def _part_heights(counts: list[int]) -> list[float]:
    """Heights as the counts, none thinner than can be seen; the thick ones give what the thin ones need."""
    total = sum(counts)
    heights = [_HEIGHT * count / total for count in counts]
    missing = sum(max(0.0, _THINNEST - height) for height in heights)
    spare = sum(max(0.0, height - _THINNEST) for height in heights)
    return [
        _THINNEST if height <= _THINNEST else height - missing * (height - _THINNEST) / spare
        for height in heights
    ]


def _spread(middles: list[float]) -> list[float]:
    """The nearest places for the labels at which none covers another, in the same order."""
    places: list[float] = []
    for i, middle in enumerate(middles):
        room_below = _TOP + _HEIGHT - _LABEL_STEP * (len(middles) - i - 0.5)
        lowest = places[-1] + _LABEL_STEP if places else _TOP + _LABEL_STEP / 2
        places.append(max(lowest, min(middle, room_below)))
    return places


def _percent(count: int, total: int) -> str:
    return "<1%" if 100 * count < total else f"{100 * count / total:.0f}%"


def _sentence(shares: tuple[tuple[State, int, str], ...], voice: Voice) -> str:
    return voice.listed((f"{voice.say(state.label)} {count}" for state, count, _ in shares), _BETWEEN)
