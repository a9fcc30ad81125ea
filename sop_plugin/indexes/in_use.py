"""Which documents people find their way to: those that are worked by, or will be."""

from __future__ import annotations

from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual

_ENDED = (State.EXPIRED, State.SUPERSEDED, State.WITHDRAWN)


def documents_in_use(manual: Manual, *, drafts: bool) -> tuple[Document, ...]:
    """Released documents that have not ended, in the order of their numbers; in a preview the ``drafts`` too."""
    return tuple(
        document
        for document in manual.in_order
        if (state := manual.state(document)) not in _ENDED and (drafts or state.released)
    )
