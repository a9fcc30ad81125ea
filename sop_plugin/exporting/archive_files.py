"""The files of the texts in an export, and where its pages find them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sop_plugin.model.attachment import Attachment, attached_file, path_of
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.outside.file_facts import facts_of_bytes
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import CommitOfFile
from sop_plugin.rules import archive as rules
from sop_plugin.workspace.released_files import NotToBeHad, ReleasedFileReader
from sop_plugin.workspace.workspace import Workspace


@dataclass(frozen=True)
class ExportedText:
    """A text as it was released: its bytes, and the commit that brought them, where the history tells."""

    release: Released
    data: bytes
    document: Document
    commit: CommitOfFile | None


def exported_files(
    workspace: Workspace, ledger: Ledger, texts: Iterable[ExportedText]
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Path in the export → bytes of every released file, and a finding for each that cannot be had."""
    wanted = [(text, file) for text in texts for file in text.document.attachments if file.blob]
    reader = ReleasedFileReader(workspace, [file for _, file in wanted])
    files: dict[str, bytes] = {}
    missing: list[Finding] = []
    for text, file in wanted:
        try:
            files[attached_file(file)] = reader.read(file)
        except NotToBeHad:
            event = text.release
            missing.append(
                rules.FILE_NOT_IN_GIT.at(
                    ledger.place(event), event=event.name, file=file.name, blob=(file.blob or "")[:12]
                )
            )
    return files, tuple(missing)


def with_unrecorded_files(
    repository: GitRepository, text: ExportedText
) -> tuple[ExportedText, Mapping[str, bytes]]:
    """A text whose release recorded no files, with those that the commit has which brought it: what readers saw then."""
    named = {file.name for file in text.document.body.files} - {a.name for a in text.document.attachments}
    if text.commit is None or not named or text.commit.path.startswith("/"):
        return text, {}
    found: dict[str, bytes] = {}
    attachments = list(text.document.attachments)
    for name in sorted(named):
        path = path_of(name, text.commit.path)
        data = None if path.startswith(("../", "/")) else repository.file_at(text.commit.commit, path)
        if data is not None:
            attachment = Attachment(name, path, facts_of_bytes(data))
            attachments.append(attachment)
            found[attached_file(attachment)] = data
    attachments.sort(key=lambda attachment: attachment.name)
    return replace(text, document=replace(text.document, attachments=tuple(attachments))), found


def from_pages(document: Document) -> Mapping[str, str]:
    """Name in the text → where the page in ``pages/`` finds the file."""
    return {
        attachment.name: posixpath.join("..", attached_file(attachment))
        for attachment in document.attachments
    }
