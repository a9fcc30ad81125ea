"""What changed in the front matter between two revisions of a document, in the words of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.model.period import Period
from sop_plugin.words.labels import Label, label_texts
from sop_plugin.words.language import Language

Values = tuple[str, ...]
_Facts = dict[Label, tuple[object, ...]]


@dataclass(frozen=True)
class FieldChange:
    """A fact of the front matter under its label, with its values as readers see them; none where it was absent."""

    label: Label
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


def redline_fields(
    old: Document, new: Document, manual: Manual, language: Language | None = None
) -> tuple[FieldChange, ...]:
    """The controlled facts that differ, in the order of the front matter; approvals and reviews are not among them.

    In the words of ``language``, by default that of ``new``; ``manual`` names departments.
    """
    spoken = language or new.language
    before, after = _facts(old), _facts(new)

    def told(label: Label, values: tuple[object, ...]) -> Values:
        return tuple(_words(label, value, manual, spoken) for value in values)

    return tuple(
        FieldChange(label, told(label, before[label]), told(label, after[label]))
        for label in after
        if before[label] != after[label]
    )


def _facts(document: Document) -> _Facts:
    return {label: tuple(value for value in values if value) for label, values in _each(document)}


def _each(document: Document) -> Iterator[tuple[Label, tuple[object, ...]]]:
    yield Label.NUMBER, (document.number,)
    yield Label.TITLE, (document.title,)
    yield Label.TYPE, (document.type,)
    yield Label.EXECUTING_DEPARTMENT, (document.department,)
    yield Label.SUPERVISING_DEPARTMENT, (document.supervised_by,)
    yield Label.AUDIENCE, document.audience
    yield Label.KEYWORDS, document.keywords
    yield Label.LANGUAGE, (document.language,)
    yield Label.REVISION, (document.revision,)
    yield Label.EFFECTIVE_DATE, (document.effective,)
    yield Label.EXPIRES, (document.expires,)
    yield Label.REVIEW_EVERY, (document.review.every,)
    yield Label.REVIEW_DUE_DATE, (document.review.next_review,)
    yield Label.NEXT_REVIEW_REASON, (document.review.reason,)
    yield Label.RETENTION, (document.retention,)
    translation = document.translation_of
    yield Label.TRANSLATION_SOURCE, ((translation.number, translation.revision) if translation else None,)


def _words(label: Label, value: object, manual: Manual, language: Language) -> str:
    texts = label_texts(language)
    match label, value:
        case Label.TYPE, str(name):
            return texts.get(f"type_{name}", name)
        case ((Label.EXECUTING_DEPARTMENT | Label.SUPERVISING_DEPARTMENT), str(code)):
            name = manual.department_name(code, language)
            return (
                code
                if name == code
                else f"{name}（{code}）"
                if language is not Language.EN
                else f"{name} ({code})"
            )
        case Label.LANGUAGE, Language() as tag:
            return texts[f"language_{tag.lower().replace('-', '_')}"]
        case _, Period() as period:
            return _period(period, language)
        case _, (str(number), int(revision)):
            return f"{number} {Label.REVISION_NUMBER.text(language, revision=revision)}"
    return str(value)


def _period(period: Period, language: Language) -> str:
    years, months = divmod(period.months, 12)
    if months:
        return Label.MONTHS.text(language, count=period.months)
    return Label.YEARS.text(language, count=years)
