"""The revisions of a number: what was released, in which words, and what readers see on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from sop_plugin.model.approval import Approval, last_approval
from sop_plugin.model.attachment import Attachment, path_of
from sop_plugin.model.digest import knows_no_files
from sop_plugin.model.document import Document, ReviewRecord, Withdrawal
from sop_plugin.model.event import Adopted, Approved, Released, Reviewed, Withdrawn
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status


@dataclass(frozen=True)
class Revision:
    """One released revision. ``document`` is ``None`` where its text cannot be had; a finding says why.

    ``superseded`` is the day on which a higher revision took its place, also when that day is yet to come.
    """

    release: Released
    document: Document | None
    approvals: tuple[Approved, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    superseded: date | None = None

    @property
    def approved_on(self) -> date | None:
        """The day on which it was approved: as recorded, or as its text declares where the ledger has no approvals of it."""
        if isinstance(self.release, Adopted):
            return self.release.approved
        if not self.approvals and self.document is not None:
            return self.document.approved_on()
        approval = last_approval(self.approvals)
        return approval.day if approval else None

    @property
    def is_of_text_alone(self) -> bool:
        """Whether its release vouches for its text and none of the files beside it; where the text cannot be had, there may be some."""
        if isinstance(self.release, Adopted) or not knows_no_files(self.release.digest):
            return False
        return self.document is None or bool(self.document.body.files)


@dataclass(frozen=True)
class History:
    """All that is known of a number. ``working`` is its document in the source files."""

    number: str
    revisions: tuple[Revision, ...]
    withdrawal: Withdrawn | None
    working: Document | None

    def shown(self, ledger: Ledger, day: date) -> Revision | None:
        """The revision that the number's own page shows: in force, else the last there was, else the next to come.

        What was released after ``day`` nobody could have seen then.
        """
        wanted = ledger.in_force(self.number, day)
        if wanted is None:
            known = [r.release for r in self.revisions if r.release.day <= day]
            past = [release for release in known if release.effective <= day]
            to_come = ledger.scheduled(self.number, day)
            wanted = past[-1] if past else next(iter((*to_come, *reversed(known))), None)
        return next((r for r in self.revisions if wanted is not None and r.release == wanted), None)

    @property
    def pending(self) -> Document | None:
        """The document in the source files when it is beyond the last release: a draft, in review or yet to be released."""
        working = self.working
        last = max((r.release.revision for r in self.revisions), default=-1)
        return working if working is not None and working.revision > last else None


@dataclass(frozen=True)
class Histories:
    """Histories of all numbers that the ledger or the source files know, by number."""

    ledger: Ledger
    by_number: Mapping[str, History]
    documents: tuple[Document, ...] = ()

    @cached_property
    def pending(self) -> tuple[Document, ...]:
        """Texts in the source files that readers do not see because an earlier revision is what was released."""
        found = (h.pending for h in self.by_number.values() if h.revisions)
        return tuple(d for d in found if d is not None)

    def questions(self, number: str, revision: int) -> int:
        """How many questions a released text asks; none where the text cannot be had."""
        text = self.released_text(number, revision)
        return len(text.questions) if text is not None else 0

    def released_text(self, number: str, revision: int) -> Document | None:
        """The text of a release, where it can be had."""
        history = self.by_number.get(number)
        known = history.revisions if history is not None else ()
        return next((each.document for each in known if each.release.revision == revision), None)

    @property
    def texts(self) -> Iterator[Document]:
        """Every text that can be had: the source files, then what was released."""
        yield from self.documents
        for history in self.by_number.values():
            yield from (revision.document for revision in history.revisions if revision.document is not None)

    def shown_documents(self, day: date) -> tuple[Document, ...]:
        """The document of each number as readers see it on ``day``: source files in their order, then vanished ones.

        A second file with the same number stays in the list, so that counts reconcile; a finding names it.
        """
        seen: set[str] = set()
        shown: list[Document | None] = []
        for document in self.documents:
            again = document.number in seen
            seen.add(document.number)
            shown.append(
                document.known_on(day) if again else self._shown(self.by_number[document.number], day)
            )
        shown += [self._shown(h, day) for number, h in self.by_number.items() if number not in seen]
        return tuple(d for d in shown if d is not None)

    def _shown(self, history: History, day: date) -> Document | None:
        issue = self.ledger.issue(history.number)
        if issue is not None and issue.day > day:
            return None
        if not history.revisions:
            return history.working.known_on(day) if history.working else None
        revision = history.shown(self.ledger, day)
        if revision is None or revision.document is None:
            return None
        return as_released(revision, history, day)


def with_released_files(document: Document, release: Released) -> Document:
    """A released text with the files that were released with it, whatever lies beside its source file now."""
    named = {file.name for file in document.body.files}
    files = tuple(
        Attachment(file.name, path_of(file.name, document.path), file.facts, file.blob)
        for file in release.files or ()
        if file.name in named and not knows_no_files(release.digest)
    )
    return replace(document, attachments=files) if files != document.attachments else document


def as_released(revision: Revision, history: History, day: date = date.max) -> Document | None:
    """A revision's document with what the ledger knows of its life: approvals, reviews, successor, withdrawal.

    A review that was held after ``day`` had moved no due date by then, and is left out.
    """
    document = revision.document
    if document is None:
        return None
    withdrawal = history.withdrawal
    path = history.working.path if history.working else document.path
    reviews = tuple(
        ReviewRecord(r.day, r.by, r.outcome, r.note, document.place("reviews")) for r in revision.reviews
    )
    approvals = tuple(Approval(a.role, a.by, a.day, document.place("approvals")) for a in revision.approvals)
    ended = withdrawal is not None and revision.superseded is None
    return replace(
        document,
        path=path,
        status=Status.WITHDRAWN if ended else Status.APPROVED,
        approvals=approvals or document.approvals,
        reviews=tuple(review for review in reviews or document.reviews if review.day <= day),
        superseded=revision.superseded,
        withdrawal=(
            Withdrawal(
                withdrawal.day,
                withdrawal.by,
                withdrawal.reason,
                withdrawal.successor,
                document.place("withdrawal"),
            )
            if ended and withdrawal is not None
            else None
        ),
    )
