"""Dates and reviews."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Outcome, State, Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.place import Place
from sop_plugin.model.rule_changes import day_of_rules
from sop_plugin.model.settings import Settings
from sop_plugin.rules import dates as rules


def passing_of_time(manual: Manual) -> Iterator[Finding]:
    """Reviews due and overdue, and documents past their last day."""
    for written in manual.documents:
        document = written.known_on(manual.as_of)
        match manual.state(document):
            case State.OVERDUE if document.review_due:
                days = (manual.as_of - document.review_due).days
                yield rules.REVIEW_OVERDUE.at(_review_place(document), due=document.review_due, days=days)
            case State.DUE if document.review_due:
                days = (document.review_due - manual.as_of).days
                yield rules.REVIEW_DUE.at(_review_place(document), due=document.review_due, days=days)
            case State.EXPIRED if document.expires:
                days = (manual.as_of - document.expires).days
                yield rules.EXPIRED.at(document.place("expires"), expires=document.expires, days=days)
            case _:
                pass


def _review_place(document: Document) -> Place:
    explicit = document.review.next_review is not None and document.review_due == document.review.next_review
    return document.place("review", "next_review" if explicit else "every")


def effective_dates(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Effective dates that are missing, or contradict another date."""
    effective = document.effective
    if effective is None:
        if document.status.released:
            yield rules.EFFECTIVE_MISSING.at(document.place("status"), status=document.status)
        return
    approved = document.approved_on()
    if approved is not None and effective < approved:
        yield rules.EFFECTIVE_BEFORE_APPROVAL.at(
            document.place("effective"), effective=effective, approved=approved
        )
    if document.expires is not None and document.expires <= effective:
        yield rules.EXPIRES_TOO_EARLY.at(
            document.place("expires"), expires=document.expires, effective=effective
        )
    if document.withdrawal is not None and document.withdrawal.day < effective:
        yield rules.WITHDRAWN_BEFORE_EFFECTIVE.at(
            document.place("withdrawal", "date"), withdrawn=document.withdrawal.day, effective=effective
        )


def approval_dates(manual: Manual) -> Iterator[Finding]:
    """Approvals that nobody can have given yet."""
    for document in manual.documents:
        for index, approval in enumerate(document.approvals):
            if approval.day > manual.as_of:
                yield rules.APPROVAL_IN_FUTURE.at(
                    document.place("approvals", index, "date"),
                    role=approval.role,
                    day=approval.day,
                    today=manual.as_of,
                )


def review_dates(manual: Manual) -> Iterator[Finding]:
    """Review records outside the document's time in force, or out of order."""
    for document in manual.documents:
        earliest, last_held = document.effective, document.review.last_held
        if last_held is not None and last_held > manual.as_of:
            yield rules.REVIEW_OUT_OF_RANGE.at(
                document.place("last_review"), day=last_held, effective=earliest or "—", today=manual.as_of
            )
        for index, review in enumerate(document.reviews):
            if review.day > manual.as_of or (earliest is not None and review.day < earliest):
                yield rules.REVIEW_OUT_OF_RANGE.at(
                    document.place("reviews", index, "date"),
                    day=review.day,
                    effective=earliest or "—",
                    today=manual.as_of,
                )
        for index, (before, review) in enumerate(pairwise(document.reviews), start=1):
            if review.day < before.day:
                yield rules.REVIEWS_OUT_OF_ORDER.at(
                    document.place("reviews", index, "date"), day=review.day, previous=before.day
                )


def review_rules(document: Document, settings: Settings) -> Iterator[Finding]:
    """Documents that are never due or more rarely than the rules of their day allow, and due dates by hand without a reason."""
    review = document.review
    if review.next_review is not None and not review.reason.strip():
        yield rules.NEXT_REVIEW_REASON.at(document.place("review", "next_review"), day=review.next_review)
    if document.status is Status.APPROVED and review.next_review is None and review.every is None:
        yield rules.REVIEW_RULE_MISSING.at(document.place("review"))
    longest = settings.longest_review(document.type, day_of_rules(document))
    too_rare = longest is not None and review.every is not None and review.every > longest
    if too_rare and document.status is not Status.WITHDRAWN:
        yield rules.REVIEW_TOO_RARE.at(
            document.place("review", "every"),
            every=review.every,
            type=settings.type_name(document.type),
            longest=longest,
        )


def reviews_not_acted_on(manual: Manual) -> Iterator[Finding]:
    """Documents whose last review asked for a change or an end that has not come.

    A new revision would have an effective date after that review, a withdrawal another status.
    """
    for document in manual.documents:
        if document.status is not Status.APPROVED or not document.reviews:
            continue
        index, last = max(enumerate(document.reviews), key=lambda pair: (pair[1].day, pair[0]))
        superseded = document.effective is not None and last.day < document.effective
        if last.outcome is not Outcome.NO_CHANGE and not superseded and last.day <= manual.as_of:
            yield rules.REVIEW_NOT_ACTED_ON.at(
                document.place("reviews", index, "outcome"),
                day=last.day,
                outcome=last.outcome,
                days=(manual.as_of - last.day).days,
            )
