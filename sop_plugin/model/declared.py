"""Texts that were in force before the ledger began: what a document declares of its past, and what of that was recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sop_plugin.model.document import Document
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status


def signatures_declared(document: Document) -> tuple[str, ...]:
    """Who signed it as its file says: ``role person day``, in the order of the file."""
    return tuple(f"{a.role} {a.person} {a.day}" for a in document.approvals)


def last_review_declared(document: Document) -> date | None:
    """The day of the last review as its file says, whatever came of it: nothing later may be written in by hand."""
    held = [review.day for review in document.reviews]
    return max(filter(None, [*held, document.review.last_held]), default=None)


def as_adopted(document: Document, ledger: Ledger) -> Document:
    """An adopted document is due by the review that was declared, also where its file does not tell of it."""
    adoption = ledger.adoption(document.number, document.revision)
    return document if adoption is None else as_reviewed(document, adoption.reviewed)


def as_reviewed(document: Document, declared: date | None) -> Document:
    """With a last review that its file does not tell of."""
    if declared is None or last_review_declared(document) == declared:
        return document
    return replace(document, review=replace(document.review, last_held=declared))


def in_force_before(document: Document, ledger: Ledger, day: date) -> bool:
    """Whether the file says that it has long been in force, and nothing was signed or released here.

    Such a text is declared at adoption; to sign it today would give it a day of approval that never was.
    """
    return (
        document.status is Status.APPROVED
        and document.effective is not None
        and document.effective < day
        and not ledger.releases(document.number)
        and not ledger.approvals(document.number, document.revision)
        and ledger.withdrawal(document.number) is None
    )
