"""What changed in the front matter between two revisions of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.model.document import Document, ReviewRule

Values = tuple[str, ...]


@dataclass(frozen=True)
class FieldChange:
    """A key of the front matter with its values as plain text; none where it was absent."""

    field: str
    old: Values
    new: Values

    @property
    def removed(self) -> Values:
        """Values that are gone; empty where only the order changed."""
        return tuple(value for value in self.old if value not in self.new)

    @property
    def added(self) -> Values:
        """Values that are new."""
        return tuple(value for value in self.new if value not in self.old)


def redline_fields(old: Document, new: Document) -> tuple[FieldChange, ...]:
    """The controlled fields that differ, in the order of the front matter; approvals and reviews are not among them."""
    before, after = dict(_fields(old)), dict(_fields(new))
    return tuple(
        FieldChange(name, before[name], after[name]) for name in after if before[name] != after[name]
    )


def _fields(document: Document) -> Iterator[tuple[str, Values]]:
    def one(value: object) -> Values:
        return () if value is None else (str(value),)

    yield "number", one(document.number)
    yield "title", one(document.title)
    yield "type", one(document.type)
    yield "department", one(document.department)
    yield "supervised_by", one(document.supervised_by)
    yield "audience", document.audience
    yield "keywords", document.keywords
    yield "language", one(document.language)
    yield "revision", one(document.revision)
    yield "effective", one(document.effective)
    yield "expires", one(document.expires)
    yield "review", tuple(_review(document.review))
    yield "retention", one(document.retention)


def _review(rule: ReviewRule) -> Iterator[str]:
    if rule.every:
        yield str(rule.every)
    if rule.next_review:
        yield str(rule.next_review)
    if rule.reason:
        yield rule.reason
