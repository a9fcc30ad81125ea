"""``sop join-site``: the parts of a site that several machines drew become one site."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.cannot_run import WRONG, CannotRun
from sop_plugin.cli.help import BilingualCommand
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import language_option
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""把分开生成的各部分合成一个网站。

示例：
  sop join-site site parts/HTL parts/rest           合成 site

大型手册可以由几台机器分着画，每台都读取并检查整本手册：
SOP_PART=HTL mkdocs build --site-dir parts/HTL 只画发文单位 HTL 的文件，
SOP_PART=rest mkdocs build --site-dir parts/rest 画其余的一切：登记册、索引、搜索和别的页面。
各部分要从同一提交、按同一天、用同样的程序生成，一个不少；每个文件夹先与自己的 manifest.json 核对。
合成的网站与一台机器生成的逐字节相同，manifest.json 也是。SITE 是新的文件夹；要换下旧网站，用 sop verify-site SITE --put。

退出码：0 已合成；2 无法合成。
""",
    en="""Join the parts of a site that were built apart.

Examples:
  sop join-site site parts/HTL parts/rest           join them to site

Several machines can draw a large manual, each of which reads and checks all of it:
SOP_PART=HTL mkdocs build --site-dir parts/HTL draws the documents of the issuer HTL,
SOP_PART=rest mkdocs build --site-dir parts/rest all else: registers, indexes, search and other pages.
All parts must be there, built from one commit, for one day, by the same programs; each is first held against its own
manifest.json. The site is the one that a single machine builds, byte for byte, with its manifest.json. SITE is a new
folder; sop verify-site SITE --put puts it in the place of an old one.

Exit codes: 0 joined; 2 cannot be joined.
""",
)
_NO_FOLDER = Words("不是文件夹；写出各部分所在的文件夹", "is no folder; name the folders of the parts")
_TAKEN = Words("已有 {names}；写出新的文件夹", "there is {names} already; name a new folder")
_JOINED = Words(
    "{site}：{count} 个文件，由 {parts} 部分合成", "{site}: {count} files, joined from {parts} parts"
)


@click.command(name="join-site", cls=BilingualCommand, words=_WORDS)
@click.argument("site", type=click.Path(path_type=Path), metavar="SITE")
@click.argument("parts", type=click.Path(path_type=Path), metavar="PART...", nargs=-1, required=True)
@language_option
@click.pass_context
def join_site(ctx: click.Context, site: Path, parts: tuple[Path, ...]) -> None:
    """Write the site."""
    from sop_plugin.exporting.joined_site import NotJoined, joined_site
    from sop_plugin.outside.writing import FolderNotEmpty, fill_folder

    for part in parts:
        if not part.is_dir():
            raise CannotRun(WRONG.filled(where=str(part), problem=_NO_FOLDER))
    try:
        count = fill_folder(site, joined_site(parts).contents())
    except NotJoined as error:
        raise CannotRun(error.words) from None
    except FolderNotEmpty as error:
        raise CannotRun(WRONG.filled(where=str(site), problem=_TAKEN.filled(names=error.names))) from None
    click.echo(spoken(ctx).say(_JOINED, site=str(site), count=count, parts=len(parts)))
