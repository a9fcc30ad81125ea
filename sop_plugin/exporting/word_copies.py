"""Word copies of the texts in the source files, drafts too: to circulate them among people who work in Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sop_plugin.compile import CompiledManual
from sop_plugin.exporting.word.copy import WordLayout, word_copy
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.number import address_form, revision_form
from sop_plugin.outside.git_program import GitError
from sop_plugin.rendering.standalone import standalone_content
from sop_plugin.words import labels
from sop_plugin.words.voice import Sayable, Voice, Words, voice_in
from sop_plugin.workspace.released_files import NotToBeHad, ReleasedFileReader
from sop_plugin.workspace.workspace import Workspace

LARGEST_PICTURES = 50_000_000
"""Bytes of all pictures of one file: Word and mail programs take no more in their stride."""
_NO_PICTURE = Words(
    "{path} 第 {line} 行的 {file} 不能放进去：看 sop check",
    "{path}, line {line}: {file} cannot be put into it; see sop check",
)
_TOO_LARGE = Words(
    "图片共 {size} 字节，最多 {limit}；把图片缩小",
    "its pictures have {size} bytes, {limit} at most; make them smaller",
)
_MARK = Words("非受控 · {state} · {day}", "UNCONTROLLED · {state} · {day}")
_DRAFT = Words("草稿，不得作为工作依据", "draft, not to work by")
_COPY = Words("第 {revision} 版的副本", "copy of revision {revision}")
_NOTICE = Words(
    "非受控文件，{day} 导出，供传阅；在 Word 中的修改不会进入手册，以手册网站所示为准",
    "Uncontrolled, exported on {day} to be circulated; changes made in Word do not enter the manual, whose site prevails",
)
_PAGE = (Words("第 ", "Page "), Words(" 页 共 ", " of "), Words(" 页", ""))


@dataclass(frozen=True)
class WordCopy:
    """What became of one document: ``data`` is the file, or ``trouble`` says why there is none.

    ``not_shown`` are pictures of a kind that Word does not show; their names stand in their places.
    """

    number: str
    file: str
    data: bytes = b""
    trouble: Sayable | None = None
    not_shown: tuple[str, ...] = ()


class WordExport:
    """The copies of one manual, which say that they were made ``today``."""

    def __init__(self, workspace: Workspace, compiled: CompiledManual, today: date) -> None:
        self._workspace = workspace
        self._compiled = compiled
        self._today = today
        self._manual = replace(compiled.manual, documents=compiled.histories.documents)
        self._references = resolve_references(self._manual).outgoing

    def copies(self, documents: tuple[Document, ...]) -> Iterator[WordCopy]:
        """One for each document."""
        for document in documents:
            name = f"{address_form(document.number)}-{revision_form(document.revision)}.docx"
            trouble, pictures = self._pictures(document)
            if trouble is not None:
                yield WordCopy(document.number, name, trouble=trouble)
                continue
            html = standalone_content(
                self._manual,
                document,
                self._references.get(document.path, ()),
                {},
                {file.name: file.name for file in document.attachments},
            )
            data, not_shown = word_copy(self._layout(document), html, pictures)
            yield WordCopy(document.number, name, data, not_shown=not_shown)

    def _pictures(self, document: Document) -> tuple[Sayable | None, dict[str, bytes]]:
        """Name → bytes of the files that the text shows, or why it cannot be made."""
        sound = {file.name for file in document.attachments}
        for named in document.body.files:
            if named.name not in sound:
                place = {"path": document.path, "line": named.place.line}
                return _NO_PICTURE.filled(file=named.name, **place), {}
        size = sum(file.facts.size for file in document.attachments)
        if size > LARGEST_PICTURES:
            return _TOO_LARGE.filled(size=f"{size:,}", limit=f"{LARGEST_PICTURES:,}"), {}
        reader = ReleasedFileReader(self._workspace, document.attachments)
        try:
            return None, {file.name: reader.read(file) for file in document.attachments}
        except NotToBeHad as missing:
            return _NO_PICTURE.filled(path=document.path, line=1, file=missing.attachment.name), {}
        except GitError as error:
            return error.words, {}

    def _layout(self, document: Document) -> WordLayout:
        voice = voice_in(document.language)
        say = voice.say
        issuer = self._manual.organisation.issuer_of(document.department)
        called = say(issuer.name) if issuer else "—"
        released = document.status is Status.APPROVED
        state = _COPY.filled(revision=document.revision) if released else _DRAFT
        rule = self._manual.confidentiality
        level = f" · {say(labels.CONFIDENTIALITY)} {rule.level_of(document)}" if rule.levels else ""
        sample = f" · {say(labels.SAMPLE_DATA)}" if self._manual.organisation.sample else ""
        return WordLayout(
            document.title,
            document.language,
            say(_MARK, state=state, day=self._today),
            say(_NOTICE, day=self._today),
            (
                (
                    called + sample,
                    f"{say(labels.HEADER_WORDS)} · {say(self._manual.settings.type_label(document.type))}{level}",
                ),
                (f"{document.number}  {document.title}", f"{say(labels.REVISION)} {document.revision} · "),
            ),
            (say(_PAGE[0]), say(_PAGE[1]), say(_PAGE[2])),
            tuple(self._facts(document, voice)),
            called,
        )

    def _facts(self, document: Document, voice: Voice) -> Iterator[tuple[str, str]]:
        say = voice.say
        yield say(labels.NUMBER), document.number
        yield say(labels.TITLE), document.title
        yield say(labels.REVISION), str(document.revision)
        yield say(labels.EFFECTIVE_DATE), str(document.effective or "")
        yield say(labels.TYPE), str(say(self._manual.settings.type_label(document.type)))
        rule = self._manual.confidentiality
        if rule.levels:
            yield say(labels.CONFIDENTIALITY), rule.level_of(document)
        department = self._manual.department_name(document.department, document.language)
        yield say(labels.EXECUTING_DEPARTMENT), department
        for approval in document.approvals:
            name = self._manual.person_name(approval.person, approval.day)
            yield say(approval.role.label), f"{name} {approval.day.isoformat()}"
