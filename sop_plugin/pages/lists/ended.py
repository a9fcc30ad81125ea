"""What is no longer in force: by what it is replaced, how long it is kept, and what still points at it or is still out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.event import Event
from sop_plugin.model.history import History
from sop_plugin.model.in_force import End
from sop_plugin.pages.documents.related import RelatedDocument, related_documents
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.pages.sources import event_html
from sop_plugin.pages.texts.revisions import revision_address
from sop_plugin.registers.as_of import histories_in_order, known_as
from sop_plugin.registers.copies import copy_register
from sop_plugin.registers.retention import retention_register

ENDED = "superseded/"


@dataclass(frozen=True)
class EndedRevision:
    """One revision that was in force until the day before ``ended``; ``by`` is the revision or the number that replaced it.

    ``event`` is what ended it, ``kept_until`` what its retention says, ``copies`` how many numbered copies of it are still out.
    """

    number: str
    title: str
    department: str
    revision: int
    ended: date
    end: End
    successor: str | None
    next_revision: int | None
    reason: str
    event: Event | None
    kept_until: date | None
    copies: int
    redline: str | None


@dataclass(frozen=True)
class EndedNumber:
    """A number that nobody works by any more, with its last revision and who still refers to it."""

    last: EndedRevision
    cited_by: tuple[RelatedDocument, ...]


def has_ended(edition: Edition) -> bool:
    """Whether there can be any."""
    return edition.compiled.ledger is not None


def ended_html(edition: Edition, base: str) -> str:
    """Numbers first: whoever holds one of those has nothing to exchange it for but the successor."""
    revisions = tuple(ended_revisions(edition))
    return evidence_html(
        "lists/ended.html",
        edition,
        base,
        numbers=tuple(_numbers(edition, revisions)),
        revisions=tuple(each for each in revisions if each.end is End.SUPERSEDED),
        event=lambda event: event_html(edition, base, event),
    )


def ended_revisions(edition: Edition) -> Iterator[EndedRevision]:
    """In the order of numbers; what ends after the manual's date is still in force."""
    compiled, manual = edition.compiled, edition.manual
    histories, ledger = compiled.histories, compiled.histories.ledger
    kept = {(row.number, row.revision): row.until for row in retention_register(manual, histories)}
    copies = Counter(
        (row.copy.number, row.copy.revision)
        for row in copy_register(manual, histories, compiled.copies or CopyLedger())
        if row.copy.is_out
    )
    for history in histories_in_order(histories, manual.number_pattern):
        issue, number = ledger.issue(history.number), history.number
        for at, (record, days) in enumerate(
            zip(history.revisions, ledger.days_in_force(number), strict=True)
        ):
            if not days.are_any or days.until is None or days.until > manual.as_of or days.end is None:
                continue
            release = record.release
            title, _, department = known_as(record, issue)
            following = _next(history, at, days.until)
            withdrawal = history.withdrawal if days.end is End.WITHDRAWN else None
            page = edition.revision_pages.get(revision_address(number, following)) if following else None
            yield EndedRevision(
                number,
                title,
                department,
                release.revision,
                days.until,
                days.end,
                withdrawal.successor if withdrawal is not None else None,
                following if days.end is End.SUPERSEDED else None,
                withdrawal.reason if withdrawal is not None else "",
                withdrawal or (ledger.release(number, following) if following else release),
                kept.get((number, release.revision)),
                copies[number, release.revision],
                page.redline_address if page is not None and days.end is End.SUPERSEDED else None,
            )


def _next(history: History, at: int, day: date) -> int | None:
    """The revision that took effect when this one ended."""
    later = (each.release for each in history.revisions[at + 1 :])
    return next((release.revision for release in later if release.effective == day), None)


def _numbers(edition: Edition, revisions: tuple[EndedRevision, ...]) -> Iterator[EndedNumber]:
    last = {each.number: each for each in revisions if each.end is not End.SUPERSEDED}
    ledger, manual = edition.compiled.histories.ledger, edition.manual
    for number, each in last.items():
        if ledger.in_force(number, manual.as_of) is not None:
            continue
        document = manual.by_number.get(number)
        cited = related_documents(edition, document).cited_by if document is not None else ()
        yield EndedNumber(each, cited)
