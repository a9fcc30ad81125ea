"""The banner of a document's state, with those that take its place when their day comes."""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State, Status
from sop_plugin.pages.documents.history import RevisionLine, revision_lines
from sop_plugin.pages.drawing import draw
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.voice import page_voice

_RELEASED = tuple(state for state in State if state.released)


def state_banner(edition: Edition, document: Document, base: str) -> Markup:
    """Drawn once for each document: its page and its checklist show the same."""

    def drawn() -> Markup:
        withdrawal = document.withdrawal
        return Markup(  # noqa: S704 - the template escapes every value
            draw(
                "documents/state_banner.html",
                edition=edition,
                document=document,
                base=base,
                voice=page_voice(document.language),
                state=edition.manual.state(document),
                states=reachable_states(document),
                successor=edition.manual.by_number.get(withdrawal.successor or "") if withdrawal else None,
                newer=_newer(document, revision_lines(edition, document.number)),
            )
        )

    return edition.banners.get((document.path, base), drawn)


def _newer(document: Document, lines: tuple[RevisionLine, ...]) -> RevisionLine | None:
    """The revision that takes or took the place of this one."""
    later = [line for line in lines if line.revision > document.revision]
    if document.superseded is None or not later:
        return None
    # A higher one can come earlier than the next, which then never takes effect.
    return min(later, key=lambda line: (line.effective, -line.revision))


def reachable_states(document: Document) -> tuple[State, ...]:
    """The states that the document can come to by the passing of days."""
    match document.status:
        case Status.DRAFT:
            return (State.DRAFT,)
        case Status.IN_REVIEW:
            return (State.IN_REVIEW,)
    dates = document.dates
    possible = {
        State.WITHDRAWN: document.status is Status.WITHDRAWN,
        State.SUPERSEDED: dates.superseded is not None,
        State.EXPIRED: dates.expires is not None,
        State.OVERDUE: dates.review_due is not None,
        State.DUE: dates.review_due is not None,
    }
    return tuple(state for state in _RELEASED if possible.get(state, True))
