"""How many documents are in which state: a drawing with its table, for whichever page wants it."""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.compile import CompiledManual
from sop_plugin.pages.drawing import draw
from sop_plugin.pages.voice import labels_in
from sop_plugin.rendering.diagrams.states import state_shares, states_diagram
from sop_plugin.words.voice import Voice


def states_figure(compiled: CompiledManual, voice: Voice) -> Markup:
    """How many documents are in which state on the manual's date, for whichever page wants it."""
    by_state = compiled.registers.documents.by_state
    # The template escapes what it is given.
    return Markup(  # noqa: S704
        draw(
            "lists/states_figure.html",
            drawing=states_diagram("states-diagram", by_state, voice.plain),
            shares=state_shares(by_state),
            total=sum(by_state.values()),
            as_of=compiled.manual.as_of,
            voice=voice,
            t=labels_in(voice),
        )
    )
