"""Whether a copy that was restored from a backup is the manual: its history, its files and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from sop_plugin.compile import CompiledManual
from sop_plugin.model.finding import Finding
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import GitError, run_git
from sop_plugin.words.voice import COMMA, Listed, Sayable, Words
from sop_plugin.workspace.anchors import FOLDER, current_digest
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import Workspace

_COMMIT = Words("git 提交（HEAD）", "Git commit (HEAD)")
_REFS = Words("分支和标签", "Branches and tags")
_HISTORY = Words("git 对象完整（git fsck）", "Objects of git are whole (git fsck)")
_FILES = Words("文件及其 SHA-256", "Files, by SHA-256")
_ANCHOR = Words("台账锚点", "Anchor of the ledger")
_VERIFIED = Words("核验（sop verify）不合格的", "What fails in sop verify")
_NONE = Words("没有", "none")
_NO_GIT = Words("没有 git 仓库", "no git repository")
_COUNTED = Words("{count} 个，{digest}", "{count}, {digest}")
_DIFFER = Words("不同：{names}", "different: {names}")
_NAMED = 5


Verify = Callable[[Workspace, CompiledManual, date], Iterable[Finding]]
"""What is wrong with the evidence of a manual on a day; raises ``GitError``."""


@dataclass(frozen=True)
class Comparison:
    """One fact of both sides; ``note`` names what differs."""

    name: Words
    original: Sayable
    restored: Sayable
    same: bool
    note: Sayable = ""


def compare_copies(
    original: Workspace, restored: Workspace, today: date, verify: Verify
) -> tuple[Comparison, ...]:
    """Every fact by which the two can be told apart, on one day; raises ``GitError`` where git cannot be asked."""
    return tuple(_compared(original, restored, today, verify))


def _compared(original: Workspace, restored: Workspace, today: date, verify: Verify) -> Iterator[Comparison]:
    one, other = _git(original), _git(restored)
    for name, index in ((_COMMIT, 0), (_REFS, 1)):
        yield Comparison(name, one[index], other[index], one[index] == other[index] != _NO_GIT)
    whole = _is_whole(restored)
    yield Comparison(_HISTORY, "", "OK" if whole else "—", whole)
    files, copied = _files(original), _files(restored)
    wrong = sorted(
        {name for name in files.keys() | copied.keys() if files.get(name) != copied.get(name)},
    )
    shown = [*wrong[:_NAMED], *(["…"] if len(wrong) > _NAMED else [])]
    note: Sayable = _DIFFER.filled(names=Listed(tuple(shown), COMMA)) if wrong else ""
    yield Comparison(_FILES, _counted(files), _counted(copied), not wrong, note)
    mine, theirs = _evidence(original, today, verify), _evidence(restored, today, verify)
    yield Comparison(_ANCHOR, mine.anchor, theirs.anchor, mine.anchor == theirs.anchor != _NONE)
    note = Listed(theirs.failing[:_NAMED], COMMA) if theirs.failing else ""
    yield Comparison(_VERIFIED, str(len(mine.failing)), str(len(theirs.failing)), not theirs.failing, note)


@dataclass(frozen=True)
class _Evidence:
    anchor: Sayable
    failing: tuple[Sayable, ...]


def _evidence(workspace: Workspace, today: date, verify: Verify) -> _Evidence:
    """The anchor of a copy, and what fails when it is verified; one whose history cannot be read fails by that."""
    try:
        compiled = compile_workspace(workspace, today)
        found = tuple(verify(workspace, compiled, today))
        anchor = current_digest(workspace, compiled) or _NONE
    except GitError as error:
        return _Evidence(_NONE, (error.words,))
    return _Evidence(anchor, tuple(f"{f.place} {f.code}" for f in found if f.fails_strict))


def _git(workspace: Workspace) -> tuple[Sayable, Sayable]:
    repository = workspace.repository
    if not isinstance(repository, GitRepository):
        return _NO_GIT, _NO_GIT
    names = ("for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", "refs/tags")
    lines = run_git(repository.program, repository.folder, names).splitlines()
    refs = sha256(b"\n".join(sorted(lines))).hexdigest()
    return repository.commit_id("HEAD") or _NONE, _COUNTED.filled(count=len(lines), digest=refs)


def _is_whole(workspace: Workspace) -> bool:
    repository = workspace.repository
    if not isinstance(repository, GitRepository) or repository.is_shallow:
        return False
    try:
        run_git(repository.program, repository.folder, ("fsck", "--full", "--no-dangling", "--no-progress"))
    except GitError:
        return False
    return True


def _files(workspace: Workspace) -> Mapping[str, str]:
    """Path from the folder of ``mkdocs.yml`` → digest: texts and what lies beside them, organisation, settings, ledgers and anchors."""
    root = workspace.root
    single = [
        workspace.project_file
        if workspace.project_file.is_absolute()
        else root / workspace.project_file.name,
        root / workspace.options.organisation,
        workspace.ledger,
        workspace.copies,
        workspace.training,
    ]
    below = [
        path for folder in (workspace.docs_dir, root / FOLDER) for path in folder.rglob("*") if path.is_file()
    ]
    found: dict[str, str] = {}
    for path in (*single, *below):
        if path.is_file():
            name = _inside(path, root)
            found[name] = sha256(path.read_bytes()).hexdigest()
    return found


def _inside(path: Path, root: Path) -> str:
    absolute, top = path.resolve(), root.resolve()
    return absolute.relative_to(top).as_posix() if absolute.is_relative_to(top) else path.name


def _counted(files: Mapping[str, str]) -> Sayable:
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(files.items()))
    return _COUNTED.filled(count=len(files), digest=sha256(lines.encode()).hexdigest())
