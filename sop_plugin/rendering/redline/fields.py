"""What changed in the front matter between two revisions of a document, in the words of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.model.period import Period
from sop_plugin.model.questions import ReadersQuestion
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.words import labels
from sop_plugin.words.language import Language
from sop_plugin.words.terms import language_name
from sop_plugin.words.voice import Sayable, Voice, Words

_OF_REVISION = Words("{number} {revision}", "{number} {revision}")
_FILE = Words("{name}（{size} 字节，{sha256}…）", "{name} ({size} bytes, {sha256}…)")
_SHOWN = 12
Values = tuple[str, ...]
_Facts = dict[Words, tuple[object, ...]]


@dataclass(frozen=True)
class FieldChange:
    """A fact of the front matter under its label, with its values as readers see them; none where it was absent."""

    label: Words
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


def redline_fields(old: Document, new: Document, manual: Manual, voice: Voice) -> tuple[FieldChange, ...]:
    """The controlled facts that differ, in the order of the front matter; approvals and reviews are not among them.

    ``manual`` names departments.
    """
    before, after = _facts(old), _facts(new)

    def told(label: Words, values: tuple[object, ...]) -> Values:
        return tuple(voice.say(_said(label, value, manual)) for value in values)

    compared = [label for label in after if before[label] != after[label]]
    if not (_knows_files(old) and _knows_files(new)):
        compared = [label for label in compared if label is not labels.ATTACHMENTS]
    found = (FieldChange(label, told(label, before[label]), told(label, after[label])) for label in compared)
    # Of many files few change.
    return tuple(
        FieldChange(f.label, f.removed, f.added) if f.label is labels.ATTACHMENTS else f for f in found
    )


def _knows_files(document: Document) -> bool:
    """Whether it is known what the files of a text hold: releases by the first digest did not record them."""
    return bool(document.attachments) or not document.body.files


def _facts(document: Document) -> _Facts:
    return {label: tuple(value for value in values if value) for label, values in _each(document)}


def _each(document: Document) -> Iterator[tuple[Words, tuple[object, ...]]]:
    yield labels.NUMBER, (document.number,)
    yield labels.TITLE, (document.title,)
    yield labels.TYPE, (document.type,)
    yield labels.EXECUTING_DEPARTMENT, (document.department,)
    yield labels.SUPERVISING_DEPARTMENT, (document.supervised_by,)
    yield labels.AUDIENCE, document.audience
    yield labels.KEYWORDS, document.keywords
    yield labels.LANGUAGE, (document.language,)
    yield labels.REVISION, (document.revision,)
    yield labels.EFFECTIVE_DATE, (document.effective,)
    yield labels.EXPIRES, (document.expires,)
    yield labels.REVIEW_EVERY, (document.review.every,)
    yield labels.REVIEW_DUE_DATE, (document.review.next_review,)
    yield labels.NEXT_REVIEW_REASON, (document.review.reason,)
    yield labels.RETENTION, (document.retention,)
    translation = document.translation_of
    yield labels.ATTACHMENTS, tuple((each.name, each.facts) for each in document.attachments)
    yield (
        labels.SATISFIES,
        tuple(
            f"{claim.requirement} ({claim.clause})" if claim.clause else claim.requirement
            for claim in document.satisfies
        ),
    )
    yield labels.QUESTIONS, tuple(map(_asked, document.questions))
    yield labels.TRANSLATION_SOURCE, ((translation.number, translation.revision) if translation else None,)


def _asked(question: ReadersQuestion) -> str:
    answers = " / ".join(f"✓ {each}" if each in question.right else each for each in question.answers)
    clause = f" ({question.clause})" if question.clause else ""
    why = f" {question.why}" if question.why else ""
    return f"{question.ask}{clause} {answers}{why}"


def _said(label: Words, value: object, manual: Manual) -> Sayable:
    match label, value:
        case labels.TYPE, str(name):
            return manual.settings.type_label(name)
        case ((labels.EXECUTING_DEPARTMENT | labels.SUPERVISING_DEPARTMENT), str(code)):
            return manual.department_term(code)
        case labels.LANGUAGE, Language() as language:
            return language_name(language)
        case _, Period() | date():
            return value
        case _, (str(name), FileFacts() as facts):
            return _FILE.filled(name=name, size=f"{facts.size:,}", sha256=facts.sha256[:_SHOWN])
        case _, (str(number), int(revision)):
            return _OF_REVISION.filled(
                number=number, revision=labels.REVISION_NUMBER.filled(revision=revision)
            )
    return str(value)
