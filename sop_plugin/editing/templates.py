"""The first text of a new document: front matter, and the headings of its type with a sentence on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.editing import template_words as words
from sop_plugin.editing.yaml_text import quoted, scalar
from sop_plugin.model import columns
from sop_plugin.model.document_types import FORM, DocumentType
from sop_plugin.model.guidance import EXAMPLE, GUIDANCE
from sop_plugin.model.headings import WANTED, WANTED_IN_TYPE, Heading
from sop_plugin.model.procedure import Column
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

_WITHOUT_REQUIRED = (Heading.PURPOSE, Heading.CONTENT, Heading.RELATED)


@dataclass(frozen=True)
class NewDocument:
    """The facts that a document begins with; ``job`` is that of its author."""

    number: str
    title: str
    type: DocumentType
    department: str
    language: Language
    job: str


def template(new: NewDocument, default: Language, revision: int = 1, own_text: str | None = None) -> str:
    """The whole file; its language is stated where it is not the manual's ``default``; ``revision`` is the first.

    ``own_text`` is the company's own template of the type.
    """
    text = _body(new) if own_text is None else [own_text.strip("\n"), ""]
    return "\n".join(["---", *_front_matter(new, default, revision), "---", "", *text])


def _front_matter(new: NewDocument, default: Language, revision: int) -> Iterator[str]:
    say = voice_in(new.language).say
    yield f"number: {scalar(new.number)}"
    yield f"title: {scalar(new.title)}"
    yield f"type: {scalar(new.type.name)}"
    yield f"department: {scalar(new.department)}"
    yield f"audience: []  # {say(words.AUDIENCE)}"
    yield f"keywords: []  # {say(words.KEYWORDS)}"
    if new.language is not default:
        yield f"language: {new.language}"
    yield f"revision: {quoted(str(revision))}"
    yield "status: draft"
    every = new.type.review_every
    yield f"review: {{every: {every.months if every else 12} months}}  # {say(words.REVIEW)}"


def _body(new: NewDocument) -> Iterator[str]:
    say = voice_in(new.language).say
    for heading in new.type.required_headings or _WITHOUT_REQUIRED:
        key = (FORM if new.type.is_form else new.type.name, heading)
        own = words.OWN_SENTENCES.get(key)
        title = WANTED_IN_TYPE.get(key, WANTED[heading])
        sentence = say(own or words.SENTENCES[heading])
        yield f"## {say(title)}"
        yield ""
        yield f"<!-- {say(GUIDANCE)}{sentence} -->"
        yield ""
        if heading is Heading.CONTENT and own is None:
            yield from _steps(new)
    for chapter, *_ in new.type.chapters:
        yield f"## {chapter}"
        yield ""
        yield f"<!-- {say(GUIDANCE)}{say(words.CHAPTER)} -->"
        yield ""


def _steps(new: NewDocument) -> Iterator[str]:
    say = voice_in(new.language).say
    cells = {column: say(text) for column, text in words.STEPS.items()}
    cells[Column.STEP] = say(EXAMPLE) + cells[Column.STEP]
    cells[Column.WHO] = " ".join(new.job.split()).replace("|", "\\|")
    yield _row([say(columns.WANTED[column]) for column in words.COLUMNS])
    yield _row(["---"] * len(words.COLUMNS))
    yield _row([cells[column] for column in words.COLUMNS])
    yield ""


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
