"""``sop offline``: a copy of the built site that is read from a stick or a file share, without a server."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from sop_plugin.cli.cannot_run import WRONG, CannotRun, SaidNo
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import language_option
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""把生成好的网站做成离线副本，放在 U 盘或共享文件夹里，用浏览器打开就能看、能搜索，不需要服务器。

示例：
  sop offline site --to offline              有效 30 天
  sop offline site --to stick --days 7       有效 7 天

先按 manifest.json 核对网站，有出入不做。打开副本里的 index.html；每一页都写明手册截至哪一天、哪一天之后不再受控，
过了那一天变成红色。副本里没有 manifest.json，不要当作网站发布。

退出码：0 已写入；1 网站没有 manifest.json，或有出入；2 无法运行。
""",
    en="""Make a copy of a built site to be read from a stick or a file share: it opens in a browser and searches without a server.

Examples:
  sop offline site --to offline              holds for 30 days
  sop offline site --to stick --days 7       holds for 7 days

The site is held against its manifest.json first; where something differs no copy is made. Open index.html in the copy. Every
page says as of which day the manual is and after which day the copy is uncontrolled, and turns red then. The copy has no
manifest.json: do not publish it as a site.

Exit codes: 0 written; 1 no manifest.json in the site, or something differs; 2 cannot run.
""",
)
_NO_FOLDER = Words(
    "不是文件夹；写出网站所在的文件夹，如 site", "is no folder; name the folder of the site, such as site"
)
_UNSOUND = Words(
    "{site} 不是完整的网站，没有做副本；sop verify-site {site} 列出原因",
    "{site} is not a whole site, and no copy was made; sop verify-site {site} tells why",
)
_NOT_EMPTY = Words(
    "{folder} 里已有 {name}；请用新的或空的文件夹",
    "{folder} holds {name} already; name a new or empty folder",
)
_WITHIN = Words(
    "在网站的文件夹之内，会随网站发布；写出网站以外的文件夹",
    "lies within the site and would be published with it; name a folder outside it",
)
_DONE = Words(
    "已把 {count} 个文件写入 {folder}；打开 {folder}/index.html；{until} 之后不再受控",
    "wrote {count} files into {folder}; open {folder}/index.html; uncontrolled after {until}",
)


@click.command(name="offline", cls=BilingualCommand, words=_WORDS)
@click.argument("site", type=click.Path(path_type=Path), metavar="SITE")
@click.option(
    "--to",
    "folder",
    cls=BilingualOption,
    words=Words("写到这个文件夹；必须是新的或空的", "The folder to write; new or empty"),
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
)
@click.option(
    "--days",
    cls=BilingualOption,
    words=Words("从网站生成之日起有效几天", "How many days it holds from the day of the site"),
    type=click.IntRange(1, 366),
    default=30,
    show_default=True,
)
@language_option
@click.pass_context
def offline(ctx: click.Context, site: Path, folder: Path, days: int) -> None:
    """Write the copy, or say why not."""
    from sop_plugin.exporting.offline_copy import offline_files
    from sop_plugin.exporting.site_verification import NoManifest, verify_site
    from sop_plugin.outside.writing import FolderNotEmpty, fill_folder
    from sop_plugin.reading.site_manifest import ManifestError

    if not site.is_dir():
        raise CannotRun(WRONG.filled(where=str(site), problem=_NO_FOLDER))
    if folder.resolve().is_relative_to(site.resolve()):
        raise CannotRun(WRONG.filled(where=str(folder), problem=_WITHIN))
    try:
        found = verify_site(site, None)
    except (NoManifest, ManifestError):
        raise SaidNo(_UNSOUND.filled(site=str(site))) from None
    if not found.sound:
        raise SaidNo(_UNSOUND.filled(site=str(site)))
    as_of = found.manifest.as_of
    until = as_of + timedelta(days=days)
    try:
        count = fill_folder(folder, offline_files(site, found.manifest.files, as_of, until))
    except FolderNotEmpty as error:
        raise CannotRun(_NOT_EMPTY.filled(folder=str(folder), name=error.names[0])) from None
    except OSError as error:
        raise CannotRun(WRONG.filled(where=str(folder), problem=error.strerror or str(error))) from None
    click.echo(spoken(ctx).say(_DONE, count=count, folder=folder.as_posix(), until=until.isoformat()))
