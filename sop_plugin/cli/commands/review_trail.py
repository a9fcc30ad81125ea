"""``sop review-trail``: the record that document control has reviewed the audit trail of a period."""

from __future__ import annotations

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import by_option, language_option, period_options
from sop_plugin.cli.transition import commit_command, finish, parsed_day, refusals
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""登记一次审计追踪的审阅：文件控制部门看过某一期间台账里的记录和例外。

示例：
  sop review-trail --from 2026-07-01 --to 2026-09-30 --note 两处补登，已核对纸面记录 --by shen --dry-run
  sop review-trail --from 2026-07-01 --to 2026-09-30 --note 两处补登，已核对纸面记录 --by shen

写入台账：谁、哪一期间、当时台账的末端、列出的例外有几处、结论。先看过（sop verify --report，网站的例外清单）再登记，命令不替人看。
组织文件写明文件控制部门的，只有它的人可以登记。
多久一次由设置 trail_review 规定；到期没有登记的期间，检查列为 SOP920，也列在网站的例外清单和“审计追踪的审阅”页。

登记了公钥的人用 --key 或 --agent 加封，办法同 sop approve。

退出码：0 已登记；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Record a review of the audit trail: document control has read what the ledger and the exceptions of a period say.

Examples:
  sop review-trail --from 2026-07-01 --to 2026-09-30 --note "two late entries, held against paper" --by shen --dry-run
  sop review-trail --from 2026-07-01 --to 2026-09-30 --note "two late entries, held against paper" --by shen

The ledger gets who, which period, the head of the ledger as it was, how many exceptions were listed, and the conclusion. Read
first (sop verify --report, the exceptions on the site): the command reads nothing for you. Where the organisation names a document control, its people alone can record it.
How often it is asked, the setting trail_review tells; a period without is a finding (SOP920), and stands on the site among the
exceptions and on the page of these reviews.

Who has a key in the organisation file seals with --key or --agent, as told by sop approve.

Exit codes: 0 recorded; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_DONE = Words(
    "{day} 已登记 {person} 对 {since} 至 {until} 审计追踪的审阅（例外 {count} 处）",
    "{day}: review of the audit trail from {since} to {until} by {person} recorded (exceptions: {count})",
)
_COMMIT = Words(
    "登记 {since} 至 {until} 审计追踪的审阅", "Record the review of the audit trail from {since} to {until}"
)


@click.command("review-trail", cls=BilingualCommand, words=_WORDS)
@period_options(
    Words("期间的第一天", "First day of the period"),
    Words("期间的最后一天", "Last day of the period"),
)
@click.option(
    "--note",
    cls=BilingualOption,
    words=Words("结论，一行：看到什么，怎样处理", "The conclusion, on one line: what was seen and done"),
    metavar="TEXT",
    required=True,
)
@by_option(Words("审阅人的 id，须属于文件控制部门", "Id of who reviewed, of document control"))
@acting_options
@language_option
@click.pass_context
def review_trail(ctx: click.Context, since: str, until: str, note: str, acting: Acting) -> None:
    """Record it."""
    from sop_plugin.recording.review_trail import review_trail as prepare

    first, last = parsed_day("--from", since), parsed_day("--to", until)
    if first is None or last is None:
        raise ValueError("both options are required")
    recorder, sign = acting.begin()
    with refusals():
        prepared, event = prepare(recorder, first, last, note, acting.by, sign)
    told = {"since": event.since, "until": event.until}
    done = _DONE.filled(
        day=event.day,
        person=recorder.compiled.manual.person_name(acting.by),
        count=event.exceptions,
        **told,
    )
    command = commit_command(prepared, spoken(ctx).plain.say(_COMMIT, **told))
    finish(ctx, prepared, acting.dry_run, done, command)
