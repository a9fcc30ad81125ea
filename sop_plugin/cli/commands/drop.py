"""``sop drop``: the draft of a next revision is given up."""

from __future__ import annotations

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.commands.release import NO_REPOSITORY
from sop_plugin.cli.help import BilingualCommand
from sop_plugin.cli.options import by_option, language_option, number_argument, reason_option
from sop_plugin.cli.setback import SetbackWords, set_back
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""放弃下一版的草稿：文件恢复为已发布的那一版，并登记理由。

示例：
  sop drop HT-SD-SOP-004 --reason 不改了，客户已同意 --by tang --dry-run
  sop drop HT-SD-SOP-004 --reason 不改了，客户已同意 --by tang --date 2026-11-20

草稿须先提交到 git，以后还找得到。从没有发布过的文件不能这样放弃：编号已经发放，要作废（sop withdraw）。
以后再修订，仍用同一个版次号，须重新签署。

登记了公钥的人用 --key 或 --agent 加封，办法同 sop approve。

退出码：0 已登记；1 不允许，原因在标准错误输出；2 无法运行（如不在 git 仓库中）。
""",
    en="""Give up the draft of a next revision: the file is the released text again, and the reason is recorded.

Examples:
  sop drop HT-SD-SOP-004 --reason "no longer wanted" --by tang --dry-run
  sop drop HT-SD-SOP-004 --reason "no longer wanted" --by tang --date 2026-11-20

The draft must be committed to git, where it can still be found. A document that was never released is withdrawn instead
(sop withdraw), for its number is given out. A later revision takes the same number and is signed anew.

Who has a key in the organisation file seals with --key or --agent, as told by sop approve.

Exit codes: 0 recorded; 1 not allowed, stderr says why; 2 cannot run (such as outside a git repository).
""",
)
_SAID = SetbackWords(
    done=Words(
        "{day} 已放弃 {number} 第 {revision} 版的草稿：{reason}",
        "{day}: draft of {number} revision {revision} dropped: {reason}",
    ),
    commit=Words("放弃 {number} 第 {revision} 版的草稿", "Drop the draft of {number} revision {revision}"),
    following=Words("{command}", "{command}"),
)


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@reason_option
@by_option(Words("放弃的人的 id", "Id of the person who gives it up"))
@acting_options
@language_option
@click.pass_context
def drop(
    ctx: click.Context,
    number: str,
    reason: str,
    acting: Acting,
) -> None:
    """Bring the released text back, and record why."""
    from sop_plugin.recording.drop import drop as prepare
    from sop_plugin.recording.release import ReleaseNeedsRepository

    try:
        set_back(ctx, prepare, number, reason, acting, _SAID)
    except ReleaseNeedsRepository:
        raise CannotRun(NO_REPOSITORY) from None
