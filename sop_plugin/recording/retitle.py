"""To give a document another title; its number and address stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sop_plugin.editing.keys import with_scalar, with_text
from sop_plugin.editing.spans import Span, with_spans
from sop_plugin.model.digest import binds
from sop_plugin.model.document import Change, ChangeClass, Document, Reference, ReferenceKind
from sop_plugin.model.event import Approved
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Edit, Recorder
from sop_plugin.recording.refused import because
from sop_plugin.recording.revise import refuse_unreleased, revise
from sop_plugin.recording.source_paths import document_in
from sop_plugin.rules import approvals, evidence
from sop_plugin.rules import references as rules
from sop_plugin.words.voice import Words, voice_in

_ALREADY = Words("{number} 的题目已经是《{title}》", "the title of {number} is “{title}” already")
_TAKEN = Words(
    "《{title}》已是 {number} 的题目（{path}）；换一个题目",
    "“{title}” is the title of {number} already ({path}); choose another",
)
_EMPTY = Words("新题目是空的", "the new title is empty")
_WITHDRAWN = Words("{number} 已作废，题目不再改", "{number} is withdrawn, and its title stays")
_RELEASED = Words(
    "{number} 第 {revision} 版已经发布，题目是批准内容的一部分，改题目要新的版次："
    "用 --reason 写明原因，一并建立第 {coming} 版草稿；还要改正文的，先运行 sop revise {number}",
    "{number} revision {revision} is released, and its title is part of what was approved; another one needs a new revision: "
    "give --reason to begin revision {coming} with it, or run sop revise {number} first to change the text as well",
)
_SUMMARY = Words("题目由《{old}》改为《{new}》", "Title changed from “{old}” to “{new}”")
# Whoever has signed the text with the old title signs again.
_UNTIL_SIGNED_AGAIN = (evidence.TEXT_CHANGED_AFTER_APPROVAL, approvals.DRAFT_APPROVED)


@dataclass(frozen=True)
class TitleCitation:
    """A place that names a document by its title; ``updated`` tells that the new one is written there.

    ``released``: the citing text is that of a released revision.
    """

    document: Document
    reference: Reference
    updated: bool
    released: bool


@dataclass(frozen=True)
class Retitling:
    """A new title ready to be written. ``invalid`` are the signatures under another text, ``holds``: others are under this one."""

    prepared: Prepared
    document: Document
    title: str
    revision: int
    needs_date: bool
    citations: tuple[TitleCitation, ...]
    invalid: tuple[Approved, ...]
    holds: bool


def retitle(
    recorder: Recorder,
    number: str,
    title: str,
    reason: str | None = None,
    change_class: ChangeClass = ChangeClass.EDITORIAL,
    update_references: bool = False,
) -> Retitling:
    """Change the title of a draft, or of a released document by its next revision; raises ``Refused``.

    Drafts that cite it come first: while a run was interrupted, the next one still knows the old title.
    """
    title = " ".join(title.split())
    document = recorder.document_or_refuse(number)
    _refuse(recorder, document, title)
    citations = tuple(_citations(recorder, document, update_references))
    revision, revisions = document.revision, recorder.workspace.options.settings.revisions
    own = [c.reference for c in citations if c.document is document]

    def edit(text: str) -> str:
        return with_text(_with_citations(text, own, title), "title", title)

    texts: dict[Path, bytes | None] = {}
    for other, cited in _updated(document, citations):
        texts[recorder.workspace.root / other.path] = recorder.edited(
            other, partial(_with_citations, references=cited, title=title)
        )
    standing: tuple[Approved, ...] = ()
    if _is_released(recorder, document):
        if reason is None:
            raise because(_RELEASED, number=number, revision=revision, coming=revisions.following(revision))
        summary = voice_in(document.language).say(_SUMMARY, old=document.title, new=title)
        revising = revise(recorder, number, Change(change_class, reason, summary), edit=edit)
        texts |= revising.prepared.texts
        revision = revising.document.revision
    else:
        standing = recorder.ledger.standing_approvals(number, revision)
        if document.status is Status.APPROVED and not standing:
            refuse_unreleased(recorder, document)
        text = recorder.edited(document, partial(_unsigned, edit=edit, status=document.status))
        texts[recorder.workspace.root / document.path] = text
    prepared = recorder.checked(texts, {document.path}, _UNTIL_SIGNED_AGAIN if standing else ())
    elsewhere = tuple(f for f in prepared.elsewhere if not _is_about(f, document.title))
    renamed = document_in(prepared, number)
    invalid = tuple(approval for approval in standing if not binds(approval.digest, renamed))
    return Retitling(
        replace(prepared, elsewhere=elsewhere),
        document,
        title,
        revision,
        renamed.effective is None,
        citations,
        invalid,
        len(invalid) < len(standing),
    )


def _refuse(recorder: Recorder, document: Document, title: str) -> None:
    if not title:
        raise because(_EMPTY)
    if document.status is Status.WITHDRAWN:
        raise because(_WITHDRAWN, number=document.number)
    if title == document.title:
        raise because(_ALREADY, number=document.number, title=title)
    # A revision that is in force until the next one takes effect keeps its title, too.
    for other in (*recorder.documents, *recorder.compiled.manual.documents):
        taken = other.title == title and other.number != document.number
        if taken and other.status is not Status.WITHDRAWN:
            raise because(_TAKEN, title=title, number=other.number, path=other.path)


def _is_released(recorder: Recorder, document: Document) -> bool:
    releases = recorder.ledger.releases(document.number)
    return bool(releases) and document.revision <= releases[-1].revision


def _unsigned(text: str, edit: Edit, status: Status) -> str:
    """Fully signed no longer: those who have signed the old title sign again."""
    text = edit(text)
    return with_scalar(text, "status", Status.IN_REVIEW.value) if status is Status.APPROVED else text


def _citations(recorder: Recorder, document: Document, update: bool) -> Iterator[TitleCitation]:
    for citing in recorder.documents:
        may_change = citing is document or (update and citing.status is Status.DRAFT)
        for reference in citing.body.references:
            if reference.kind is ReferenceKind.TITLE and reference.target == document.title:
                yield TitleCitation(citing, reference, may_change, _is_released(recorder, citing))


def _updated(
    document: Document, citations: Iterable[TitleCitation]
) -> list[tuple[Document, list[Reference]]]:
    """The other documents in which the title is replaced, with the places."""
    found: dict[str, tuple[Document, list[Reference]]] = {}
    for citation in citations:
        if citation.updated and citation.document is not document:
            _, places = found.setdefault(citation.document.path, (citation.document, []))
            places.append(citation.reference)
    return list(found.values())


def _with_citations(text: str, references: Iterable[Reference], title: str) -> str:
    return with_spans(
        text,
        [Span(r.place.line, r.place.column, r.end_column, f"《{title}》") for r in references],
    )


def _is_about(finding: Finding, title: str) -> bool:
    return finding.rule is rules.TITLE_UNKNOWN and finding.values["title"] == title
