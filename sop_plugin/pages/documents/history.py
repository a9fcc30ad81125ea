"""The revision history of a number, as its pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sop_plugin.model.document import Document, ReviewRecord
from sop_plugin.model.event import Adopted, Reviewed
from sop_plugin.model.history import Revision
from sop_plugin.model.seal import Known, Seal
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.texts.revisions import RevisionPage, revision_address


@dataclass(frozen=True)
class RevisionLine:
    """One revision in the history; ``address`` is ``None`` where its text cannot be had."""

    revision: int
    document: Document | None
    approved: date | None
    effective: date
    superseded: date | None
    people: tuple[str, ...]
    digest: str
    blob: str
    commit: str
    seal: Seal
    released_by: str
    known: Known
    account: str | None
    address: str | None
    redline: str | None
    readers: str | None = None
    """How many of how many had read it before its release, where that had to be said."""
    unread: str | None = None
    """Why it was released although they were too few."""
    text_alone: bool = False
    """It has files beside its text, and its release vouches for none of them."""


@dataclass(frozen=True)
class ReviewLine:
    """A review of a document; ``event`` is its record in the ledger, ``None`` where that has none."""

    review: ReviewRecord
    event: Reviewed | None


def review_lines(edition: Edition, document: Document) -> tuple[ReviewLine, ...]:
    """The reviews that a document lists, in its order."""
    events = edition.compiled.histories.ledger.reviews(document.number, document.revision)
    recorded = {(event.day, event.by, event.outcome): event for event in events}
    return tuple(
        ReviewLine(review, recorded.get((review.day, review.by, review.outcome)))
        for review in document.reviews
    )


def revision_lines(edition: Edition, number: str) -> tuple[RevisionLine, ...]:
    """The revisions of a number, the latest first; empty for a manual without a ledger."""
    history = edition.compiled.histories.by_number.get(number)
    if history is None:
        return ()
    return tuple(
        _line(
            edition, revision, edition.revision_pages.get(revision_address(number, revision.release.revision))
        )
        for revision in reversed(history.revisions)
    )


def _line(edition: Edition, revision: Revision, page: RevisionPage | None) -> RevisionLine:
    release = revision.release
    adopted = isinstance(release, Adopted)
    source = edition.sources.get(release.blob)
    signed = sorted(revision.approvals, key=lambda approval: approval.role.rank)
    return RevisionLine(
        revision=release.revision,
        document=revision.document,
        approved=revision.approved_on,
        effective=release.effective,
        superseded=revision.superseded,
        people=tuple(edition.manual.person_name(approval.by, approval.day) for approval in signed),
        digest=release.digest,
        blob=release.blob,
        commit=source.commit if source is not None else "",
        seal=Seal.ADOPTED if adopted else edition.compiled.seals.weakest(revision.approvals),
        released_by=edition.manual.person_name(release.by, release.day),
        known=edition.compiled.seals.known(release),
        account=release.account,
        address=page.address if page else None,
        redline=page.redline_address if page else None,
        readers=release.readers,
        unread=release.unread,
        text_alone=revision.is_of_text_alone,
    )
