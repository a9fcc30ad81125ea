"""The document register: every document, its dates and its state."""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.model.lifecycle import State
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.states_figure import states_figure
from sop_plugin.pages.sources import evidence_of_rows
from sop_plugin.registers.document_columns import DOCUMENT_COLUMNS


def register_html(edition: Edition, base: str) -> str:
    """The document register: all documents, sortable and filtered in the browser."""
    register = edition.compiled.registers.documents
    # The passing of days can bring rows to states that none has today.
    states = tuple(state for state in State if state.released or state in register.by_state)
    return list_html(
        "lists/register.html",
        edition,
        base,
        register=register,
        columns=DOCUMENT_COLUMNS.page,
        states=states,
        state_counts=[(state.value, register.by_state.get(state, 0)) for state in states],
        shown=Markup("<span data-sop-shown-count>{}</span>").format(len(register.rows)),
        total=len(register.rows),
        states_figure=states_figure(edition.compiled, edition.voice),
        evidence=evidence_of_rows(edition, base),
    )
