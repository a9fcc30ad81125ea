"""``sop fix``: what can be mended without judgement, in texts that nobody has signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.chosen_files import chosen_files
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import format_option, language_option, manual_options
from sop_plugin.cli.output.fix import fix_json, fix_text
from sop_plugin.cli.terminal import deliver
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sop_plugin.workspace.mended_files import MendedFile
    from sop_plugin.workspace.workspace import Workspace

_WORDS = Words(
    zh="""整理不需要判断就能改好的写法；先列出要改的地方，加 --write 才写入。

示例：
  sop fix                          列出整本手册可整理的地方
  sop fix docs                     只看一个文件夹
  sop fix --write                  写入

整理的内容：手写的标题编号（条款编号自动生成）、与题目相同的一级标题、整篇偏高或偏低的标题层级、=== 下划线标题、下级列表的缩进、列表和表格前面的空行、
全角的 Markdown 符号（＃、｜、１．、－）和符号后面缺少的空格、用横线分栏或用加号画的表格（每格看得准的）、
行末空格、零宽字符、换行符。
字句一个不改；代码块、HTML 块和文件开头的前置信息不动（换行符除外）。再运行一次不会再有改动。
手写编号与自动编号不同、正文又提到条款号的，留给作者。

已发布、已送签或有人签署的文件不动，逐份列出；要改先 sop revise 或 sop reject。
写着已批准而台账没有登记的也不动；建账（sop baseline）之前整理旧文件时加 --unrecorded。
全部文件一起写入，或者一份也不写。

退出码：
  0  没有可整理的，或已写入
  1  有可整理的，没有写入（可用在检查中）
  2  无法运行，原因在标准错误输出

JSON（UTF-8）：
  written    是否已写入
  counts     规则代码或名称 → 处数
  files      path, mends（rule, line）, diff
  untouched  path, mends（处数）, reason
  left       path, line, rule, reason：留给作者的
""",
    en="""Mend what takes no judgement; it is shown first, and written with --write alone.

Examples:
  sop fix                          show what can be mended in the whole manual
  sop fix docs                     one folder
  sop fix --write                  write it

What is mended: headings numbered by hand (clauses are numbered for you), a level-1 heading that repeats the title, headings that are all too
high or too deep, those underlined with ===, indents of nested lists, blank lines above lists and tables, full-width Markdown marks and marks without a blank behind them, tables drawn with
dashes or corners (where each cell is certain), blanks at the ends of lines, zero-width characters, line ends.
No word changes; code, blocks of HTML and the front matter stay (but for line ends). A second run changes nothing.
A number by hand that differs from the printed one stays where the text cites clauses: that is for its author.

What is released, in review or signed is not touched but listed; sop revise or sop reject comes first.
Neither is what says approved and is not in the ledger; give --unrecorded to mend old files before sop baseline.
All files are written together, or none.

Exit codes:
  0  nothing to mend, or written
  1  there is something to mend and it was not written (for use in checks)
  2  cannot run; stderr says why

JSON (UTF-8):
  written    whether it was written
  counts     code of the rule, or name → places
  files      path, mends (rule, line), diff
  untouched  path, mends (places), reason
  left       path, line, rule, reason: what is for its author
""",
)
_CHANGED = Words(
    "{path} 刚刚被别的程序改过，没有写入任何文件；再运行一次",
    "{path} was changed by another program just now; nothing was written, run it again",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option(
    "--write",
    cls=BilingualOption,
    words=Words("写入文件；不加时只列出", "Write the files; without it they are only shown"),
    is_flag=True,
)
@click.option(
    "--unrecorded",
    cls=BilingualOption,
    words=Words(
        "也整理写着已批准、但台账没有登记的文件",
        "Also mend what says approved and is not in the ledger",
    ),
    is_flag=True,
)
@format_option()
@manual_options
@language_option
@click.pass_context
def fix(
    ctx: click.Context,
    paths: tuple[str, ...],
    write: bool,
    unrecorded: bool,
    output_format: str,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """Show or write what can be mended."""
    from sop_plugin.workspace.mended_files import mended_files

    workspace, compiled = load_manual(config_file, as_of)
    files = mended_files(workspace, compiled, chosen_files(paths, workspace), unrecorded=unrecorded)
    changed = [file for file in files if file.changes]
    if write:
        _write(workspace, changed)
    if output_format == "json":
        deliver(fix_json(files, spoken(ctx), written=write), None)
    else:
        click.echo(fix_text(files, spoken(ctx), written=write), nl=False)
    ctx.exit(1 if changed and not write else 0)


def _write(workspace: Workspace, changed: Sequence[MendedFile]) -> None:
    from sop_plugin.outside.writing import write_together

    for file in changed:
        if (workspace.root / file.path).read_bytes() != file.data:
            raise CannotRun(_CHANGED.filled(path=file.path))
    write_together({workspace.root / file.path: file.mended.text.encode() for file in changed})
