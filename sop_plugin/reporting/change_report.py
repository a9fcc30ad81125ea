"""The report on a change: one comment for people who do not read logs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sop_plugin.changes.documents import DocumentChange, DocumentChangeKind, document_changes
from sop_plugin.model.finding import Finding
from sop_plugin.model.snapshot import Snapshot
from sop_plugin.reporting import change_words as words
from sop_plugin.reporting.change_findings import finding_blocks, trust_blocks
from sop_plugin.reporting.changed_documents import ChangedDocuments
from sop_plugin.reporting.markdown import MARKDOWN, Block, code, limited
from sop_plugin.rules.comparison import TOLD_FIRST
from sop_plugin.standing.progress import Progress
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sentence, Voice, voice_in

LARGEST_COMMENT = 65_000
"""GitHub takes 65,536 characters, GitLab more."""

MARKER = "<!-- sop-report -->"
"""First line of every report: the workflow finds the comment by it, and renews it."""

_TABLE_RULE = "| --- | --- | --- | --- | --- | --- |"


@dataclass(frozen=True)
class ReportedChange:
    """What the report is about. ``findings`` are those that the change brings, ``earlier`` counts the others.

    ``progress`` tells where a number stands, ``next_step`` in words what follows. ``site`` is the address of a preview, if any;
    ``command`` makes this report again.
    """

    before: Snapshot
    after: Snapshot
    findings: tuple[Finding, ...]
    earlier: int
    progress: Callable[[str], Progress | None]
    next_step: Callable[[Progress], Sentence]
    ref: str
    base: str
    site: str | None
    command: str


def change_report(change: ReportedChange, language: Language, limit: int = LARGEST_COMMENT) -> str:
    """The whole comment in Markdown; what is too long is left out at the end, and the last line says how much."""
    voice = voice_in(language, MARKDOWN)
    remainder = voice.say(words.REMAINDER, command=code(change.command))
    return limited(_blocks(change, voice), limit, remainder)


def _blocks(change: ReportedChange, voice: Voice) -> Iterator[Block]:
    documents = document_changes(change.before, change.after)
    progress = cache(change.progress)
    drawn = ChangedDocuments(change.after.manual, voice, progress, change.next_step, change.site)
    detailed = [item for item in documents if item.kind is not DocumentChangeKind.MOVED]
    waiting = sum(_awaits(item, progress) for item in detailed)
    yield Block(_lead(change, voice, documents, waiting))
    yield from trust_blocks(voice, change.findings, change.before.manual, change.after.manual)
    if documents:
        first, *rest = map(drawn.row, documents)
        # A table has no gap, and no row without its head.
        yield Block("", (f"{voice.say(words.TABLE)}\n{_TABLE_RULE}\n{first}", *rest))
    yield from finding_blocks(voice, words.FINDINGS, [f for f in change.findings if f.fails_strict])
    for item in detailed:
        yield Block(drawn.title(item), tuple(drawn.details(item)))
    remarks = [f for f in change.findings if not f.fails_strict and f.rule not in TOLD_FIRST]
    yield from finding_blocks(voice, words.REMARKS, remarks)
    if change.earlier:
        yield Block(voice.say(words.EARLIER, count=change.earlier, ref=code(change.ref)))


def _awaits(item: DocumentChange, progress: Callable[[str], Progress | None]) -> bool:
    told = progress(item.number) if item.after is not None else None
    return told is not None and told.ahead


def _lead(change: ReportedChange, voice: Voice, documents: Sequence[DocumentChange], waiting: int) -> str:
    fails = sum(finding.fails_strict for finding in change.findings)
    verdict = [voice.say(words.FAILS, count=fails) if fails else voice.say(words.PASSES)]
    if waiting:
        verdict.append(voice.say(words.AWAITS, count=waiting))
    if not documents:
        verdict.append(voice.say(words.NOTHING))
    compared = voice.say(
        words.COMPARED,
        ref=code(change.ref),
        base=code(change.base[:10]),
        as_of=change.after.manual.as_of,
    )
    return f"{MARKER}\n## {voice.say(words.HEADING)}\n\n{voice.beside(verdict)}\n\n{compared}"
