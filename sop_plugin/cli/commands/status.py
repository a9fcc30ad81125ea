"""``sop status``: where one document stands, and what to do next."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.codes import known_number
from sop_plugin.cli.help import BilingualCommand
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import format_option, language_option, manual_options, number_argument
from sop_plugin.cli.terminal import deliver
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""查看一份文件走到了哪一步：版次、状态、谁已签署、还缺什么、下一步。

示例：
  sop status HT-SD-SOP-004
  sop status ht-sd-sop-020 --format json
  sop status HT-SD-SOP-004 --as-of 2027-03-01

缺少的签署列出现在可以签的人：批准须有该类型、该部门的权限；其他事项由执行部门、
上级部门和督导部门的在职人员签；已签过别的事项的人不再列出。

JSON（UTF-8），没有的值为 null：
  as_of, number, title, type, department, path
  state, revision   读者所见的状态和版次
  effective, review_due, days（距复审到期的天数）
  file      源文件：revision, status, ahead（是否为尚未发布的下一版）
  coming    已发布而未生效的版次：revision, effective
  returned  为什么退回或撤回：event, revision, date, by, reason；重新签署后为 null
  roles     role, required, signed, signatures（person, name, date, seal, holds）,
            may_sign（id, name）
  missing   还缺的签署
  findings  同 sop check，没有 mendable
  next      step, command（可照此输入，没有时为 null）, text

退出码：0 已显示；1 没有这个编号；2 无法运行，原因在标准错误输出。
""",
    en="""Tell where a document stands: revision, state, who has signed, what is missing, what comes next.

Examples:
  sop status HT-SD-SOP-004
  sop status ht-sd-sop-020 --format json
  sop status HT-SD-SOP-004 --as-of 2027-03-01

For a missing signature the people are named who may give it now: to approve takes authority for the type and
department; the other roles fall to people in post in the executing department, those above it and the
supervising one. Whoever has signed in another role is left out.

JSON (UTF-8); null stands for what is not there:
  as_of, number, title, type, department, path
  state, revision   what readers see
  effective, review_due, days (until the review is due)
  file      the source file: revision, status, ahead (whether it is a next revision not yet released)
  coming    revisions released but not yet in force: revision, effective
  returned  why it was rejected or recalled: event, revision, date, by, reason; null once it is signed again
  roles     role, required, signed, signatures (person, name, date, seal, holds),
            may_sign (id, name)
  missing   roles that have yet to sign
  findings  as in sop check, without mendable
  next      step, command (to be typed, or null), text

Exit codes: 0 told; 1 no such number; 2 cannot run, stderr says why.
""",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@format_option()
@manual_options
@language_option
@click.pass_context
def status(
    ctx: click.Context, number: str, output_format: str, config_file: Path | None, as_of: str | None
) -> None:
    """Tell it of one number."""
    from sop_plugin.cli.output import status as status_formats
    from sop_plugin.site_checks.all import links_to_nothing
    from sop_plugin.standing.progress import known_numbers, progress, with_unread

    voice = spoken(ctx)
    workspace, compiled = load_manual(config_file, as_of)
    found = known_number(number, known_numbers(compiled.histories))
    paths = [document.path for document in compiled.histories.documents if document.number == found]
    dead = [finding for path in paths for finding in links_to_nothing(workspace, compiled, path)]
    told = progress(
        compiled.manual,
        compiled.histories,
        found,
        recorded=compiled.ledger,
        seals=compiled.seals,
        findings=(*compiled.findings, *dead),
    )
    if told is None:
        raise AssertionError(found)  # it is one of the known numbers
    unread = {source.path for source in compiled.manual.rejected if source.number == found}
    if compiled.ledger is None:
        unread.add(workspace.options.ledger)
    told = with_unread(told, compiled.findings, unread)
    if output_format == "json":
        deliver(status_formats.as_json(told, compiled.manual, voice), None)
    else:
        status_formats.print_status(told, compiled.manual, voice, ctx.color)
