"""How many documents are in which state: a drawing with its table, for whichever page wants it."""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.compile import CompiledManual
from sop_plugin.pages.drawing import draw
from sop_plugin.pages.wording import wording
from sop_plugin.rendering.diagrams.states import state_shares, states_diagram
from sop_plugin.words.language import Language


def states_figure(compiled: CompiledManual, language: Language) -> Markup:
    """How many documents are in which state on the manual's date, for whichever page wants it."""
    by_state = compiled.registers.documents.by_state
    words = wording(language)
    # The template escapes what it is given.
    return Markup(  # noqa: S704
        draw(
            "lists/states_figure.html",
            drawing=states_diagram("states-diagram", by_state, language),
            shares=state_shares(by_state),
            total=sum(by_state.values()),
            as_of=compiled.manual.as_of,
            w=words,
            t=words.labels,
        )
    )
