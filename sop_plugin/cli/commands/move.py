"""``sop move``: a document's file goes elsewhere."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from sop_plugin.cli.help import BilingualCommand
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import changing_options, language_option, number_argument
from sop_plugin.cli.transition import NOT_DONE, finish, open_recorder, refusals
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""移动一份文件或给它换文件名；编号、网址、版次和签署都不变。

示例：
  sop move HT-SD-SOP-020 docs/hotel/020-reports.md --dry-run
  sop move HT-SD-SOP-020 docs/hotel/020-reports.md

新路径从当前文件夹算起，须在 docs 之内；写文件夹时保留原文件名。不会覆盖任何文件。
草稿和说明页中指向它的链接随之改写；已送签或已发布的文字一个字也不能动，其中有链接会失效时不移动。
它所附的图片和文件随它移动，别处也在用的留在原处（草稿改写链接，已送签或已发布的复制一份）。
用编号引用的（[[HT-SD-SOP-020]]）不受影响。

退出码：0 已移动；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Move a document's file, or rename it; number, address, revision and signatures stay.

Examples:
  sop move HT-SD-SOP-020 docs/hotel/020-reports.md --dry-run
  sop move HT-SD-SOP-020 docs/hotel/020-reports.md

The new path counts from the current folder and must be below docs; for a folder the file keeps its name.
No file is ever replaced.
Links to it in drafts and in pages outside control are rewritten; not a character of a text in review or released
may change, and where a link there would break, nothing is moved.
Its pictures and other files move along; those that others show stay (a draft's links are rewritten, a text in review or
released gets a copy).
References by number ([[HT-SD-SOP-020]]) are not concerned.

Exit codes: 0 moved; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_DONE = Words("已移动 {number}：{source} → {target}", "{number} moved: {source} → {target}")
_REWRITTEN = Words("其中的链接一并改写：{path}", "links rewritten along with it: {path}")
_ALONG = Words("所附的文件一并移动：{source} → {target}", "a file of it moves along: {source} → {target}")
_COPIED = Words(
    "所附的文件别处也在用，复制一份：{source} → {target}",
    "a file that others show too is copied: {source} → {target}",
)
_NAMED = Words("{place} 还写着旧路径，请改正", "{place} still names the old path; change it")
_COMMIT = Words("移动 {number}", "Move {number}")


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@click.argument("path", type=click.Path(path_type=Path), metavar="PATH")
@changing_options
@language_option
@click.pass_context
def move(ctx: click.Context, number: str, path: Path, dry_run: bool, config_file: Path | None) -> None:
    """Move it, and print the commands that commit it."""
    from sop_plugin.recording.move import move as prepare

    recorder = open_recorder(config_file, None)
    with refusals(NOT_DONE):
        moving = prepare(recorder, number, path)
    root = recorder.workspace.root

    def here(shown: str) -> str:
        return os.path.relpath(root / shown)

    changed = [moving.source] if moving.tracked else []
    repository = recorder.repository
    gone = [file.source for file in moving.files if not file.copied]
    files = [path for path in gone if repository is not None and repository.is_tracked(path)]
    files += [file.target for file in moving.files]
    paths = " ".join(shlex.quote(here(name)) for name in (*changed, moving.target, *moving.rewritten, *files))
    remarks = [_REWRITTEN.filled(path=here(name)) for name in moving.rewritten]
    remarks += [
        (_COPIED if file.copied else _ALONG).filled(source=here(file.source), target=here(file.target))
        for file in moving.files
    ]
    remarks += [_NAMED.filled(place=place) for place in moving.named]
    done = _DONE.filled(number=number, source=here(moving.source), target=here(moving.target))
    subject = shlex.quote(spoken(ctx).plain.say(_COMMIT, number=number))
    finish(ctx, moving.prepared, dry_run, done, f"git add -A {paths} && git commit -m {subject}", remarks)
