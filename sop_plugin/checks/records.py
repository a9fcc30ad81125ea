"""Approvals, reviews and withdrawals in the front matter, held against those of the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.recorded import recorded_documents, short
from sop_plugin.model.declared import signatures_declared
from sop_plugin.model.digest import binds, digest
from sop_plugin.model.event import Adopted
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.rules import evidence as rules


def approvals_as_recorded(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Approval blocks that are not those of the ledger, and approvals of a text that has changed since."""
    for document in recorded_documents(manual, ledger):
        number, revision = document.number, document.revision
        standing = ledger.standing_approvals(number, revision)
        release = ledger.release(number, revision)
        if (not standing and release is None) or isinstance(release, Adopted):
            continue
        recorded = {(approval.role, approval.by, approval.day) for approval in standing}
        shown = {(a.role, a.person, a.day): i for i, a in enumerate(document.approvals)}
        for (role, person, day), index in shown.items():
            if (role, person, day) not in recorded:
                yield rules.APPROVAL_NOT_RECORDED.at(
                    document.place("approvals", index), role=role, person=manual.person_name(person), day=day
                )
        for approval in standing:
            named = {"role": approval.role, "person": manual.person_name(approval.by), "day": approval.day}
            index = shown.get((approval.role, approval.by, approval.day), -1)
            if index < 0:
                yield rules.APPROVAL_NOT_SHOWN.at(document.place("approvals"), **named)
            if release is None and not binds(approval.digest, document):
                yield rules.TEXT_CHANGED_AFTER_APPROVAL.at(
                    document.place("approvals", index),
                    **named,
                    approved=short(approval.digest),
                    found=short(digest(document)),
                )


def adoptions_as_declared(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Signatures and reviews of adopted texts that are not those declared on that day."""
    for document in recorded_documents(manual, ledger):
        adoption = ledger.adoption(document.number, document.revision)
        if adoption is None:
            continue
        written = signatures_declared(document)
        if written != (adoption.signed or ()):
            yield rules.ADOPTION_DIFFERS.at(
                document.place("approvals"),
                key="approvals",
                written="; ".join(written) or "—",
                declared="; ".join(adoption.signed or ()) or "—",
            )
        held = document.review.last_held
        if held is not None and (adoption.reviewed is None or held > adoption.reviewed):
            yield rules.ADOPTION_DIFFERS.at(
                document.place("last_review"),
                key="last_review",
                written=held,
                declared=adoption.reviewed or "—",
            )


def reviews_as_recorded(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Review records that are not those of the ledger; earlier revisions' may be kept or left out."""
    for document in recorded_documents(manual, ledger):
        releases = ledger.releases(document.number)
        adoption = ledger.adoption(document.number, document.revision)
        declared = adoption.reviewed if adoption is not None else None
        recorded = {
            (review.day, review.by, review.outcome)
            for release in releases
            for review in ledger.reviews(document.number, release.revision)
        }
        shown = [(review.day, review.by, review.outcome) for review in document.reviews]
        for index, (day, person, outcome) in enumerate(shown):
            if declared is not None and day <= declared:
                continue  # it was declared with the rest, and moves no date beyond that
            if releases and (day, person, outcome) not in recorded:
                yield rules.REVIEW_NOT_RECORDED.at(
                    document.place("reviews", index),
                    day=day,
                    person=manual.person_name(person),
                    outcome=outcome,
                )
        for review in ledger.reviews(document.number, document.revision):
            if (review.day, review.by, review.outcome) not in shown:
                yield rules.REVIEW_NOT_SHOWN.at(
                    document.place("reviews"),
                    day=review.day,
                    person=manual.person_name(review.by),
                    outcome=review.outcome,
                )


def withdrawals_as_recorded(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Withdrawals that only one side knows, or that differ; a planned one is recorded when its day comes."""
    for document in recorded_documents(manual, ledger):
        recorded, written = ledger.withdrawal(document.number), document.withdrawal
        if recorded is None:
            if document.status is Status.WITHDRAWN and written and written.day <= manual.as_of:
                yield rules.WITHDRAWAL_NOT_RECORDED.at(document.place("withdrawal", "date"), day=written.day)
            continue
        in_ledger = (recorded.day, recorded.by, recorded.successor, recorded.reason)
        in_document = (written.day, written.by, written.successor, written.reason) if written else None
        if document.status is not Status.WITHDRAWN or in_document != in_ledger:
            yield rules.WITHDRAWAL_NOT_SHOWN.at(
                document.place("withdrawal" if written else "status"),
                recorded=_listed(in_ledger),
                written=_listed(in_document) if in_document else document.status,
            )


def _listed(values: tuple[object, ...]) -> str:
    return ", ".join(str(value) for value in values if value is not None)
