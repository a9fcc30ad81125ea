"""The digest that binds approvals and releases to a text, and the message that an approver signs."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from sop_plugin.model.approval import Role
from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.document import Document
from sop_plugin.model.revision_label import as_written

# In front of every digest, so that another way of taking it can come without approving everything again.
ALGORITHM = "sop1"


def digest(document: Document) -> str:
    """Digest of the text and the controlled facts.

    Approvals, reviews, status and withdrawal stay out: they come after the text is settled. So do line ends, trailing blanks of a
    line and trailing blank lines, which no reader sees.
    """
    review, change = document.review, document.change
    content: list[object] = [
        document.number,
        document.title,
        document.type,
        document.department,
        document.supervised_by,
        document.audience,
        document.keywords,
        document.language,
        as_written(document.revision),
        _day(document.effective),
        _day(document.expires),
        [review.every.months if review.every else None, _day(review.next_review), review.reason],
        [change.change_class, change.reason, change.summary] if change else None,
        document.retention.months if document.retention else None,
        _normalised(document.body.text),
    ]
    if document.translation_of is not None:
        # Behind the rest and only where it is said: digests from before there were translations still hold.
        content.append([document.translation_of.number, as_written(document.translation_of.revision)])
    return f"{ALGORITHM}:{sha256(canonical_json(content).encode('utf-8', 'surrogatepass')).hexdigest()}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _normalised(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n")


def seal_text(number: str, revision: int, role: Role, person: str, day: date, document_digest: str) -> bytes:
    """The exact message that is signed: one line of canonical JSON in UTF-8, without a line end."""
    facts = {
        "date": day.isoformat(),
        "digest": document_digest,
        "number": number,
        "person": person,
        "revision": as_written(revision),
        "role": role,
    }
    return canonical_json(facts).encode()
