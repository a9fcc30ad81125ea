"""Our fields that the front matter of files from another system can say in its own way, and what kind of value each has."""

from __future__ import annotations

from enum import StrEnum


class FieldKind(StrEnum):
    """What a value is, and so how another system's way of writing it is read."""

    TEXT = "text"
    DAY = "day"
    REVISION = "revision"
    PERIOD = "period"
    LIST = "list"


LAST_REVIEW = "last_review"
"""The day of the last review, which our own front matter says with review records."""

FIELDS: dict[str, FieldKind] = {
    "number": FieldKind.TEXT,
    "title": FieldKind.TEXT,
    "type": FieldKind.TEXT,
    "department": FieldKind.TEXT,
    "supervised_by": FieldKind.TEXT,
    "audience": FieldKind.LIST,
    "keywords": FieldKind.LIST,
    "language": FieldKind.TEXT,
    "revision": FieldKind.REVISION,
    "status": FieldKind.TEXT,
    "effective": FieldKind.DAY,
    "expires": FieldKind.DAY,
    "retention": FieldKind.PERIOD,
    "review.every": FieldKind.PERIOD,
    "review.next_review": FieldKind.DAY,
    "review.reason": FieldKind.TEXT,
    LAST_REVIEW: FieldKind.DAY,
    "change.class": FieldKind.TEXT,
    "change.reason": FieldKind.TEXT,
    "change.summary": FieldKind.TEXT,
}
"""Field, as ``metadata`` in ``mkdocs.yml`` names it → kind of its value."""

ONE_EACH = ("number", "title", LAST_REVIEW)
"""Fields for which one value for all files makes no sense."""
