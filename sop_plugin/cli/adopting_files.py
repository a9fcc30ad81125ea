"""What ``sop adopt --write`` does beyond listing: it refuses where there is no way back, writes all files, and commits if asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.adoption.plan import AdoptedFile
    from sop_plugin.outside.git import GitRepository
    from sop_plugin.workspace.adopted_files import AdoptedFiles
    from sop_plugin.workspace.workspace import Workspace

_DIRTY = Words(
    "有 {count} 个文件还没有提交（如 {path}）；先提交，才能看清改了什么、才能退回，或加 --allow-dirty",
    "files that are not committed: {count}, such as {path}; commit them first, so that the change can be seen and undone, "
    "or give --allow-dirty",
)
_NO_HISTORY = Words(
    "不在 git 仓库中，写入后退不回去；先 git init 并提交，或加 --allow-dirty",
    "there is no git repository, so nothing could be undone; git init and commit first, or give --allow-dirty",
)
_NO_COMMIT = Words("--commit 要有 git 仓库", "--commit needs a git repository")
_COMMIT_ALONE = Words("--commit 与 --write 合用", "--commit goes with --write")
_CHANGED = Words(
    "{path} 刚刚被别的程序改过，没有写入任何文件；再运行一次",
    "{path} was changed by another program just now; nothing was written, run it again",
)
_NO_LEDGER = Words("台账读不出来，先看 sop check", "the ledger cannot be read; see sop check first")
_NOT_COMMITTED = Words(
    "文件已写入，但没有提交：{problem}；改正后自己提交",
    "the files are written, but not committed: {problem}; commit them yourself",
)
_SUBJECT = Words("采用 {count} 份已有的文件", "Adopt files that were there before: {count}")


def refuse_without_way_back(workspace: Workspace, *, allow_dirty: bool, commit: bool) -> None:
    """Raises ``CannotRun`` where what is written could not be told from what was there."""
    from sop_plugin.outside.git_program import GitError, NoRepository

    repository = workspace.repository
    if isinstance(repository, NoRepository):
        if commit:
            raise CannotRun(_NO_COMMIT)
        if not allow_dirty:
            raise CannotRun(_NO_HISTORY)
        return
    try:
        changed = () if allow_dirty else repository.uncommitted()
    except GitError as error:
        raise CannotRun(error.words) from None
    if changed:
        raise CannotRun(_DIRTY.filled(count=len(changed), path=changed[0]))


def refuse_commit_alone(*, write: bool, commit: bool) -> None:
    """Raises ``CannotRun`` for ``--commit`` where nothing would be written."""
    if commit and not write:
        raise CannotRun(_COMMIT_ALONE)


def refuse_unread_ledger(*, readable: bool) -> None:
    """Raises ``CannotRun`` where nobody knows which numbers are given out."""
    if not readable:
        raise CannotRun(_NO_LEDGER)


def write_adopted(workspace: Workspace, found: AdoptedFiles) -> None:
    """All files, or none; raises ``CannotRun`` for one that has changed since it was read."""
    from sop_plugin.outside.writing import write_together

    for file in found.plan.files:
        if (workspace.root / file.path).read_bytes() != found.data[file.path]:
            raise CannotRun(_CHANGED.filled(path=file.path))
    write_together({workspace.root / file.path: file.text.encode("utf-8") for file in found.plan.files})


def commit_adopted(repository: GitRepository, files: tuple[AdoptedFile, ...], voice: Voice) -> None:
    """One commit that names every document; raises ``CannotRun`` where git does not make it."""
    from sop_plugin.outside.git_commit import commit_files
    from sop_plugin.outside.git_program import GitError

    subject = voice.plain.say(_SUBJECT, count=len(files))
    named = "\n".join(f"{file.number} {file.title} ({file.path})" for file in files)
    try:
        commit_files(repository, [file.path for file in files], f"{subject}\n\n{named}\n")
    except GitError as error:
        raise CannotRun(_NOT_COMMITTED.filled(problem=error)) from None
