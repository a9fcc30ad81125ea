"""``sop issue``: the next free number, and the record of the number that a document has taken."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.codes import known_department, known_type
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.options import by_option, language_option, number_argument, recording_options
from sop_plugin.cli.transition import finish, open_recorder, refusals
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""发放编号：给出下一个可用的编号，或登记一份文件已取用的编号。

示例：
  sop issue --department HT-SD --type SOP          给出下一个编号，不登记
  sop issue HT-SD-SOP-020 --by tang --dry-run       检查能否登记
  sop issue HT-SD-SOP-020 --by tang --date 2026-11-02

下一个编号排在台账和所有文件（含已作废和无法读取的）用过的最大编号之后；空号不补。
登记的编号永久属于这份文件，类型和部门以其前置信息为准。

退出码：0 已登记（或已给出编号）；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Give out numbers: tell the next free one, or record the one that a document has taken.

Examples:
  sop issue --department HT-SD --type SOP          tell the next number, record nothing
  sop issue HT-SD-SOP-020 --by tang --dry-run       check whether it can be recorded
  sop issue HT-SD-SOP-020 --by tang --date 2026-11-02

The next number follows the highest that the ledger or any file has, withdrawn and unreadable ones too; gaps stay.
A recorded number belongs to its document for ever, with the type and department of the front matter.

Exit codes: 0 recorded (or number told); 1 not allowed, stderr says why; 2 cannot run.
""",
)
_DONE = Words("{day} 已登记编号 {number}：{title}", "{day}: number {number} recorded for {title}")
_NEXT = Words(
    "写好后签署{role}：sop approve {number} --role {role_code} --by PERSON",
    "once it is written, have it signed: sop approve {number} --role {role_code} --by PERSON",
)
_EITHER = Words(
    "写出要登记的编号和 --by，或用 --department 和 --type 查询下一个编号",
    "give the number to record with --by, or --department and --type to be told the next one",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument(required=False)
@click.option(
    "--department",
    cls=BilingualOption,
    words=Words("查询编号：执行部门的代码，如 HT-SD", "To be told a number: department code, such as HT-SD"),
    metavar="CODE",
)
@click.option(
    "--type",
    "document_type",
    cls=BilingualOption,
    words=Words(
        "查询编号：文件类型，如 procedure 或 SOP", "To be told a number: type, such as procedure or SOP"
    ),
    metavar="TYPE",
)
@by_option(Words("登记编号的人的 id", "Id of the person who gives out the number"), required=False)
@recording_options
@language_option
@click.pass_context
def issue(
    ctx: click.Context,
    number: str | None,
    department: str | None,
    document_type: str | None,
    by: str | None,
    day: str | None,
    dry_run: bool,
    config_file: Path | None,
) -> None:
    """Tell the next number, or record one."""
    from sop_plugin.recording.issue import issue as prepare
    from sop_plugin.recording.issue import next_number

    telling = department is not None and document_type is not None and number is None and by is None
    recording = number is not None and by is not None and department is None and document_type is None
    if not telling and not recording:
        raise CannotRun(_EITHER)
    recorder = open_recorder(config_file, day)
    if department is not None and document_type is not None:
        code = known_department(recorder.compiled.manual, department)
        kind = known_type(recorder.compiled.manual, document_type)
        click.echo(next_number(recorder, code, kind.code))
        return
    with refusals():
        prepared = prepare(recorder, number or "", by or "")
        document = recorder.document_or_refuse(number or "")
    settings = recorder.compiled.manual.settings
    role = (*settings.required_roles(document.type, recorder.as_of), *settings.roles.on(recorder.as_of))[0]
    done = _DONE.filled(day=recorder.as_of, number=document.number, title=document.title)
    following = _NEXT.filled(number=document.number, role=role, role_code=str(role))
    finish(ctx, prepared, dry_run, done, following)
