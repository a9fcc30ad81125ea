"""The digest that binds approvals and releases to a text, and the message that an approver signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.document import Document
from sop_plugin.model.revision_label import as_written, spelled_otherwise
from sop_plugin.model.roles import Role
from sop_plugin.words.language import Language
from sop_plugin.words.language import languages as all_languages

# In front of every digest, so that another way of taking it can come without approving everything again.
ALGORITHM = "sop2"
FIRST = "sop1"
"""Knows no files, takes the settings' language for one that the text does not state, and no line break from trailing blanks."""
ALGORITHMS = (FIRST, ALGORITHM)


def digest(document: Document) -> str:
    """Digest of the text, the controlled facts, and what every file beside it holds that it shows or links.

    Approvals, reviews, status and withdrawal stay out: they come after the text is settled. So do line ends, trailing blank lines, and
    trailing blanks of a line but for the two that break it: no reader sees them. The requirements that it says it serves stand behind
    the rest, and only where there are any, as do questions of understanding: digests from before they could be said still hold.
    """
    held = {attachment.name: attachment.facts.sha256 for attachment in document.attachments}
    translated = document.translation_of
    content = [
        *_facts(document, document.language if document.declares_language else None),
        _normalised(document.body.text, breaks=True),
        [translated.number, as_written(translated.revision)] if translated else None,
        [[name, held.get(name)] for name in sorted({file.name for file in document.body.files})],
    ]
    content += _served(document)
    if document.confidentiality:
        # Only where it is said, as with requirements.
        content.append({"confidentiality": document.confidentiality})
    content += _asked(document)
    return _taken(ALGORITHM, content)


def is_same_text(one: Document, other: Document) -> bool:
    """Whether two documents have one digest, whatever their settings call revisions."""
    return is_of(digest(one), other)


def knows_no_files(recorded: str) -> bool:
    """Whether a recorded digest is by the algorithm that takes the text alone."""
    return recorded.startswith(f"{FIRST}:")


def is_of(recorded: str, document: Document) -> bool:
    """Whether a recorded digest is that of a document, by the algorithm that it names."""
    take = _first if knows_no_files(recorded) else _latest
    return any(recorded in take(spelled) for spelled in _spellings(document))


def _latest(document: Document) -> tuple[str]:
    return (digest(document),)


def _spellings(document: Document) -> Iterator[Document]:
    """The document, and as other settings would read it: how revisions are called and what language is meant change no text."""
    yield document
    if document.language_by_default:
        yield replace(document, declares_language=False)
    other, translated = spelled_otherwise(document.revision), document.translation_of
    of = spelled_otherwise(translated.revision) if translated is not None else None
    if translated is not None and of is not None:
        translated = replace(translated, revision=of)
    if other is not None or of is not None:
        revision = document.revision if other is None else other
        yield replace(document, revision=revision, translation_of=translated)


def digest_like(recorded: str, document: Document) -> str:
    """The digest of a document by the algorithm of a recorded one."""
    return next(_first(document)) if knows_no_files(recorded) else digest(document)


def binds(recorded: str, document: Document) -> bool:
    """Whether a recorded digest is about all that a document shows: one that knows no files counts where there are none."""
    return is_of(recorded, document) and not (document.body.files and knows_no_files(recorded))


def digest_after(recorded: Iterable[str], document: Document) -> str:
    """The digest by which a document goes on being signed: by the algorithm in which its signatures began."""
    return next((each for each in recorded if binds(each, document)), digest(document))


def _first(document: Document) -> Iterator[str]:
    """What the first algorithm gives. The language of the settings went into it; which that was then, nobody wrote down."""
    languages = [document.language]
    if not document.declares_language:
        languages += [language for language in all_languages() if language is not document.language]
    for language in languages:
        content = [*_facts(document, language), _normalised(document.body.text, breaks=False)]
        if document.translation_of is not None:
            # Behind the rest and only where it is said: digests from before there were translations still hold.
            content.append([document.translation_of.number, as_written(document.translation_of.revision)])
        content += _served(document)
        if document.confidentiality:
            content.append({"confidentiality": document.confidentiality})
        content += _asked(document)
        yield _taken(FIRST, content)


def _facts(document: Document, language: Language | None) -> list[object]:
    review, change = document.review, document.change
    return [
        document.number,
        document.title,
        document.type,
        document.department,
        document.supervised_by,
        document.audience,
        document.keywords,
        language,
        as_written(document.revision),
        _day(document.effective),
        _day(document.expires),
        [review.every.months if review.every else None, _day(review.next_review), review.reason],
        [change.change_class, change.reason, change.summary] if change else None,
        document.retention.months if document.retention else None,
    ]


def _served(document: Document) -> list[object]:
    """Which requirements it says it serves: nothing where it says none, as before that could be said."""
    said = [[claim.clause, claim.requirement] for claim in document.satisfies]
    return [said] if said else []


def _asked(document: Document) -> list[object]:
    """What it asks of its readers, and what answers are right: nothing where it asks nothing, as before it could."""
    asked = [[q.ask, q.answers, q.right, q.why, q.clause] for q in document.questions]
    return [{"questions": asked}] if asked else []


def _taken(algorithm: str, content: list[object]) -> str:
    return f"{algorithm}:{sha256(canonical_json(content).encode('utf-8', 'surrogatepass')).hexdigest()}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _normalised(text: str, *, breaks: bool) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_without_blanks(line, breaks=breaks) for line in lines).rstrip("\n")


def _without_blanks(line: str, *, breaks: bool) -> str:
    words = line.rstrip(" \t")
    return f"{words}  " if breaks and words and line.endswith("  ") else words


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
