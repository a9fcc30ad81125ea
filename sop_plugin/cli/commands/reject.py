"""``sop reject``: a submission goes back to its author."""

from __future__ import annotations

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.help import BilingualCommand
from sop_plugin.cli.options import by_option, language_option, number_argument, reason_option
from sop_plugin.cli.setback import SetbackWords, set_back
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""退回送签的版次：它重新成为草稿，已有的签署不再有效，由作者改好再送。

示例：
  sop reject HT-SD-SOP-020 --reason 第4.1条的时限做不到 --by zeng --dry-run
  sop reject HT-SD-SOP-020 --reason 第4.1条的时限做不到 --by zeng --date 2026-11-20

只能退回已送签、还没有发布的版次。作者收回自己送签的也用它。退回的人、日期和理由留在台账和修订历史中，
sop status 告诉作者为什么。

登记了公钥的人用 --key 或 --agent 加封，办法同 sop approve。

退出码：0 已登记；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Send a submission back: it is a draft again, its signatures count no longer, and the author puts it right.

Examples:
  sop reject HT-SD-SOP-020 --reason "the limit in 4.1 cannot be kept" --by zeng --dry-run
  sop reject HT-SD-SOP-020 --reason "the limit in 4.1 cannot be kept" --by zeng --date 2026-11-20

Only what was submitted and is not released. Authors take back their own submissions with it too. Who sent it back, when
and why stays in the ledger and the history, and sop status tells the author.

Who has a key in the organisation file seals with --key or --agent, as told by sop approve.

Exit codes: 0 recorded; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_SAID = SetbackWords(
    done=Words(
        "{day} 已退回 {number} 第 {revision} 版：{reason}",
        "{day}: {number} revision {revision} sent back: {reason}",
    ),
    commit=Words("退回 {number} 第 {revision} 版", "Reject {number} revision {revision}"),
    following=Words(
        "{command}；作者改好后重新送签：sop submit {number} --by PERSON",
        "{command}; the author puts it right, then sop submit {number} --by PERSON",
    ),
)


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@reason_option
@by_option(Words("退回的人的 id", "Id of the person who sends it back"))
@acting_options
@language_option
@click.pass_context
def reject(
    ctx: click.Context,
    number: str,
    reason: str,
    acting: Acting,
) -> None:
    """Record it, and say what comes next."""
    from sop_plugin.recording.reject import reject as prepare

    set_back(ctx, prepare, number, reason, acting, _SAID)
