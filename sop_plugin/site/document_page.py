"""The blocks around a document's text."""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.model.document import Document, Role
from sop_plugin.model.lifecycle import State, Status
from sop_plugin.site.approvals import signature_lines
from sop_plugin.site.edition import Edition
from sop_plugin.site.history import RevisionLine, revision_lines, signature_seals
from sop_plugin.site.related import related_documents
from sop_plugin.site.templates import draw
from sop_plugin.site.wording import state_attributes, wording

_RELEASED = tuple(state for state in State if state.released)
# More related documents than this are folded away.
_FOLD_ABOVE = 20


def document_html(edition: Edition, document: Document, content: str, base: str) -> str:
    """``content``, the document's rendered Markdown, with everything that belongs around it."""
    manual = edition.manual
    issuer = manual.organisation.issuer_of(document.department)
    withdrawal = document.withdrawal
    lines = revision_lines(edition, document.number)
    return draw(
        "document.html",
        edition=edition,
        manual=manual,
        base=base,
        w=wording(document.language),
        t=wording(document.language).labels,
        language=document.language,
        document=document,
        attributes=state_attributes(document),
        state=manual.state(document),
        states=_reachable(document),
        issuer=issuer.name.in_language(document.language) if issuer else "",
        successor=manual.by_number.get(withdrawal.successor or "") if withdrawal else None,
        findings=edition.findings(document),
        # Markdown has been rendered, and made harmless, by the extension for controlled documents.
        content=Markup(content),  # noqa: S704
        related=related_documents(edition, document),
        fold_above=_FOLD_ABOVE,
        signatures=tuple(signature_lines(manual, document)),
        roles=Role,
        seals=signature_seals(edition, document),
        lines=lines,
        newer=_newer(document, lines),
        pending=edition.pending_page(document),
    )


def _newer(document: Document, lines: tuple[RevisionLine, ...]) -> RevisionLine | None:
    """The revision that takes or took the place of this one."""
    later = [line for line in lines if line.revision > document.revision]
    if document.superseded is None or not later:
        return None
    # A higher one can come earlier than the next, which then never takes effect.
    return min(later, key=lambda line: (line.effective, -line.revision))


def _reachable(document: Document) -> tuple[State, ...]:
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
