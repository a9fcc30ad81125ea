"""The first text of a new document: front matter, and the headings of its type with a sentence on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.editing import template_words as words
from sop_plugin.editing.yaml_text import scalar
from sop_plugin.model.guidance import EXAMPLE, GUIDANCE
from sop_plugin.model.headings import WANTED, Heading
from sop_plugin.model.procedure import Column
from sop_plugin.model.settings import FORM, DocumentType
from sop_plugin.words.language import Language

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


def template(new: NewDocument, default: Language) -> str:
    """The whole file; its language is stated where it is not the manual's ``default``."""
    return "\n".join(["---", *_front_matter(new, default), "---", "", *_body(new)])


def _front_matter(new: NewDocument, default: Language) -> Iterator[str]:
    yield f"number: {scalar(new.number)}"
    yield f"title: {scalar(new.title)}"
    yield f"type: {scalar(new.type.name)}"
    yield f"department: {scalar(new.department)}"
    yield f"audience: []  # {words.AUDIENCE.in_language(new.language)}"
    yield f"keywords: []  # {words.KEYWORDS.in_language(new.language)}"
    if new.language is not default:
        yield f"language: {new.language.value}"
    yield 'revision: "1"'
    yield "status: draft"
    yield f"review: {{every: 12 months}}  # {words.REVIEW.in_language(new.language)}"


def _body(new: NewDocument) -> Iterator[str]:
    for heading in new.type.required_headings or _WITHOUT_REQUIRED:
        key = (FORM if new.type.is_form else new.type.name, heading)
        own = words.OWN_SENTENCES.get(key)
        title = words.HEADINGS.get(key, WANTED[heading])
        sentence = (own or words.SENTENCES[heading]).in_language(new.language)
        yield f"## {title.in_language(new.language)}"
        yield ""
        yield f"<!-- {GUIDANCE.in_language(new.language)}{sentence} -->"
        yield ""
        if heading is Heading.CONTENT and own is None:
            yield from _steps(new)


def _steps(new: NewDocument) -> Iterator[str]:
    language = new.language
    cells = {column: text.in_language(language) for column, text in words.STEPS.items()}
    cells[Column.STEP] = EXAMPLE.in_language(language) + cells[Column.STEP]
    cells[Column.WHO] = " ".join(new.job.split()).replace("|", "\\|")
    yield _row([title.in_language(language) for title in words.COLUMNS.values()])
    yield _row(["---"] * len(words.COLUMNS))
    yield _row([cells[column] for column in words.COLUMNS])
    yield ""


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
