"""The files of a revision as its release records them: git must keep each as it lies there."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.attachment import ReleasedFile
from sop_plugin.model.digest import knows_no_files
from sop_plugin.model.document import Document
from sop_plugin.outside.git import GitRepository
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.rules import attachments as rules
from sop_plugin.words.voice import Words

_FILTERED = Words(
    "git 不按原样保存 {file}（.gitattributes 为它设了过滤，如 LFS），发布的附件须由 git 自身保存；"
    "去掉该设置再发布",
    "git does not keep {file} as it is (.gitattributes has a filter for it, such as LFS), and released files are kept by git itself; "
    "take that setting away and release again",
)


def refuse_without_files(recorder: Recorder, document: Document) -> None:
    """Raises ``Refused`` while a file that the text names is no part of it: nobody can sign for what is not there."""
    found = recorder.findings_of(document, (rules.FILE_MISSING, rules.FILE_UNUSABLE, rules.FILE_FROM_ROOT))
    if found:
        raise Refused(found)


def released_files(
    recorder: Recorder, repository: GitRepository, document: Document, digest: str
) -> tuple[ReleasedFile, ...] | None:
    """What the release records of the files; ``None`` where it records none. Nothing is stored yet."""
    if knows_no_files(digest):
        return None
    return tuple(_recorded(recorder, repository, document)) or None


def _recorded(recorder: Recorder, repository: GitRepository, document: Document) -> Iterator[ReleasedFile]:
    for attachment in document.attachments:
        blob = repository.hash_file(attachment.path)
        if blob not in repository.plain_ids(recorder.workspace.root / attachment.path):
            raise because(_FILTERED, file=attachment.path)
        facts = attachment.facts
        yield ReleasedFile(attachment.name, facts.sha256, facts.size, blob)


def store_files(repository: GitRepository, document: Document) -> None:
    """Hand the files to git."""
    for attachment in document.attachments:
        repository.hash_file(attachment.path, store=True)
