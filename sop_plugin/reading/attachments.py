"""What a document names beside its text, and what stands there: the files that are approved with it."""

from __future__ import annotations

from dataclasses import replace

from sop_plugin.model.attachment import Attachment, FactsOf, FileInText, FileTrouble
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.rules import attachments as rules
from sop_plugin.words.voice import Words

_REASONS = {
    FileTrouble.OUTSIDE: Words("它在手册文件夹之外", "it lies outside the manual's folder"),
    FileTrouble.FOLDER: Words("它是文件夹", "it is a folder"),
    FileTrouble.LINK: Words(
        "它是符号链接，git 只保存链接，不保存所指的文件",
        "it is reached by a symbolic link, and git keeps the link without the file",
    ),
    FileTrouble.LEFT_OUT: Words("它是隐藏的，或被排除在手册之外", "it is hidden, or left out of the manual"),
    FileTrouble.UNREADABLE: Words("无法读取", "it cannot be read"),
}


def with_attachments(document: Document, facts_of: FactsOf) -> tuple[Document, tuple[Finding, ...]]:
    """The document with its files, and a finding for each that cannot be one of them, where the text names it first."""
    if not document.body.files:
        return document, ()
    first: dict[str, FileInText] = {}
    for file in document.body.files:
        first.setdefault(file.name, file)
    attachments: list[Attachment] = []
    findings: list[Finding] = []
    for name, file in sorted(first.items()):
        if name.startswith("/"):
            findings.append(rules.FILE_FROM_ROOT.at(file.place, file=name))
            continue
        found = facts_of(file.path)
        if isinstance(found, FileFacts):
            attachments.append(Attachment(name, file.path, found))
        else:
            findings.append(_trouble(file, found))
    return replace(document, attachments=tuple(attachments)), tuple(findings)


def _trouble(file: FileInText, trouble: FileTrouble) -> Finding:
    if trouble is FileTrouble.MISSING:
        return rules.FILE_MISSING.at(file.place, file=file.path)
    return rules.FILE_UNUSABLE.at(file.place, file=file.path, reason=_REASONS[trouble])
