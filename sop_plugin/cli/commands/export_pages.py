"""``sop export-pages``: every page of the site, finished, for another engine."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.cannot_run import CannotRun, SaidNo
from sop_plugin.cli.help import BilingualCommand
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import asked_for, chosen_day, find_manual
from sop_plugin.cli.options import language_option, manual_options
from sop_plugin.cli.terminal import next_line
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""把手册的每一页写成做好的网页，供 MkDocs 以外的网站程序使用；不需要 MkDocs。

示例：
  sop export-pages pages

文件夹必须是新的或空的。每一页一个文件夹，位置就是它在网站上的地址：
  地址/content.html        正文，不含网站的外框；链接是相对的
  地址/page.json           种类、题目、语言、目录、供搜索的文字、是否可搜索；
                           文件的编号、版次、状态、类型、部门和各个日期
  编号/checklist/index.html、编号/blank/index.html   核对表和空白表，整页
  assets/sop/              样式和脚本；正文中用到的图片在原来的位置
  manifest.json            每个文件的 SHA-256、手册的状态；用 sop verify-site 核对
只有读者可以看的内容：没有草稿；作废的只留说明。不受控的页面（如首页）不在其中。

退出码：0 已写入；1 有不合格的问题（同严格生成），没有写入；2 无法运行。
""",
    en="""Write every page of the manual, finished, for a site generator other than MkDocs; MkDocs is not needed.

Examples:
  sop export-pages pages

The folder must be new or empty. Each page has a folder, at its address in the site:
  ADDRESS/content.html     the content, without the frame of a site; links are relative
  ADDRESS/page.json        kind, title, language, contents list, text for search, whether to be searched;
                           of documents number, revision, state, type, department and dates
  NUMBER/checklist/index.html, NUMBER/blank/index.html   checklists and blanks, as whole pages
  assets/sop/              style sheets and scripts; pictures that texts show stand where they did
  manifest.json            SHA-256 of each file, state of the manual; sop verify-site checks it
Only what readers may see: no drafts, and of what is withdrawn the notice alone. Pages outside control, such as the home
page, are not among them.

Exit codes: 0 written; 1 there are findings that fail a strict build, nothing written; 2 cannot run.
""",
)
_FAILS = Words(
    "有不合格的问题，没有写入；sop check 列出全部",
    "there are findings that fail, and nothing was written; sop check lists them",
)
_NOT_EMPTY = Words(
    "{folder} 里已有 {name}；请用新的或空的文件夹",
    "{folder} holds {name} already; name a new or empty folder",
)
_DONE = Words("已把 {count} 个文件写入 {folder}", "wrote {count} files into {folder}")


@click.command(name="export-pages", cls=BilingualCommand, words=_WORDS)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@manual_options
@language_option
@click.pass_context
def export_pages(ctx: click.Context, folder: Path, config_file: Path | None, as_of: str | None) -> None:
    """Write the folder, or say why not."""
    from sop_plugin.exporting.pages import PageExport
    from sop_plugin.exporting.site_state import state_of_manual
    from sop_plugin.outside.project_file import settings_text
    from sop_plugin.outside.writing import FolderNotEmpty, fill_folder
    from sop_plugin.workspace.compilation import compile_working
    from sop_plugin.workspace.sources import working_sources

    voice = spoken(ctx)
    workspace = find_manual(config_file)
    sources = working_sources(workspace)
    compiled = compile_working(workspace, sources, chosen_day(workspace, as_of, "--as-of"))
    if compiled.fails_strict:
        raise SaidNo(_FAILS)
    state = state_of_manual(sources, compiled.ledger, settings_text(workspace.project_file))
    try:
        edition = asked_for(workspace, compiled)
        count = fill_folder(folder, PageExport(workspace, edition, state).files())
    except FolderNotEmpty as error:
        raise CannotRun(_NOT_EMPTY.filled(folder=str(folder), name=error.names[0])) from None
    click.echo(voice.say(_DONE, count=count, folder=folder))
    click.echo(next_line(f"sop verify-site {folder}", voice))
