"""One source to one document."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sop_plugin.model.approval import Approval
from sop_plugin.model.document import (
    Body,
    Change,
    Document,
    RejectedSource,
    ReviewRecord,
    ReviewRule,
    Translation,
    Withdrawal,
)
from sop_plugin.model.finding import Finding
from sop_plugin.model.headings import heading_kinds
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings
from sop_plugin.reading.foreign.metadata import translate
from sop_plugin.reading.front_matter.questions import read_questions
from sop_plugin.reading.front_matter.satisfies import claims
from sop_plugin.reading.front_matter.schema import FrontMatter
from sop_plugin.reading.markdown.duties import read_duties
from sop_plugin.reading.markdown.outline import read_body
from sop_plugin.reading.markdown.pitfalls.all import pitfalls
from sop_plugin.reading.markdown.procedures import read_procedures
from sop_plugin.reading.source import Source, decode, report_conflicts
from sop_plugin.reading.validation import validate
from sop_plugin.reading.yaml_tree import YamlTree, read_yaml
from sop_plugin.rules import front_matter as rules

_FENCE = "---"


@dataclass(frozen=True)
class DocumentReading:
    """A document, or what is left of a file that could not become one, with all that is wrong with it."""

    document: Document | None
    findings: tuple[Finding, ...]
    number: str | None = None
    title: str | None = None

    def rejected(self, path: str) -> RejectedSource:
        """What the manual keeps of a file without a document."""
        return RejectedSource(path, self.number, self.title)


ReadAll = Callable[[Callable[[Source], DocumentReading], Sequence[Source]], Sequence[DocumentReading]]
"""What reads one source, and many of them → their readings, in that order."""


def read_document(source: Source, settings: Settings) -> DocumentReading:
    """Read one file strictly; ``document`` is ``None`` when its front matter does not hold."""
    findings: list[Finding] = []
    text = decode(source, settings.max_bytes, findings.append)
    if text is not None:
        report_conflicts(text, source.path, findings.append)
    split = split_front_matter(text, source.path, findings) if text is not None else None
    if split is None:
        return DocumentReading(None, tuple(findings))
    return _read_parts(source.path, *split, settings, findings)


def read_as_body(text: str, path: str, document_type: str, settings: Settings) -> DocumentReading:
    """The draft of a type that would have this text; everything stands in the lines of the text itself."""
    facts = {
        "number": "new",
        "title": "new",
        "type": document_type,
        "department": "new",
        "revision": str(settings.revisions.first),
        "status": Status.DRAFT.value,
    }
    header = "\n".join(f"{key}: {json.dumps(value)}" for key, value in facts.items())
    return _read_parts(path, header, text, 1, settings, [])


def _read_parts(
    path: str, header: str, body: str, body_line: int, settings: Settings, findings: list[Finding]
) -> DocumentReading:
    about_yaml: list[Finding] = []
    written = read_yaml(header, path, 2, about_yaml.append)
    if written is None:
        return DocumentReading(None, (*findings, *about_yaml))
    translated = translate(written, settings.metadata, findings.append, settings.revisions)
    findings += filter(translated.concerns_us, about_yaml)
    tree = translated.tree
    matter = validate(tree, FrontMatter, Place(path), findings.append, settings.revisions)
    document = None
    if matter is not None:
        document = _document(matter, tree, path, body, body_line, settings)
        if document.status is not Status.WITHDRAWN:
            steps = document.body.procedures.step_tables
            columns = None if settings.is_form(document.type) else settings.extra_columns
            findings += pitfalls(body, path, body_line, steps, columns)
        if translated.last_review is not None:
            document = replace(document, review=replace(document.review, last_held=translated.last_review))
    return DocumentReading(document, tuple(findings), _scalar(tree, "number"), _scalar(tree, "title"))


def read_again(document: Document, text: str, settings: Settings) -> Body:
    """The body that a document would have with another text in the place of its own."""
    body = read_body(text, document.path, document.body.first_line)
    return _with_procedures(body, document.path, document.type, settings)


def split_front_matter(text: str, path: str, findings: list[Finding]) -> tuple[str, str, int] | None:
    """Front matter, body, and the body's first line in the file."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        findings.append(rules.NO_FRONT_MATTER.at(Place(path)))
        return None
    for index in range(1, len(lines)):
        if lines[index].rstrip() == _FENCE:
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    findings.append(rules.UNCLOSED.at(Place(path)))
    return None


def _scalar(tree: YamlTree, key: str) -> str | None:
    value = tree.value.get(key) if isinstance(tree.value, dict) else None
    return value if isinstance(value, str) else None


def _with_procedures(body: Body, path: str, document_type: str, settings: Settings) -> Body:
    kinds = heading_kinds(settings.extra_headings)
    procedures = read_procedures(body, path, kinds, settings.is_form(document_type), settings.extra_columns)
    duties = read_duties(body, path, kinds)
    return replace(body, procedures=replace(procedures, duties=duties) if duties else procedures)


def _document(
    matter: FrontMatter, tree: YamlTree, path: str, body: str, body_line: int, settings: Settings
) -> Document:
    review, change, withdrawal = matter.review, matter.change, matter.withdrawal
    translation = matter.translation_of
    return Document(
        path=path,
        number=matter.number,
        title=matter.title,
        type=matter.type,
        department=matter.department,
        revision=matter.revision,
        status=matter.status,
        body=_with_procedures(read_body(body, path, body_line), path, matter.type, settings),
        language=matter.language or settings.language,
        declares_language=matter.language is not None,
        language_by_default=matter.language is not None and "language" not in tree.places,
        supervised_by=matter.supervised_by,
        audience=tuple(matter.audience),
        keywords=tuple(matter.keywords),
        effective=matter.effective,
        expires=matter.expires,
        review=ReviewRule(review.every, review.next_review, review.reason or "") if review else ReviewRule(),
        approvals=tuple(
            Approval(settings.roles.of(a.role, a.date), a.person, a.date, tree.place("approvals", i))
            for i, a in enumerate(matter.approvals)
        ),
        reviews=tuple(
            ReviewRecord(r.date, r.by, r.outcome, r.note or "", tree.place("reviews", i))
            for i, r in enumerate(matter.reviews)
        ),
        change=Change(change.class_, change.reason, change.summary) if change else None,
        withdrawal=(
            Withdrawal(
                withdrawal.date,
                withdrawal.by,
                withdrawal.reason,
                withdrawal.successor,
                tree.place("withdrawal"),
            )
            if withdrawal
            else None
        ),
        retention=matter.retention,
        confidentiality=matter.confidentiality or "",
        translation_of=Translation(translation.number, translation.revision) if translation else None,
        satisfies=tuple(claims(matter.satisfies, tree)),
        questions=tuple(read_questions(matter.questions, tree)),
        places={keys: (found.line, found.column) for keys, found in tree.places.items()},
    )
