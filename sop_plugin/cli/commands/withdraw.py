"""``sop withdraw``: the end of a document."""

from __future__ import annotations

import os

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import by_option, language_option, number_argument
from sop_plugin.cli.transition import commit_command, finish, refusals
from sop_plugin.words.voice import Sayable, Words

_WORDS = Words(
    zh="""作废一份文件：写入台账和文件的 withdrawal；编号不再使用。

示例：
  sop withdraw HT-SD-SOP-004 --reason 业务已停办 --by shen --dry-run
  sop withdraw HT-SD-SOP-004 --reason 业务已停办 --by shen --date 2026-11-20

文件保留在手册中，其页面写明理由和接替文件（--successor）。
从未发布过的草稿只写台账，之后可以删除文件。

登记了公钥的人用 --key 或 --agent 加封，办法同 sop approve。

退出码：0 已登记；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Withdraw a document: in the ledger and in its withdrawal; the number stays taken.

Examples:
  sop withdraw HT-SD-SOP-004 --reason "no longer done" --by shen --dry-run
  sop withdraw HT-SD-SOP-004 --reason "no longer done" --by shen --date 2026-11-20

The document stays in the manual, and its page names the reason and the successor (--successor).
Of a draft that was never released only the ledger is written; its file may then be deleted.

Who has a key in the organisation file seals with --key or --agent, as told by sop approve.

Exit codes: 0 recorded; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_DONE = Words("{day} 已作废 {number}：{reason}", "{day}: {number} withdrawn: {reason}")
_COMMIT = Words("作废 {number}", "Withdraw {number}")
_NEXT_DRAFT = Words(
    "从未发布，可以删除 {path}，与台账一起提交",
    "it was never released: {path} may be deleted; commit that with the ledger",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@click.option(
    "--reason",
    cls=BilingualOption,
    words=Words("作废的理由，一行", "Why, on one line"),
    metavar="TEXT",
    required=True,
)
@click.option(
    "--successor",
    cls=BilingualOption,
    words=Words("接替它的文件的编号", "Number of the document that takes its place"),
    metavar="NUMBER",
)
@by_option(Words("批准作废的人的 id", "Id of the person who decides it"))
@acting_options
@language_option
@click.pass_context
def withdraw(
    ctx: click.Context,
    number: str,
    reason: str,
    successor: str | None,
    acting: Acting,
) -> None:
    """Record the end."""
    from sop_plugin.recording.withdraw import withdraw as prepare

    recorder, sign = acting.begin()
    with refusals():
        prepared, event = prepare(recorder, number, reason, acting.by, successor, sign)
        document = recorder.document_or_refuse(number)
    done = _DONE.filled(day=event.day, number=number, reason=event.reason)
    following: Sayable = _NEXT_DRAFT.filled(path=os.path.relpath(recorder.workspace.root / document.path))
    if len(prepared.texts) > 1:
        following = commit_command(prepared, spoken(ctx).plain.say(_COMMIT, number=number))
    finish(ctx, prepared, acting.dry_run, done, following)
