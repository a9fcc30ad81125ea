"""``sop recall``: a release is taken back before its effective date."""

from __future__ import annotations

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.help import BilingualCommand
from sop_plugin.cli.options import by_option, language_option, number_argument, reason_option
from sop_plugin.cli.setback import SetbackWords, set_back
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""撤回已发布、还没有生效的版次：它重新成为草稿，签署不再有效。

示例：
  sop recall HT-SD-SOP-020 --reason 时限写错 --by tang --dry-run
  sop recall HT-SD-SOP-020 --reason 时限写错 --by tang --date 2026-11-20

只能在生效日期之前撤回；生效以后修订（sop revise）或作废（sop withdraw）。撤回期间读者照看前一版。
同一版次改好后可以重新送签、发布。撤回和理由留在台账、修订历史和例外清单中。

登记了公钥的人用 --key 或 --agent 加封，办法同 sop approve。

退出码：0 已登记；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Take back a revision that is released and not yet in force: it is a draft again, and its signatures count no longer.

Examples:
  sop recall HT-SD-SOP-020 --reason "wrong time limit" --by tang --dry-run
  sop recall HT-SD-SOP-020 --reason "wrong time limit" --by tang --date 2026-11-20

Only before the effective date; after it, revise (sop revise) or withdraw (sop withdraw). Readers stay with the revision
before. The same revision can be signed and released again once it is put right. The recall and its reason stay in the
ledger, the history and the exceptions.

Who has a key in the organisation file seals with --key or --agent, as told by sop approve.

Exit codes: 0 recorded; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_SAID = SetbackWords(
    done=Words(
        "{day} 已撤回 {number} 第 {revision} 版的发布：{reason}",
        "{day}: release of {number} revision {revision} recalled: {reason}",
    ),
    commit=Words("撤回 {number} 第 {revision} 版的发布", "Recall {number} revision {revision}"),
    following=Words(
        "{command}；改好后重新送签：sop submit {number} --by PERSON --effective DATE",
        "{command}; put it right, then sop submit {number} --by PERSON --effective DATE",
    ),
)


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@reason_option
@by_option(Words("撤回的人的 id", "Id of the person who recalls it"))
@acting_options
@language_option
@click.pass_context
def recall(
    ctx: click.Context,
    number: str,
    reason: str,
    acting: Acting,
) -> None:
    """Record it, and say what comes next."""
    from sop_plugin.recording.recall import recall as prepare

    set_back(ctx, prepare, number, reason, acting, _SAID)
