"""``sop anchor``: one line that vouches for the whole ledger, to be kept where nobody can rewrite it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sop_plugin.cli.cannot_run import WRONG, CannotRun
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import if_begun_option, language_option, manual_options
from sop_plugin.cli.terminal import next_line
from sop_plugin.words.voice import Sayable, Words

_WORDS = Words(
    zh="""给整本台账、人员、公钥、权限和设置做一个锚点：一行摘要，保存在仓库之外。

示例：
  sop anchor
  sop anchor --keep
  sop anchor --output anchor.json --request

有权改写仓库的人，能把 git 历史和台账的哈希一起重做，只看仓库看不出来；锚点看得出来。
把打印的一行抄在会议纪要里、邮件发给审核员，或保存文件；以后用 sop verify --anchor FILE 核对，
会列出被改写的事件，以及此后人员、权限和设置的改动。
--keep      存到手册的 anchors 文件夹，sop verify 每次都核对；同时应另存一份在仓库之外
--request   另写 RFC 3161 时间戳请求（.tsq），交给公司的时间戳服务；本程序不联网
--tag       另做一个签名的 git 标签 anchor-日期；用 OpenTimestamps 的，对锚点文件运行 ots stamp

退出码：0 已做；2 无法运行（如没有台账）。
""",
    en="""Make an anchor of the whole ledger, people, keys, authority and settings: one digest to be kept elsewhere.

Examples:
  sop anchor
  sop anchor --keep
  sop anchor --output anchor.json --request

Whoever may rewrite the repository can make git's history and all hashes of the ledger anew, and the repository alone
does not show it; an anchor does. Copy the line into minutes, mail it to the auditor, or keep the file. Later
sop verify --anchor FILE lists the events that were rewritten, and what has changed of people and settings since.
--keep      puts it into the manual's folder anchors, against which sop verify always checks; keep one elsewhere too
--request   also writes an RFC 3161 time stamp request (.tsq) for the company's service; nothing is sent
--tag       also makes a signed git tag anchor-DATE; for OpenTimestamps run ots stamp on the file

Exit codes: 0 made; 2 cannot run (such as without a ledger).
""",
)
_NO_LEDGER = Words(
    "没有台账 {path}，或者读不出来；先运行 sop check",
    "there is no ledger {path}, or it cannot be read; run sop check first",
)
_NEEDS_FILE = Words(
    "--request 要有锚点文件：加 --keep 或 --output FILE",
    "--request needs a file: add --keep or --output FILE",
)
_TOLD = Words(
    "{day} 的锚点，{chains} 条链，{events} 个事件，提交 {commit}：",
    "anchor of {day}, chains: {chains}, events: {events}, commit {commit}:",
)
_WROTE = Words("已写入 {path}", "written: {path}")
_TAGGED = Words(
    "已做签名的标签 {name}；推送：git push origin {name}",
    "signed tag {name} made; push it: git push origin {name}",
)
_NEXT = Words(
    "另存一份在仓库之外；以后核对：sop verify --anchor FILE",
    "keep one outside the repository; later: sop verify --anchor FILE",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@click.option(
    "--output",
    "-o",
    cls=BilingualOption,
    words=Words("写到文件（JSON）", "Write it to a file (JSON)"),
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
)
@click.option(
    "--keep",
    cls=BilingualOption,
    words=Words("存到手册的 anchors 文件夹", "Keep it in the manual's folder anchors"),
    is_flag=True,
)
@click.option(
    "--request",
    cls=BilingualOption,
    words=Words("另写 RFC 3161 时间戳请求（.tsq）", "Also write an RFC 3161 time stamp request (.tsq)"),
    is_flag=True,
)
@click.option(
    "--tag",
    cls=BilingualOption,
    words=Words("另做一个签名的 git 标签", "Also make a signed git tag"),
    is_flag=True,
)
@if_begun_option
@manual_options
@language_option
@click.pass_context
def anchor(
    ctx: click.Context,
    output: Path | None,
    keep: bool,
    request: bool,
    tag: bool,
    if_begun: bool,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """Print it, and write what was asked for."""
    from sop_plugin.model.anchor import time_stamp_request
    from sop_plugin.outside.git_program import GitError
    from sop_plugin.outside.writing import write_whole
    from sop_plugin.workspace.anchors import FOLDER, current_anchor, ledgers_of, sign_tag

    if request and not (keep or output):
        raise CannotRun(_NEEDS_FILE)
    voice = spoken(ctx)
    workspace, compiled = load_manual(config_file, as_of)
    if compiled.ledger is None:
        if if_begun:
            click.echo(voice.say(_NO_LEDGER, path=workspace.options.ledger))
            return
        raise CannotRun(_NO_LEDGER.filled(path=workspace.options.ledger))
    try:
        made = current_anchor(workspace, compiled)
        data = made.to_text().encode()
        files = [output] if output else []
        if keep:
            name = f"{made.day.isoformat()}-{made.digest.partition(':')[2][:12]}.json"
            files.append(workspace.root / FOLDER / name)
        said: list[Sayable] = []
        for path in files:
            texts = {path: data} | ({path.with_suffix(".tsq"): time_stamp_request(data)} if request else {})
            path.parent.mkdir(parents=True, exist_ok=True)
            for file, content in texts.items():
                write_whole(file, content)
                said.append(_WROTE.filled(path=os.path.relpath(file)))
        if tag:
            tagged = f"anchor-{made.day.isoformat()}"
            sign_tag(workspace, tagged, made)
            said.append(_TAGGED.filled(name=tagged))
    except GitError as error:
        raise CannotRun(WRONG.filled(where="git", problem=error.words)) from None
    commit = made.commit[:10] or "—"
    events = sum(map(len, ledgers_of(compiled).chains.values()))
    click.echo(voice.say(_TOLD, day=made.day, chains=len(made.chains), events=events, commit=commit))
    click.echo(made.digest)
    for line in said:
        click.echo(voice.say(line))
    click.echo(next_line(_NEXT, voice))
