"""Our fields that the front matter of files from another system can say in its own way, and what kind of value each has."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a value is, and so how another system's way of writing it is read."""

    TEXT = "text"
    DAY = "day"
    REVISION = "revision"
    PERIOD = "period"
    LIST = "list"


LAST_REVIEW = "last_review"
"""The day of the last review, which our own front matter says with review records."""

FIELDS: dict[str, Kind] = {
    "number": Kind.TEXT,
    "title": Kind.TEXT,
    "type": Kind.TEXT,
    "department": Kind.TEXT,
    "supervised_by": Kind.TEXT,
    "audience": Kind.LIST,
    "keywords": Kind.LIST,
    "language": Kind.TEXT,
    "revision": Kind.REVISION,
    "status": Kind.TEXT,
    "effective": Kind.DAY,
    "expires": Kind.DAY,
    "retention": Kind.PERIOD,
    "review.every": Kind.PERIOD,
    "review.next_review": Kind.DAY,
    "review.reason": Kind.TEXT,
    LAST_REVIEW: Kind.DAY,
    "change.class": Kind.TEXT,
    "change.reason": Kind.TEXT,
    "change.summary": Kind.TEXT,
}
"""Field, as ``metadata`` in ``mkdocs.yml`` names it → kind of its value."""

ONE_EACH = ("number", "title", LAST_REVIEW)
"""Fields for which one value for all files makes no sense."""
