"""The revision history of a number, and how its approvals are sealed, as its pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sop_plugin.model.document import Document, Role
from sop_plugin.model.history import Revision
from sop_plugin.model.seal import Seal
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.revisions import RevisionPage, revision_uri


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
    address: str | None
    redline: str | None


def revision_lines(edition: Edition, number: str) -> tuple[RevisionLine, ...]:
    """The revisions of a number, the latest first; empty for a manual without a ledger."""
    history = edition.compiled.histories.by_number.get(number)
    if history is None:
        return ()
    return tuple(
        _line(edition, revision, edition.revision_pages.get(revision_uri(number, revision.release.revision)))
        for revision in reversed(history.revisions)
    )


def _line(edition: Edition, revision: Revision, page: RevisionPage | None) -> RevisionLine:
    release = revision.release
    signed = sorted(revision.approvals, key=lambda approval: approval.role.rank)
    return RevisionLine(
        revision=release.revision,
        document=revision.document,
        approved=max((a.day for a in signed if a.role is Role.APPROVED), default=None),
        effective=release.effective,
        superseded=revision.superseded,
        people=tuple(edition.manual.person_name(approval.by) for approval in signed),
        digest=release.digest,
        blob=release.blob,
        commit=edition.commits.get(release.blob, ""),
        seal=seal_of(edition, revision),
        address=page.address if page else None,
        redline=page.redline_address if page else None,
    )


def seal_of(edition: Edition, revision: Revision) -> Seal:
    """The weakest seal of a revision's approvals: a chain of signatures is as good as its worst link."""
    order = (Seal.BROKEN, Seal.UNVERIFIED, Seal.DECLARED, Seal.DIGEST, Seal.SEALED)
    seals = [edition.seal(approval) for approval in revision.approvals]
    return min(seals, key=order.index, default=Seal.DECLARED)


def signature_seals(edition: Edition, document: Document) -> dict[tuple[Role, str], Seal]:
    """(Role, person id) → how the approval is bound to the text; empty for a manual without a ledger."""
    history = edition.compiled.histories.by_number.get(document.number)
    if edition.compiled.ledger is None or history is None:
        return {}
    approvals = edition.compiled.histories.ledger.standing_approvals(document.number, document.revision)
    found = {(approval.role, approval.by): edition.seal(approval) for approval in approvals}
    return {(a.role, a.person): found.get((a.role, a.person), Seal.DECLARED) for a in document.approvals}
