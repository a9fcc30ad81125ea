"""``sop baseline``: documents that were in force before the ledger began enter it as what they are."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.adopting import DeclaredFacts, declared
from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.commands.release import NO_REPOSITORY
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import by_option, language_option
from sop_plugin.cli.transition import NOT_DONE, commit_command, finish, parsed_day, refusals
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""建账：把台账开始之前就在执行的文件如实登记为“建账时声明”。

示例：
  sop baseline HT-SD-SOP-004 --record "2019 版受控文件清单第 12 行" --by lu --dry-run
  sop baseline docs --record "档案室 QA-2024-07 卷，{number}" --by lu --dry-run
  sop baseline --table 旧清单.csv --by lu

登记的是：编号、现行版次（及旧记录中的叫法）、文字、生效和批准日期、最近一次复审、旧记录在哪里，
以及由谁在哪一天声明。没有人补签；页面、核验和例外都把它们另外列出。下一版起照常送签、发布。
生效、批准和复审日期取自文件；文件没有写的，一份用选项，多份用表。到期日 = 最近复审（没有的为生效日期）
＋复审周期，与哪一天建账无关：早已逾期的，建账后就是逾期。

写文件夹时，登记其中写着 approved 的文件；草稿要加 --drafts，登记后写成 approved。已登记的跳过。
--record 中的 {number} 换成各文件的编号。
表是 CSV，第一行为：编号、旧记录、旧版次、生效日期、批准日期、最近复审（或 number, record, label,
effective, approved, reviewed）；只有编号必填。

登记了公钥的人用 --key 或 --agent 加封，办法同 sop approve。

退出码：0 全部登记（试运行：可以登记）；1 有不能登记的，原因已列出，其余照常登记；2 无法运行。
""",
    en="""Take up documents that were in force before the ledger began, as what they are: declared at adoption.

Examples:
  sop baseline HT-SD-SOP-004 --record "List of controlled documents 2019, row 12" --by lu --dry-run
  sop baseline docs --record "Archive QA-2024-07, {number}" --by lu --dry-run
  sop baseline --table old-list.csv --by lu

Recorded are number, present revision (and what the old record calls it), text, effective and approval dates, last review,
where the old record is, and who declares it on which day. Nobody signs afterwards; pages, verification and
exceptions list these documents apart. The next revision is signed and released like any other.
Dates are those of the file; what it does not say comes from options (one document) or the table (several). A review
is due the period after the last review (else the effective date), whatever the day of adoption: what was overdue is.

Of a folder, files that say approved are taken up; drafts with --drafts, and they then say approved. What is recorded
is passed over. {number} in --record becomes the number of each document.
The table is CSV with the heads number, record, label, effective, approved, reviewed (or in Chinese); only the number
must be given.

Who has a key in the organisation file seals with --key or --agent, as told by sop approve.

Exit codes: 0 all recorded (dry run: could be); 1 some cannot be, the reasons are listed and the others are recorded;
2 cannot run.
""",
)
_DONE = Words(
    "{day} 已登记建账时声明 {count} 份，声明人：{person}",
    "{day}: declared at adoption by {person}, documents: {count}",
)
_COMMIT = Words("建账：登记 {count} 份现行文件", "Adopt documents in force: {count}")
_NOTHING = Words("没有可登记的文件，没有改动任何文件", "nothing can be taken up, and no file was changed")


@click.command(cls=BilingualCommand, words=_WORDS)
@click.argument("targets", nargs=-1)
@by_option(Words("声明人的 id", "Id of the person who declares"))
@click.option(
    "--record",
    cls=BilingualOption,
    words=Words("旧记录在哪里，一行", "Where the old record is, on one line"),
    metavar="TEXT",
)
@click.option(
    "--label",
    cls=BilingualOption,
    words=Words(
        "旧记录中的版次，如 A/0（一份文件）", "Revision in the old record, such as A/0 (one document)"
    ),
    metavar="TEXT",
)
@click.option(
    "--effective",
    cls=BilingualOption,
    words=Words(
        "生效日期，文件没有写时（一份文件）", "Effective date, where the file has none (one document)"
    ),
    metavar="DATE",
)
@click.option(
    "--approved",
    cls=BilingualOption,
    words=Words(
        "批准日期，文件没有写时（一份文件）", "Day of approval, where the file has none (one document)"
    ),
    metavar="DATE",
)
@click.option(
    "--last-review",
    cls=BilingualOption,
    words=Words("最近一次复审的日期（一份文件）", "Day of the last review (one document)"),
    metavar="DATE",
)
@click.option(
    "--table",
    cls=BilingualOption,
    words=Words("写明各文件旧记录和日期的 CSV 表", "CSV table with old record and dates of each document"),
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
)
@click.option(
    "--drafts",
    cls=BilingualOption,
    words=Words("文件夹中的草稿也登记", "Of a folder, take up drafts too"),
    is_flag=True,
)
@acting_options
@language_option
@click.pass_context
def baseline(
    ctx: click.Context,
    targets: tuple[str, ...],
    record: str | None,
    label: str | None,
    effective: str | None,
    approved: str | None,
    last_review: str | None,
    table: Path | None,
    drafts: bool,
    acting: Acting,
) -> None:
    """List what is declared and what cannot be, and record it."""
    from sop_plugin.cli.output.baseline import print_baseline
    from sop_plugin.recording.baseline import baseline as prepare
    from sop_plugin.recording.release import ReleaseNeedsRepository

    voice = spoken(ctx)
    recorder, sign = acting.begin()
    facts = DeclaredFacts(
        record,
        label,
        parsed_day("--effective", effective),
        parsed_day("--approved", approved),
        parsed_day("--last-review", last_review),
    )
    wanted = declared(recorder, targets, table, facts, drafts=drafts)
    try:
        with refusals(NOT_DONE):
            found = prepare(recorder, wanted.declarations, acting.by, sign)
    except ReleaseNeedsRepository:
        raise CannotRun(NO_REPOSITORY) from None
    print_baseline(found, wanted.passed_over, recorder.compiled.manual, voice, ctx.color)
    if found.prepared is None:
        click.echo(voice.say(_NOTHING))
    else:
        count = len(found.adopting)
        name = recorder.compiled.manual.person_name(acting.by)
        done = _DONE.filled(day=recorder.as_of, count=count, person=name)
        commit = commit_command(found.prepared, voice.plain.say(_COMMIT, count=count))
        finish(ctx, found.prepared, acting.dry_run, done, commit)
    ctx.exit(1 if found.left_out else 0)
