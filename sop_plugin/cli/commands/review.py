"""``sop review``: the record of a review that was held."""

from __future__ import annotations

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import by_option, language_option, number_argument
from sop_plugin.cli.transition import commit_command, finish, refusals
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""登记一次复审：写入台账和文件的 reviews，不改生效日期。

示例：
  sop review HT-SD-SOP-004 --outcome no_change --note 内容仍然适用 --by lu --dry-run
  sop review HT-SD-SOP-004 --outcome no_change --note 内容仍然适用 --by lu --date 2026-11-20

结论：
  no_change  不作更改，下次到期日从这一天起算
  revise     需要修订，随后运行 sop revise
  withdraw   需要作废，随后运行 sop withdraw
复审的是最近发布的版次；文件中已是下一版的草稿时，只写台账。

登记了公钥的人用 --key 或 --agent 加封，办法同 sop approve。

退出码：0 已登记；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Record a review: in the ledger and in the document's reviews; the effective date stays.

Examples:
  sop review HT-SD-SOP-004 --outcome no_change --note "still right" --by lu --dry-run
  sop review HT-SD-SOP-004 --outcome no_change --note "still right" --by lu --date 2026-11-20

Outcomes:
  no_change  nothing changes, and the next due date counts from this day
  revise     it must be changed: run sop revise
  withdraw   it must end: run sop withdraw
What is reviewed is the last released revision; while the file holds a draft of the next, only the ledger is written.

Who has a key in the organisation file seals with --key or --agent, as told by sop approve.

Exit codes: 0 recorded; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_DONE = Words(
    "{day} 已登记 {person} 对 {number} 第 {revision} 版的复审：{outcome}",
    "{day}: review of {number} revision {revision} by {person} recorded: {outcome}",
)
_COMMIT = Words("登记 {number} 的复审", "Record the review of {number}")
_NEXTS = {
    Outcome.NO_CHANGE: Words("{command}", "{command}"),
    Outcome.REVISE: Words(
        "{command}；然后建立第 {coming} 版的草稿：sop revise {number}",
        "{command}; then begin revision {coming}: sop revise {number}",
    ),
    Outcome.WITHDRAW: Words(
        "{command}；然后 sop withdraw {number} --reason TEXT --by PERSON",
        "{command}; then sop withdraw {number} --reason TEXT --by PERSON",
    ),
}


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@click.option(
    "--outcome",
    cls=BilingualOption,
    words=Words("结论", "Outcome"),
    type=click.Choice([outcome.value for outcome in Outcome]),
    required=True,
)
@click.option(
    "--note",
    cls=BilingualOption,
    words=Words("说明，一行", "What was found, on one line"),
    metavar="TEXT",
    required=True,
)
@by_option(Words("复审人的 id", "Id of the person who reviewed"))
@acting_options
@language_option
@click.pass_context
def review(
    ctx: click.Context,
    number: str,
    outcome: str,
    note: str,
    acting: Acting,
) -> None:
    """Record it, and say what follows from the outcome."""
    from sop_plugin.recording.review import review as prepare

    recorder, sign = acting.begin()
    with refusals():
        prepared, event = prepare(recorder, number, Outcome(outcome), note.strip(), acting.by, sign)
    done = _DONE.filled(
        day=event.day,
        person=recorder.compiled.manual.person_name(acting.by),
        number=number,
        revision=event.revision,
        outcome=event.outcome,
    )
    command = commit_command(prepared, spoken(ctx).plain.say(_COMMIT, number=number))
    coming = recorder.workspace.options.settings.revisions.following(event.revision)
    following = _NEXTS[event.outcome].filled(command=command, number=number, coming=coming)
    finish(ctx, prepared, acting.dry_run, done, following)
