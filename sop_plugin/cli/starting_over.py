"""``sop init --start-over``: nothing of the practice with sample people is left."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.terminal import next_line
from sop_plugin.cli.transition import DRY_RUN, NOT_DONE, refusals
from sop_plugin.words.voice import Voice, Words

_DONE = Words(
    "重新开始：删去台账（{events} 个事件）和练习的文件，共 {count} 个文件：",
    "starting over: the ledger (events: {events}) and the documents of the practice are removed, files: {count}:",
)
_NOTHING = Words("没有台账，没有练习留下的记录", "there is no ledger, and so nothing left of any practice")
_KEPT = Words(
    "保留了 {numbers}：不是示例人员取的编号；重来之后用 sop issue 再登记",
    "kept: {numbers}, which no sample person numbered; record them anew with sop issue",
)
_GIT = Words(
    "另起一段 git 历史，旧的留在分支 practice 上，确认无误后删去：{command}",
    "begin a new history in git; the old one stays on the branch practice until you delete it: {command}",
)
_SUBJECT = Words("建立手册", "Begin the manual")


def start_manual_over(folder: Path, voice: Voice, *, dry_run: bool) -> None:
    """Remove what the practice left, and tell the commands that begin a new history."""
    from sop_plugin.recording.start_over import start_over

    workspace, compiled = load_manual(folder / "mkdocs.yml", None)
    with refusals(NOT_DONE):
        found = start_over(workspace, compiled)
    if not found.files:
        click.echo(voice.say(_NOTHING))
        return
    if not dry_run:
        found.remove()
    done = voice.say(_DONE, events=found.events, count=len(found.files))
    click.echo(f"{done}{voice.say(DRY_RUN)}" if dry_run else done)
    click.echo("\n".join(f"  {os.path.relpath(file)}" for file in found.files))
    if found.kept:
        click.echo(voice.say(_KEPT, numbers=list(found.kept)))
    subject = shlex.quote(voice.plain.say(_SUBJECT))
    command = "git branch -m practice && git checkout --orphan main && git add -A && git commit -m " + subject
    if folder.resolve() != Path.cwd().resolve():
        command = f"cd {shlex.quote(str(folder))} && {command}"
    click.echo(next_line(_GIT.filled(command=command), voice))
