"""``--base``: the branch that a change is held against."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.help import BilingualOption
from sop_plugin.words.voice import Sentence, Words

if TYPE_CHECKING:
    from sop_plugin.branch_comparison import BranchComparison
    from sop_plugin.compile import CompiledManual
    from sop_plugin.workspace.workspace import Workspace

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
# A branch to fetch by its name, and not HEAD~3 or a commit's id.
_BRANCH = re.compile(r"(?!-)(?![0-9a-f]{7,64}\Z)[\w./-]+")
_REMOTES = ("origin", "upstream")  # what nearly every clone calls them
_UNKNOWN = Words(
    "--base {ref}：这个仓库里没有这个分支或提交；先取回：{fetch}",
    "--base {ref}: this repository has no such branch or commit; fetch it first: {fetch}",
)
_INSTEAD = Words(
    "--base {ref}：没有本地分支 {ref}，请写 --base {instead}",
    "--base {ref}: there is no local branch {ref}; write --base {instead}",
)
_NOTHING_SHARED = Words(
    "--base {ref}：与当前提交没有共同的历史，无从比较",
    "--base {ref}: shares no history with the current commit, so there is nothing to compare",
)
_SHALLOW = Words(
    "--base {ref}：浅克隆里找不到与当前提交的分叉点；先取回完整历史：git fetch --unshallow（CI 中把检出深度设为 0）",
    "--base {ref}: this shallow clone does not reach the commit where the branches part; "
    "fetch the whole history first: git fetch --unshallow (in CI, a checkout of depth 0)",
)
_NO_GIT = Words(
    "--base {ref}：读不到 git 历史：{detail}", "--base {ref}: git's history cannot be read: {detail}"
)


def base_option(*, required: bool = False) -> Callable[[Decorated], Decorated]:
    """``--base``: a branch, a tag or a commit."""
    return click.option(
        "--base",
        "ref",
        cls=BilingualOption,
        words=Words(
            "要合入的分支，如 origin/main：从与它的分叉点比较到现在的文件",
            "Branch that the change is to go into, such as origin/main: compare from where the two part to the files here",
        ),
        metavar="REF",
        required=required,
    )


def compared(workspace: Workspace, compiled: CompiledManual, ref: str) -> BranchComparison:
    """The comparison; raises ``CannotRun`` with how to fetch what is missing."""
    from sop_plugin.branch_comparison import NothingToCompareWith, compare
    from sop_plugin.outside.git_program import GitError

    try:
        return compare(workspace, compiled, ref)
    except NothingToCompareWith as missing:
        raise CannotRun(_why(missing.ref, missing.known, missing.shallow, missing.instead)) from None
    except GitError as error:
        raise CannotRun(_NO_GIT.filled(ref=ref, detail=error)) from None


def _why(ref: str, known: bool, shallow: bool, instead: str | None) -> Sentence:
    if instead is not None:
        return _INSTEAD.filled(ref=ref, instead=instead)
    if known:
        return (_SHALLOW if shallow else _NOTHING_SHARED).filled(ref=ref)
    deepen = " --unshallow" if shallow else ""
    if not _BRANCH.fullmatch(ref):
        return _UNKNOWN.filled(ref=ref, fetch=f"git fetch{deepen}")
    remote, slash, branch = ref.partition("/")
    if not slash or remote not in _REMOTES:
        remote, branch = _REMOTES[0], ref
    fetch = f"git fetch{deepen} {remote} {branch}:refs/remotes/{remote}/{branch}"
    return _UNKNOWN.filled(ref=ref, fetch=fetch)
