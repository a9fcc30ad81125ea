"""``sop owners``: the CODEOWNERS that follows from the organisation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.findings import finding_text
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import language_option, manual_options
from sop_plugin.cli.terminal import deliver
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.model.manual import Manual
    from sop_plugin.owners.codeowners import OwnersFile

_WORDS = Words(
    zh="""按组织资料生成 CODEOWNERS：合并请求自动送给可以批准的人。

示例：
  sop owners            输出
  sop owners --write    写入 CODEOWNERS
  sop owners --check    核对已有的 CODEOWNERS

organisation.yml 中给人员写 handle: "@账户"（GitHub、GitLab、Gitea 的账户或邮箱）。
可批准某类文件的在任人员，就是这些文件的负责人；组织资料、台账和设置由文件控制部门
（document_control，不写为第一个部门）的批准人负责，没有人可批准的文件也归他们。
没有账户的人不列入。多份文件负责人相同的合成一行，最后相符的一行有效。

--write 更新以前生成的那个文件（.github、.gitlab、仓库顶层、docs 或 .gitea 中），没有就写在仓库顶层；
不改手写的文件。
--check 核对：与组织资料是否一致、哪份文件没有负责人、哪一行不起作用、谁已离任或无权批准；
也可以核对手写的 CODEOWNERS（GitLab 的分节也行）。有 CODEOWNERS 时，sop check 同样核对。

退出码：0 已输出或没有问题；1 --check 有不合格的问题；2 无法运行，原因在标准错误输出。
""",
    en="""Make CODEOWNERS from the organisation: merge requests go to those who may approve.

Examples:
  sop owners            print it
  sop owners --write    write CODEOWNERS
  sop owners --check    check the CODEOWNERS that is there

In organisation.yml give people handle: "@account" (of GitHub, GitLab or Gitea, or an address).
Whoever is in post and may approve a document owns it. Organisation file, ledger and settings belong to the
approvers of document control (document_control, else the first department), as do documents that nobody may
approve. People without an account are left out. Documents with the same owners share a line; the last line
that matches decides.

--write renews the file that it made, where it is (.github, .gitlab, top of the repository, docs, .gitea), else makes
one at the top; it leaves a file alone that was written by hand.
--check tells where it differs from the organisation, which document has no owner, which line has no effect,
and who has left or may not approve; also of a file written by hand, with GitLab's sections too.
sop check does the same wherever there is a CODEOWNERS.

Exit codes: 0 printed, or nothing wrong; 1 findings with --check that fail; 2 cannot run, stderr says why.
""",
)
_BOTH = Words("--write 和 --check 只能用一个", "--write and --check exclude each other")
_NO_FILE = Words(
    "没有 CODEOWNERS；sop owners --write 生成一个", "there is no CODEOWNERS; sop owners --write makes one"
)
_NOBODY = Words(
    '文件控制部门（{department}）没有一个有 handle 的批准人：在 organisation.yml 中给可批准该部门文件的人写 handle: "@账户"',
    "document control ({department}) has no approver with a handle: in organisation.yml give somebody who may "
    'approve its documents handle: "@account"',
)
_BY_HAND = Words(
    "{path} 是手写的，没有改写；要改用生成的，先删去它，再运行 sop owners --write；只核对用 sop owners --check",
    "{path} was written by hand and is left as it is; to have it generated, delete it and run sop owners --write; "
    "sop owners --check checks it",
)
_WRITTEN = Words("已写入 {path}（{lines} 行）", "wrote {path} (lines: {lines})")
_SAME = Words("{path} 没有变化", "{path} is as it was")
_CLEAN = Words("{path} 与组织资料一致", "{path} agrees with the organisation")
_WITHOUT = Words("没有 handle 的批准人，未列入：{names}", "approvers without a handle, left out: {names}")


@click.command(cls=BilingualCommand, words=_WORDS)
@click.option(
    "--write",
    cls=BilingualOption,
    words=Words("写入 CODEOWNERS，而不是输出", "Write CODEOWNERS instead of printing it"),
    is_flag=True,
)
@click.option(
    "--check",
    "check_only",
    cls=BilingualOption,
    words=Words("只核对已有的 CODEOWNERS", "Only check the CODEOWNERS that is there"),
    is_flag=True,
)
@manual_options
@language_option
@click.pass_context
def owners(
    ctx: click.Context, write: bool, check_only: bool, config_file: Path | None, as_of: str | None
) -> None:
    """Print, write or check it."""
    from dataclasses import replace

    if write and check_only:
        raise CannotRun(_BOTH)
    workspace, compiled = load_manual(config_file, as_of)
    # The source files, of which merge requests are made, and not what readers see today.
    manual = replace(compiled.manual, documents=compiled.histories.documents)
    finder = workspace.owners
    known = finder.files()
    if check_only:
        _check(ctx, manual, known)
        return
    file = known[0] if known else finder.file("CODEOWNERS", "")
    text = _text(manual, file)
    if not write:
        deliver(text.encode("utf-8"), None)
        return
    if file.text.strip() and not file.is_generated:
        raise CannotRun(_BY_HAND.filled(path=file.path))
    path = workspace.root / file.path
    said = _SAME
    if file.text != text:
        deliver(text.encode("utf-8"), path)
        said = _WRITTEN
    lines = sum(bool(line) and not line.startswith("#") for line in text.split("\n"))
    click.echo(spoken(ctx).say(said, path=file.path, lines=lines))
    _tell_without(ctx, manual)


def _text(manual: Manual, file: OwnersFile) -> str:
    from sop_plugin.owners.text import control_owners

    if not control_owners(manual):
        raise CannotRun(_NOBODY.filled(department=manual.organisation.document_control or "—"))
    return file.expected(manual)


def _check(ctx: click.Context, manual: Manual, files: tuple[OwnersFile, ...]) -> None:
    from sop_plugin.owners.checks import check_owners

    if not files:
        raise CannotRun(_NO_FILE)
    voice = spoken(ctx)
    fails = False
    for file in files:
        findings = sorted(check_owners(manual, file), key=lambda finding: finding.sort_key())
        for finding in findings:
            click.echo(finding_text(finding, voice))
        fails = fails or any(finding.fails_strict for finding in findings)
        if not findings:
            clean = voice.say(_CLEAN, path=file.path)
            click.echo(click.style(clean, fg="green"))
    ctx.exit(1 if fails else 0)


def _tell_without(ctx: click.Context, manual: Manual) -> None:
    """Who could approve but cannot be asked."""
    cases = {(document.type, document.department) for document in manual.documents}
    names = [
        person.name
        for person in manual.organisation.people.values()
        if not person.handle
        and person.in_post(manual.as_of)
        and any(person.may_approve_document(*case, manual.as_of) for case in cases)
    ]
    if names:
        click.echo(spoken(ctx).say(_WITHOUT, names=names))
