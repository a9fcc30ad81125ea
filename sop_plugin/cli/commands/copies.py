"""``sop copies``: controlled copies on paper, numbered when they go out and followed until they are back."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.cannot_run import CannotRun, SaidNo
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.lists import list_options
from sop_plugin.cli.manual import load_edition
from sop_plugin.cli.options import (
    by_option,
    language_option,
    number_argument,
    recording_options,
    sealing_options,
)
from sop_plugin.cli.sealing import refuse_two_ways, way_to_seal
from sop_plugin.cli.transition import commit_command, finish, open_recorder, refusals
from sop_plugin.model.asked_level import LEVEL_VARIABLE
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.model.copies import Copy

ACTIONS = ("issue", "recall", "destroyed", "lost", "replace", "list")
_WORDS = Words(
    zh="""受控副本：编号发放、收回、换发，逐份记账。

示例：
  sop copies issue HT-SD-SOP-004 --to 总台 --by tang          发一份给总台
  sop copies issue HT-SD-SOP-004 --to lu --to HT-SD --by tang --pdf print
  sop copies recall HT-SD-SOP-004:1 --by tang                 收回了第 1 份
  sop copies destroyed HT-SD-SOP-004:1 --by tang              销毁了
  sop copies lost HT-SD-SOP-004:2 --by tang --reason 交接时遗失
  sop copies replace HT-SD-SOP-004                           新版次生效后，向谁换发
  sop copies replace HT-SD-SOP-004 --by tang --pdf print      并给他们各发一份新的
  sop copies list                                            全部副本

ACTION 是其中之一：
  issue      发放当日有效的版次：副本号按文件逐一递增，写出盖有副本号、持有者和二维码的 PDF
  recall     已收回          destroyed  已销毁          lost  已遗失（要写 --reason）
  replace    列出仍在外面的旧版次副本；加 --by 时给每位持有者发一份新的，旧的收回后再登记 recall
  list       全部副本；XLSX 用 --format xlsx，同 sop list copies

副本的写法是“编号:副本号”，如 HT-SD-SOP-004:3。持有者写人员 id、姓名、部门代码，或地点。
二维码是手册网站上这一版次的网址（要在 mkdocs.yml 写 site_url），带副本号和短摘要：
用手机一扫，就看到这一版是否有效、被哪一版替代或已作废，这份副本是否在册。

写入台账旁边的 copies.jsonl，事件链与台账相同，由 sop verify 核验；谁可以办理，见 organisation.yml 中 authority 的 copies。
登记了公钥的人用 --key 或 --agent 加封，办法同 sop approve。

退出码：0 已登记、已列出；1 不允许，原因在标准错误输出；2 无法运行（如没有 WeasyPrint）。
""",
    en="""Controlled copies on paper: numbered, recalled, exchanged, each of them accounted for.

Examples:
  sop copies issue HT-SD-SOP-004 --to "front desk" --by tang   one for the front desk
  sop copies issue HT-SD-SOP-004 --to lu --to HT-SD --by tang --pdf print
  sop copies recall HT-SD-SOP-004:1 --by tang                  copy 1 has come back
  sop copies destroyed HT-SD-SOP-004:1 --by tang               and was destroyed
  sop copies lost HT-SD-SOP-004:2 --by tang --reason "lost at handover"
  sop copies replace HT-SD-SOP-004                            whose copies to exchange for a new revision
  sop copies replace HT-SD-SOP-004 --by tang --pdf print       and issue a new one to each of them
  sop copies list                                             all copies

ACTION is one of:
  issue      of the revision in force that day: copies count up for each document, and a PDF is written that bears
             copy, holder and a QR code
  recall     it has come back      destroyed  it is no more      lost  nobody finds it (needs --reason)
  replace    lists the copies of past revisions that are out; with --by each holder is issued a new one, and the old
             one is recorded with recall when it comes back
  list       all copies; --format xlsx for a workbook, as by sop list copies

A copy is written NUMBER:COPY, such as HT-SD-SOP-004:3. A holder is a person's id or name, a department's code, or a place.
The QR code is the address of this very revision in the manual's site (site_url in mkdocs.yml), with the copy and a short
digest: a telephone shows whether the revision is in force, which has superseded it or that it was withdrawn, and whether
the copy is on record.

All is written to copies.jsonl beside the ledger, with the same chain, and verified by sop verify; who may do it, authority
in organisation.yml tells under copies.
Who has a key in the organisation file seals with --key or --agent, as told by sop approve.

Exit codes: 0 recorded or listed; 1 not allowed, stderr says why; 2 cannot run (such as without WeasyPrint).
""",
)
_NO_NUMBER = Words("sop copies {action} 要写明{what}", "sop copies {action} needs {what}")
_A_NUMBER = Words("文件编号，如 HT-SD-SOP-004", "the number of a document, such as HT-SD-SOP-004")
_A_COPY = Words("副本，如 HT-SD-SOP-004:3", "a copy, such as HT-SD-SOP-004:3")
_A_HOLDER = Words("交给谁：--to HOLDER", "its holder: --to HOLDER")
_A_PERSON = Words("由谁办理：--by PERSON", "who does it: --by PERSON")
_ALL_SERVED = Words(
    "{number} 的旧副本持有者都已有第 {revision} 版的副本，或已不在岗；旧的收回后用 sop copies recall 登记",
    "whoever has an old copy of {number} has one of revision {revision} too, or has left; record what comes back with sop copies recall",
)
_ENDED = Words("{day} 副本 {copy} {state}", "{day}: copy {copy} {state}")
_COMMIT_END = Words("副本 {copy} {state}", "Copy {copy} {state}")

_WHOLE_COPIES = Words(
    "设有环境变量 {name}，但受控副本是签署过的全文，不能有删节；确要发放，去掉 {name} 再运行",
    "{name} is set, but a controlled copy is the whole text that was signed; to hand one out, take {name} away",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@click.argument("action", type=click.Choice(ACTIONS), metavar="ACTION")
@number_argument("[NUMBER|COPY]", required=False)
@click.option(
    "--to",
    "holders",
    cls=BilingualOption,
    words=Words("交给谁，可写几次", "Who gets it, as often as one likes"),
    metavar="HOLDER",
    multiple=True,
)
@by_option(Words("办理的人的 id", "Id of the person who does it"), required=False)
@click.option(
    "--reason",
    cls=BilingualOption,
    words=Words("怎么遗失的、为何销毁，一行", "How it was lost or why it was destroyed, on one line"),
    metavar="TEXT",
)
@click.option(
    "--pdf",
    "folder",
    cls=BilingualOption,
    words=Words("PDF 写入的文件夹，默认当前文件夹", "The folder for the PDF files; by default this one"),
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    default=Path(),
)
@list_options
@sealing_options
@recording_options
@language_option
@click.pass_context
def copies(
    ctx: click.Context,
    action: str,
    number: str | None,
    holders: tuple[str, ...],
    by: str | None,
    reason: str | None,
    folder: Path,
    output_format: str,
    output: Path | None,
    key: Path | None,
    agent: bool,
    unsigned: bool,
    day: str | None,
    dry_run: bool,
    config_file: Path | None,
) -> None:
    """Do one of the actions."""
    from sop_plugin.cli.output.copies import Handing, show_copies, show_exchange
    from sop_plugin.model.copies import AFTER, CopyDestroyed, CopyLost, CopyRecalled
    from sop_plugin.recording.copies import end_copy, issue_copies, to_exchange, without_the_new

    refuse_two_ways(key, agent, unsigned)
    if action == "list":
        workspace, compiled = load_edition(config_file, day)
        show_copies(workspace, compiled, number, output_format, output, ctx.color)
        return
    if action in ("issue", "replace") and os.environ.get(LEVEL_VARIABLE, "").strip():
        raise CannotRun(_WHOLE_COPIES.filled(name=LEVEL_VARIABLE))
    ends = {"recall": CopyRecalled, "destroyed": CopyDestroyed, "lost": CopyLost}
    wanted = {
        _A_COPY if action in ends else _A_NUMBER: number,
        _A_HOLDER: holders or action != "issue",
        _A_PERSON: by or action == "replace",
    }
    missing = next((what for what, given in wanted.items() if not given), None)
    if missing is not None or number is None:
        raise CannotRun(_NO_NUMBER.filled(action=action, what=missing or _A_NUMBER))
    recorder = open_recorder(config_file, day)
    sign = way_to_seal(recorder, by, key, agent, unsigned) if by else None
    if action in ends and by:
        with refusals():
            prepared, event = end_copy(recorder, number, ends[action], reason, by, sign)
        told = {"copy": event.copy_name, "state": AFTER[event.kind]}
        command = commit_command(prepared, spoken(ctx).plain.say(_COMMIT_END, **told))
        finish(ctx, prepared, dry_run, _ENDED.filled(day=event.day, **told), command)
        return
    old: tuple[Copy, ...] = ()
    if action == "replace":
        with refusals():
            release, old = to_exchange(recorder, number)
        if by is None or release is None or not old:
            show_exchange(recorder, number, release, old, output_format, output, ctx.color)
            return
        with refusals():
            holders = without_the_new(recorder, number, old)
        if not holders:
            raise SaidNo(_ALL_SERVED.filled(number=number, revision=release.revision))
    handing = Handing(recorder, folder)
    with refusals():
        handed = issue_copies(recorder, number, holders, by or "", sign)
    command = commit_command(handed.prepared, handing.subject(handed.events))
    sheets = {} if dry_run else handing.sheets(handed)
    prepared = replace(handed.prepared, texts={**handed.prepared.texts, **sheets})
    if sheets:
        folder.mkdir(parents=True, exist_ok=True)
    finish(ctx, prepared, dry_run, handing.done(handed.events), command, handing.remarks(sheets, handed, old))
