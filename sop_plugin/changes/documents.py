"""What a change does to the documents of a manual: for the people who have to approve it and to work by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.model.digest import is_same_text
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.snapshot import Snapshot


class DocumentChangeKind(StrEnum):
    """What happens to a document; the first that fits, in this order."""

    NEW = "new"
    DELETED = "deleted"
    WITHDRAWN = "withdrawn"
    RELEASED = "released"
    CHANGED = "changed"
    RECORDED = "recorded"
    MOVED = "moved"


@dataclass(frozen=True)
class DocumentChange:
    """One document that is not what it was; ``releases`` are new in the ledger."""

    kind: DocumentChangeKind
    number: str
    before: Document | None
    after: Document | None
    releases: tuple[Released, ...] = ()

    @property
    def document(self) -> Document:
        """The document as it is now, or as it was where it is gone."""
        found = self.after or self.before
        if found is None:
            raise ValueError(f"{self.number}: neither before nor after")
        return found

    @property
    def moved_from(self) -> str | None:
        """Its earlier file, when it lay elsewhere."""
        if self.before is None or self.after is None or self.before.path == self.after.path:
            return None
        return self.before.path

    @property
    def text_changed(self) -> bool:
        """Whether what people read or who signs for it is another."""
        return self.before is None or self.after is None or not is_same_text(self.before, self.after)


def document_changes(before: Snapshot, after: Snapshot) -> tuple[DocumentChange, ...]:
    """One for each document that differs: by kind, then in the order of numbers."""
    kinds = list(DocumentChangeKind)
    found = sorted(_changes(before, after), key=lambda change: kinds.index(change.kind))
    return tuple(found)


def _changes(before: Snapshot, after: Snapshot) -> Iterator[DocumentChange]:
    documents = {d.number: d for d in (*reversed(before.manual.in_order), *reversed(after.manual.in_order))}
    for document in sorted(documents.values(), key=after.manual.sort_key):
        number = document.number
        old, new = before.manual.by_number.get(number), after.manual.by_number.get(number)
        known = before.ledger.releases(number)
        releases = tuple(r for r in after.ledger.releases(number) if r not in known)
        kind = _kind(old, new, releases)
        if kind is not None:
            yield DocumentChange(kind, number, old, new, releases)


def _kind(
    old: Document | None, new: Document | None, releases: tuple[Released, ...]
) -> DocumentChangeKind | None:
    if new is None:
        return DocumentChangeKind.DELETED
    if old is None:
        return DocumentChangeKind.NEW
    if new.status is Status.WITHDRAWN and old.status is not Status.WITHDRAWN:
        return DocumentChangeKind.WITHDRAWN
    if releases:
        return DocumentChangeKind.RELEASED
    if not is_same_text(old, new):
        return DocumentChangeKind.CHANGED
    if _recorded(old) != _recorded(new):
        return DocumentChangeKind.RECORDED
    return DocumentChangeKind.MOVED if old.path != new.path else None


def _recorded(document: Document) -> tuple[object, ...]:
    """What is written into a document after its text is settled."""
    approvals = tuple((a.role, a.person, a.day) for a in document.approvals)
    reviews = tuple((r.day, r.by, r.outcome, r.note) for r in document.reviews)
    end = document.withdrawal
    withdrawal = (end.day, end.by, end.reason, end.successor) if end else None
    return (document.status, approvals, reviews, withdrawal)
