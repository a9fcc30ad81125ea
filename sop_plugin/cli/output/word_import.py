"""What ``sop import`` tells of each file: what it becomes, what is not in it, what to look at, what a check says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.findings import finding_counts, finding_text
from sop_plugin.cli.output.word_places import loss_text, place_text
from sop_plugin.words.labels import LABELS
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.importing.word.tracked import TrackedChange
    from sop_plugin.recording.word_import import ImportedDocument, WordImport
    from sop_plugin.recording.word_reading import FileRefused

_BECOMES = Words(
    "{path}：{number}《{title}》，{type}，{department}，第 {revision} 版",
    "{path}: {number} “{title}”, {type}, {department}, revision {revision}",
)
_EFFECTIVE = Words("，{day} 生效", ", effective {day}")
_PROVED = Words(
    "核对：{characters} 个字、{pictures} 张图片、{rows} 行表格，没有丢失",
    "proof: nothing is lost of {characters} characters, {pictures} pictures and {rows} rows of tables",
)
_LOST = Words(
    "核对：{characters} 个字、{pictures} 张图片、{rows} 行表格，丢失 {count} 处",
    "proof: {count} things are lost of {characters} characters, {pictures} pictures and {rows} rows of tables",
)
_LEFT_OUT = Words(
    "未带入（{kind}）{count} 处，第一处：{first}", "left out ({kind}): {count}, the first {first}"
)
_LOOK_AT = Words("请看", "look at")
_CHECK = Words(
    "sop check：错误 {error}，警告 {warning}，建议 {advice}",
    "sop check: errors {error}, warnings {warning}, advice {advice}",
)
_MORE = Words("另有 {count} 处", "and {count} more")
_REFUSED = Words("{path}：不能导入：{reason}", "{path}: cannot be imported: {reason}")
_CHANGE = Words("{place}：{kind}“{text}”（{author}，{day}）", "{place}: {kind} “{text}” ({author}, {day})")
_INSERTED, _DELETED = Words("插入", "inserted"), Words("删除", "deleted")
_COMMENT = Words("批注（{author}）：{text}", "comment ({author}): {text}")
_NO_DEPARTMENT = Words(
    "《{title}》，{type}，第 {revision} 版；没有写明部门，编号待定，用 --department 或 --mapping 写明",
    "“{title}”, {type}, revision {revision}; it names no department, so its number is open: give it with --department or "
    "--mapping",
)
_NO_NUMBER = Words(
    "《{title}》，{type}，第 {revision} 版{day}；编号待定：{reason}",
    "“{title}”, {type}, revision {revision}{day}; its number is open: {reason}",
)
_CLOSING = Words(
    "{files} 份文件：可以导入 {good} 份，其中 {lost} 份有丢失；不能导入 {refused} 份",
    "files: {files}; to be imported: {good}, with losses: {lost}; cannot be imported: {refused}",
)
_ASIDE = Words(
    "不是 .docx、.doc，没有看的文件 {count} 个：{names}",
    "files that are no .docx or .doc and were not looked at: {count}: {names}",
)
_SHOWN = 6


def import_text(found: WordImport, voice: Voice, others: Sequence[str] = ()) -> str:
    """For a person; ``others`` are files that lay beside the Word files."""
    lines: list[str] = []
    documents = (*found.documents, *found.unplaced)
    for document in documents:
        lines += [*_document_lines(document, voice), ""]
    for refused in found.refused:
        lines += [*_refused_lines(refused, voice), ""]
    lost = sum(bool(document.losses.lost) for document in documents)
    good = len(documents)
    closing = voice.say(
        _CLOSING, files=good + len(found.refused), good=good, lost=lost, refused=len(found.refused)
    )
    if others:
        names = [*others[:_SHOWN], *(["…"] if len(others) > _SHOWN else [])]
        lines.append(voice.say(_ASIDE, count=len(others), names=printable(", ".join(names))))
    clean = not lost and not found.refused
    return "\n".join([*lines, click.style(closing, fg="green" if clean else "yellow")]) + "\n"


def _document_lines(document: ImportedDocument, voice: Voice) -> Iterator[str]:
    identity, losses = document.identity, document.losses
    yield click.style(printable(document.source.file.shown), bold=True)
    kind = LABELS.get(f"type_{identity.type.name}", identity.type.name)
    facts = {"title": identity.title, "type": kind, "revision": identity.revision}
    day = voice.say(_EFFECTIVE, day=identity.effective) if identity.effective else ""
    if document.path:
        department = identity.department or ""
        becomes = voice.say(
            _BECOMES, path=document.path, number=document.number, department=department, **facts
        )
    elif document.open_because is not None:
        becomes, day = voice.say(_NO_NUMBER, reason=document.open_because, day=day, **facts), ""
    else:
        becomes = voice.say(_NO_DEPARTMENT, **facts)
    yield f"  → {click.style(becomes + day, fg=None if document.path else 'yellow')}"
    counts = {"characters": losses.characters, "pictures": losses.pictures, "rows": losses.rows}
    if losses.lost:
        proof = voice.say(_LOST, count=len(losses.lost), **counts)
        yield f"  {click.style(proof, fg='red')}"
        yield from (f"    {loss_text(loss, voice)}" for loss in losses.lost)
    else:
        yield f"  {click.style(voice.say(_PROVED, **counts), fg='green')}"
    left_out = sorted(losses.left_out, key=lambda loss: loss.kind.name)
    for kind_of_loss, group in groupby(left_out, lambda loss: loss.kind):
        listed = list(group)
        said = voice.say(_LEFT_OUT, kind=kind_of_loss, count=len(listed), first=loss_text(listed[0], voice))
        yield f"  {said}"
    for _, told in groupby(document.remarks, lambda remark: remark.kind):
        remarks = list(told)
        for remark in remarks[:_SHOWN]:
            yield f"  {voice.say(_LOOK_AT)}: {voice.say(remark.words)}"
        if len(remarks) > _SHOWN:
            yield f"    {voice.say(_MORE, count=len(remarks) - _SHOWN)}"
    if document.findings:
        counted = finding_counts(document.findings)
        yield f"  {voice.say(_CHECK, **{name: counted[name] for name in ('error', 'warning', 'advice')})}"
        for finding in document.findings:
            yield from (f"    {line}" for line in finding_text(finding, voice).split("\n"))


def _refused_lines(refused: FileRefused, voice: Voice) -> Iterator[str]:
    said = voice.say(_REFUSED, path=refused.file.shown, reason=refused.reason)
    yield click.style(said, fg="red")
    yield from (f"  {_change_text(change, voice)}" for change in refused.changes)
    for comment in refused.comments:
        yield f"  {voice.say(_COMMENT, author=comment.author, text=comment.text)}"


def _change_text(change: TrackedChange, voice: Voice) -> str:
    from sop_plugin.importing.losses.source import SourcePlace
    from sop_plugin.importing.word.tracked import TrackedKind

    return voice.say(
        _CHANGE,
        place=place_text(SourcePlace(change.part, change.paragraph), voice),
        kind=_INSERTED if change.kind is TrackedKind.INSERTED else _DELETED,
        text=change.text or "¶",
        author=change.author,
        day=change.date,
    )
