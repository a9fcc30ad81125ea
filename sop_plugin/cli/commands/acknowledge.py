"""``sop acknowledge``: somebody, or all of a list, has read and understood what is in force."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import (
    by_option,
    language_option,
    number_argument,
    recording_options,
    sealing_options,
)
from sop_plugin.cli.sealing import refuse_two_ways, way_to_seal
from sop_plugin.cli.transition import commit_command, finish, open_recorder, refusals
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""登记“已阅读并理解”：一个人，或一张名单。

示例：
  sop acknowledge HT-SD-SOP-004 --by tang                    本人确认
  sop acknowledge HT-SD-SOP-004 --reader zeng --by tang --record 班前会签到表
  sop acknowledge --from read.csv --by tang                  名单

不写 --reader 就是 --by 本人。由别人登记的，谁可以，见 organisation.yml 中 authority 的 training。
不写 --revision 就是阅读当日有效的版次；--read 写阅读的日期。
--result 写理解题答对几题，如 2/3；设置 training 的 all_right 起要全部答对才算已读，没有全对的也登记，再答再登记。
--record 写签到表存放在哪里；--scan 记下它的扫描件的 SHA-256，文件本身不保存。

--from 接受 CSV（UTF-8、GB 18030、西欧编码）和 XLSX（第一张表），表格程序和表单工具存的都可以。前 10 行中有一行是表头：
  人员（工号、姓名、reader）和 编号（number）必须有；版次（revision）、日期（date）、摘要（digest）、理解题（result）可有可无。
人员可以有几栏（工号、姓名、公司邮箱），说的须是同一个人；没有日期一栏的，用提交时间。
有一行不认识的人员、编号、版次，就一行也不登记，并逐行说明；已经登记过的自动跳过。

写入 training.jsonl（位置见设置 training），只记人员的 id：有人离职后可以从 organisation.yml 抹去姓名，事件链仍可核验。
登记了公钥的人用 --key 或 --agent 加封，办法同 sop approve。

退出码：0 已登记；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Record that somebody, or all of a list, has read and understood what is in force.

Examples:
  sop acknowledge HT-SD-SOP-004 --by tang                    says the reader
  sop acknowledge HT-SD-SOP-004 --reader zeng --by tang --record "sheet of the morning meeting"
  sop acknowledge --from read.csv --by tang                  a list

Without --reader it is whoever --by names. Who may record it for others, authority in organisation.yml tells under training.
Without --revision it is the one in force on the day of the reading, which --read gives.
--result says how many of the questions were answered rightly, such as 2/3. From all_right of the setting training on a reading
counts only with all of them; another one is recorded too, and so is the next try.
--record says where the signed sheet is kept; --scan keeps the SHA-256 of its picture, and not the picture.

--from takes CSV (UTF-8, GB 18030 or Western) and XLSX (the first sheet), as spreadsheets and form tools save them. One of
the first ten rows is the head:
  reader (name, 工号, 姓名) and number (编号) are needed; revision (版次), date (日期), digest (摘要) and result (理解题)
  may be there.
Several columns may tell the reader (id, name, address of the company's mail), who must be the same. Without a column for the
date it is the time at which the tool took it in.
With one row of an unknown reader, number or revision nothing is recorded, and each such row is named; what was recorded
before is left out.

It is written to training.jsonl (the setting training says where), with people by their ids alone: the name of somebody who
has left can go from organisation.yml, and the chain can still be verified.
Who has a key in the organisation file seals with --key or --agent, as told by sop approve.

Exit codes: 0 recorded; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_EMPTY_SCAN = Words(
    "--scan：{file} 是空的，没有签到表的扫描件", "--scan: {file} is empty, and no picture of a signed sheet"
)
_NO_SCAN = Words("--scan：{file} 读不出来：{why}", "--scan: {file} cannot be read: {why}")
_ONE_WAY = Words(
    "写一个编号，或用 --from 给一张名单，不能两样都有（--reader、--revision、--read、--result 只同编号一起用）",
    "give a number, or a list with --from, and not both (--reader, --revision, --read and --result go with a number)",
)
_HERE = Words("命令行", "the command line")
_DONE = Words("{day} 已登记 {count} 条阅读记录", "{day}: acknowledgements recorded: {count}")
_KNOWN = Words("{known} 条以前登记过，没有重复登记", "recorded before and left out: {known}")
_WANTING = Words(
    "其中 {wanting} 条还不算已读：{since} 起，理解题要全部答对",
    "{wanting} of them do not count as read yet: since {since} every question must be answered rightly",
)
_NOTHING = Words("没有新的：{known} 条都登记过了", "nothing new: all {known} were recorded before")
_COMMIT = Words("登记 {count} 条阅读记录", "Record {count} acknowledgements")


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument("[NUMBER]", required=False)
@click.option(
    "--reader",
    cls=BilingualOption,
    words=Words(
        "谁读的：id 或姓名；不写为 --by 本人", "Who has read it: id or name; whoever --by names unless given"
    ),
    metavar="PERSON",
)
@click.option(
    "--revision",
    cls=BilingualOption,
    words=Words("读的是哪一版", "Which revision was read"),
    metavar="REVISION",
)
@click.option(
    "--read",
    cls=BilingualOption,
    words=Words("阅读的日期；不写为登记的日期", "Day of the reading; that of the record unless given"),
    metavar="DATE",
)
@click.option(
    "--result",
    cls=BilingualOption,
    words=Words("理解题答对几题，如 2/3", "How many of the questions were answered rightly, such as 2/3"),
    metavar="N/M",
)
@click.option(
    "--from",
    "file",
    cls=BilingualOption,
    words=Words("名单：CSV 或 XLSX", "A list: CSV or XLSX"),
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
)
@click.option(
    "--record",
    cls=BilingualOption,
    words=Words("签到表等原始记录存放在哪里，一行", "Where the signed sheet is kept, on one line"),
    metavar="TEXT",
)
@click.option(
    "--scan",
    cls=BilingualOption,
    words=Words("签到表的扫描件，只记它的 SHA-256", "Picture of the signed sheet; its SHA-256 is recorded"),
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
)
@by_option(Words("登记的人的 id", "Id of the person who records it"))
@sealing_options
@recording_options
@language_option
@click.pass_context
def acknowledge(
    ctx: click.Context,
    number: str | None,
    reader: str | None,
    revision: str | None,
    read: str | None,
    result: str | None,
    file: Path | None,
    record: str | None,
    scan: Path | None,
    by: str,
    key: Path | None,
    agent: bool,
    unsigned: bool,
    day: str | None,
    dry_run: bool,
    config_file: Path | None,
) -> None:
    """Record them all, or none."""
    from sop_plugin.outside.row_file import RowFileError, read_rows
    from sop_plugin.recording.acknowledge import acknowledge as prepare
    from sop_plugin.recording.acknowledgement_rows import ToldReading, told_by
    from sop_plugin.recording.told_reader import ToldReader

    if (number is None) == (file is None) or (file is not None and (reader or revision or read or result)):
        raise CannotRun(_ONE_WAY)
    refuse_two_ways(key, agent, unsigned)
    recorder = open_recorder(config_file, day)
    sign = way_to_seal(recorder, by, key, agent, unsigned)
    digest = _digest_of(scan) if scan is not None else None
    record = " ".join(record.split()) or None if record is not None else None
    with refusals():
        if file is not None:
            try:
                told = told_by(file.name, read_rows(file), ToldReader(recorder).names_somebody)
            except RowFileError as error:
                raise CannotRun(error.words) from None
        else:
            told = (
                ToldReading(
                    _HERE, reader or by, number or "", revision or "", read or "", result=result or ""
                ),
            )
        made = prepare(recorder, told, by, record, digest, sign)
    voice = spoken(ctx).plain
    if made.prepared is None:
        click.echo(voice.say(_NOTHING, known=made.known))
        return
    count = len(made.events)
    command = commit_command(made.prepared, voice.say(_COMMIT, count=count))
    remarks = [_KNOWN.filled(known=made.known)] if made.known else []
    if made.wanting:
        since = recorder.compiled.manual.settings.training.all_right
        remarks.append(_WANTING.filled(wanting=made.wanting, since=since))
    finish(ctx, made.prepared, dry_run, _DONE.filled(day=recorder.as_of, count=count), command, remarks)


def _digest_of(scan: Path) -> str:
    """The SHA-256 of a picture; an empty file shows no sheet that anybody signed."""
    try:
        data = scan.read_bytes()
    except OSError as error:
        raise CannotRun(_NO_SCAN.filled(file=scan, why=error.strerror or error)) from None
    if not data:
        raise CannotRun(_EMPTY_SCAN.filled(file=scan))
    return sha256(data).hexdigest()
