"""``sop verify-site``: a built site held against its manifest and the manual, before it is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sop_plugin.cli.cannot_run import WRONG, CannotRun, SaidNo
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import find_manual
from sop_plugin.cli.options import config_option, format_option, language_option
from sop_plugin.cli.terminal import deliver, json_bytes
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.exporting.site_verification import SiteVerification
    from sop_plugin.workspace.workspace import Workspace

_WORDS = Words(
    zh="""核对一个网站文件夹：完整生成、没有改动、与手册一致。

示例：
  sop verify-site site                 发布之前核对
  sop verify-site site --files-only    只核对文件，不与手册比较
  sop verify-site new --put site       核对 new，相符才一步换下 site
  sop verify-site site --format json

mkdocs build 最后写 manifest.json：每个文件的 SHA-256，按哪一天生成，文件、组织资料、设置和台账的摘要，程序的版本。
没有它的文件夹不要发布：生成中途失败，或别的程序把草稿和没有批准的文字也写了进去。
在手册的文件夹中（或用 --config-file 指定手册）另外核对：是不是由现在的文件、组织资料、设置和台账生成的。
--put 把核对过的文件夹一步换到 SITE 的位置：任何时刻看到的都是完整的旧网站或新网站；没有变的文件保留原来的修改时间。

退出码：0 相符；1 没有 manifest.json，或有出入；2 无法运行。

JSON（UTF-8）：
  site, sound        文件夹；是否相符
  as_of, manifest    按哪一天生成；manifest.json 的 SHA-256
  state, versions    生成时的摘要；程序的版本
  files              文件数
  changed, missing, additional  有出入的文件
  other_parts        与手册不同的部分；null：没有与手册比较
  put                新换上的文件数；null：没有换
""",
    en="""Hold the folder of a site against its manifest and the manual.

Examples:
  sop verify-site site                 before it is published
  sop verify-site site --files-only    the files alone, without the manual
  sop verify-site new --put site       hold new against it, and only then put it in the place of site
  sop verify-site site --format json

mkdocs build writes manifest.json last: the SHA-256 of each file, the day it was built for, digests of documents,
organisation, settings and ledger, versions of the programs. Publish no folder without it: the build broke off, or another
program wrote drafts and texts without their approvals.
In the manual's folder (or with --config-file) it also tells whether the site was made from the documents, organisation,
settings and ledger that are there now.
--put moves the folder to the place of another in one step, when all agrees: at any moment there is the old site or the new one,
whole; files that did not change keep their time of change.

Exit codes: 0 all agrees; 1 no manifest.json, or something differs; 2 cannot run.

JSON (UTF-8):
  site, sound        the folder; whether all agrees
  as_of, manifest    the day it was built for; SHA-256 of manifest.json
  state, versions    the digests when it was built; versions of the programs
  files              how many
  changed, missing, additional  files that differ
  other_parts        parts of the manual that differ; null: not compared
  put                how many files are new in the place of the old ones; null: nothing was put
""",
)
_NO_FOLDER = Words(
    "不是文件夹；写出网站所在的文件夹，如 site", "is no folder; name the folder of the site, such as site"
)
_NO_MANIFEST = Words(
    "{site} 中没有 manifest.json：不是完整生成的网站，不要发布；重新运行 mkdocs build",
    "there is no manifest.json in {site}: the site was not built to the end; do not publish it, run mkdocs build again",
)
_CHANGED = Words("已改动：{path}", "changed: {path}")
_MISSING = Words("缺少：{path}", "missing: {path}")
_ADDITIONAL = Words("多出：{path}", "additional: {path}")
_OTHER = Words("与现在的手册不同：{part}", "not as in the manual now: {part}")
_PARTS = {
    "documents": Words("受控文件", "documents"),
    "pages": Words("不受控的页面", "pages outside control"),
    "organisation": Words("组织资料", "organisation"),
    "settings": Words("mkdocs.yml", "mkdocs.yml"),
    "ledger": Words("台账文件", "ledger file"),
    "head": Words("台账记录的事件", "events of the ledger"),
}
_SOUND = Words(
    "{site}：与 manifest.json 相符，按 {as_of} 生成；{compared}",
    "{site}: agrees with manifest.json, built as of {as_of}; {compared}",
)
_UNSOUND = Words(
    "{site}：有出入 {count} 处，不要发布；重新运行 mkdocs build",
    "{site}: {count} differences; do not publish it, run mkdocs build again",
)
_PART = Words(
    "{site}：只是网站的一部分（{part}），不要发布；用 sop join-site 把 {of} 各部分合成网站",
    "{site}: only a part of a site ({part}); do not publish it, join {of} with sop join-site",
)
_COMPARED = Words("与手册一致", "made from the manual as it is")
_NOT_COMPARED = Words("没有与手册比较", "not compared with a manual")
_PUT = Words(
    "{site}：已换上，{files} 个文件中 {count} 个是新的", "{site}: in place, {count} of {files} files are new"
)
_SHOWN = 20
_MORE = Words("……另有 {count} 处", "… and {count} more")


@click.command(name="verify-site", cls=BilingualCommand, words=_WORDS)
@click.argument("site", type=click.Path(path_type=Path), metavar="SITE")
@click.option(
    "--files-only",
    cls=BilingualOption,
    words=Words("只核对文件，不与手册比较", "The files alone, without comparing the manual"),
    is_flag=True,
)
@click.option(
    "--put",
    cls=BilingualOption,
    words=Words(
        "相符时一步换到这个文件夹的位置", "Where all agrees, take the place of this folder in one step"
    ),
    type=click.Path(path_type=Path, file_okay=False),
    metavar="SITE",
)
@format_option()
@config_option
@language_option
@click.pass_context
def verify_site(
    ctx: click.Context,
    site: Path,
    files_only: bool,
    put: Path | None,
    output_format: str,
    config_file: Path | None,
) -> None:
    """Tell what differs."""
    from sop_plugin.exporting.site_verification import NoManifest
    from sop_plugin.exporting.site_verification import verify_site as verify
    from sop_plugin.reading.site_manifest import ManifestError

    if not site.is_dir():
        raise CannotRun(WRONG.filled(where=str(site), problem=_NO_FOLDER))
    try:
        found = verify(site, None if files_only else _manual(config_file))
    except NoManifest:
        raise SaidNo(_NO_MANIFEST.filled(site=str(site))) from None
    except ManifestError as error:
        raise SaidNo(WRONG.filled(where=str(site / "manifest.json"), problem=error)) from None
    changed = _put(site, put, found) if put is not None and found.sound else None
    if output_format == "json":
        deliver(json_bytes({**_fields(site, found), "put": changed}), None)
    else:
        click.echo("\n".join(_lines(site, found, spoken(ctx))))
        if changed is not None:
            click.echo(spoken(ctx).say(_PUT, site=str(put), count=changed, files=len(found.manifest.files)))
    ctx.exit(0 if found.sound else 1)


def _manual(config_file: Path | None) -> Workspace | None:
    """The manual to compare with: the one that was named, else the nearest, else none."""
    from sop_plugin.outside.project_file import find_project_file
    from sop_plugin.reading.settings.project import ProjectFileError

    if config_file is None:
        try:
            config_file = find_project_file(Path.cwd())
        except ProjectFileError:
            return None
    return find_manual(config_file)


def _put(built: Path, site: Path, found: SiteVerification) -> int:
    from sop_plugin.outside.site_replacement import NoPlace, put_site

    try:
        return put_site(built, site, found.manifest.files)
    except NoPlace as error:
        raise CannotRun(WRONG.filled(where=str(site), problem=error.words)) from None
    except OSError as error:
        raise CannotRun(WRONG.filled(where=str(site), problem=error.strerror or str(error))) from None


def _fields(site: Path, found: SiteVerification) -> dict[str, Any]:
    manifest = found.manifest
    return {
        "site": site.as_posix(),
        "sound": found.sound,
        "as_of": manifest.as_of.isoformat(),
        "manifest": found.digest,
        "state": asdict(manifest.state),
        "versions": dict(manifest.versions),
        "files": len(manifest.files),
        **{name: list(paths) for name, paths in asdict(found.differences).items()},
        "other_parts": None if found.other_parts is None else list(found.other_parts),
    }


def _lines(site: Path, found: SiteVerification, voice: Voice) -> Iterator[str]:
    say = voice.say
    told = [
        *(_CHANGED.filled(path=path) for path in found.differences.changed),
        *(_MISSING.filled(path=path) for path in found.differences.missing),
        *(_ADDITIONAL.filled(path=path) for path in found.differences.additional),
    ]
    yield from map(say, told[:_SHOWN])
    if len(told) > _SHOWN:
        yield say(_MORE, count=len(told) - _SHOWN)
    others = found.other_parts or ()
    yield from (say(_OTHER, part=_PARTS[name]) for name in others)
    part = found.manifest.part
    if part is not None and not told and not others:
        yield click.style(say(_PART, site=str(site), part=part.name, of=part.of), fg="red")
        return
    if found.sound:
        compared = _NOT_COMPARED if found.other_parts is None else _COMPARED
        words = say(_SOUND, site=str(site), as_of=found.manifest.as_of, compared=compared)
    else:
        words = say(_UNSOUND, site=str(site), count=len(told) + len(others))
    yield click.style(words, fg="green" if found.sound else "red")
