"""``sop retitle``: a document gets another title."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.options import changing_options, language_option, number_argument
from sop_plugin.cli.transition import NOT_DONE, finish, open_recorder, refusals
from sop_plugin.model.document import ChangeClass
from sop_plugin.model.lifecycle import Status
from sop_plugin.words.voice import Sentence, Words

if TYPE_CHECKING:
    from sop_plugin.recording.retitle import Retitling

_WORDS = Words(
    zh="""改题目；编号和网址不变。

示例：
  sop retitle HT-SD-SOP-020 打印与分发报表 --dry-run
  sop retitle HT-SD-SOP-020 打印与分发报表 --update-references

题目是批准内容的一部分：
  草稿          直接改；已有的签署要重新签
  已发布的版次  用 --reason 写明原因，同时建立下一版的草稿；在它生效之前读者看到的仍是原题目
按原题目《……》引用它的地方会逐处列出；--update-references 改写其中的草稿，已送签和已发布的要另行修订。
按编号引用的（[[HT-SD-SOP-020]]）不受影响。

退出码：0 已改；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Change a title; number and address stay.

Examples:
  sop retitle HT-SD-SOP-020 "Printing and sharing reports" --dry-run
  sop retitle HT-SD-SOP-020 "Printing and sharing reports" --update-references

The title is part of what is approved:
  a draft              is changed as it is; whoever has signed it signs again
  a released revision  needs --reason, which also begins the next revision; until that takes effect readers see the old title
Places that cite it by the old title 《…》 are listed; --update-references rewrites those in drafts, and documents in review
or released have to be revised.
References by number ([[HT-SD-SOP-020]]) are not concerned.

Exit codes: 0 changed; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_DONE = Words(
    "{number} 第 {revision} 版的题目由《{old}》改为《{title}》",
    "title of {number} revision {revision} changed from “{old}” to “{title}”",
)
_SIGN_AGAIN = Words(
    "{role}（{person}）签在原题目上，须重新签署", "{role} ({person}) signed the old title and must sign again"
)
_UPDATED = Words("{place} 的引用一并改写", "{place}: reference rewritten along with it")
_CITED = Words(
    "{place} 仍按原题目引用，须改为《{title}》或 [[{number}]]{how}",
    "{place} still cites the old title; make it 《{title}》 or [[{number}]]{how}",
)
_BY_OPTION = Words("（加 --update-references 即可）", " (--update-references does it)")
_BY_HAND = Words("（改后重新送签）", " (and submit that again)")
_BY_REVISION = Words("（先 sop revise {citing}）", " (sop revise {citing} first)")


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@click.argument("title", metavar="TITLE")
@click.option(
    "--reason",
    cls=BilingualOption,
    words=Words("已发布的：更改原因，一行", "For a released document: why, on one line"),
    metavar="TEXT",
)
@click.option(
    "--class",
    "change_class",
    cls=BilingualOption,
    words=Words(
        "已发布的：更改类别；默认 editorial", "For a released document: class of change; editorial by default"
    ),
    type=click.Choice([each.value for each in ChangeClass]),
    default=ChangeClass.EDITORIAL.value,
)
@click.option(
    "--update-references",
    cls=BilingualOption,
    words=Words("改写草稿中按原题目的引用", "Rewrite what cites the old title in drafts"),
    is_flag=True,
)
@changing_options
@language_option
@click.pass_context
def retitle(
    ctx: click.Context,
    number: str,
    title: str,
    reason: str | None,
    change_class: str,
    update_references: bool,
    dry_run: bool,
    config_file: Path | None,
) -> None:
    """Change it, and list what cites the old one."""
    from sop_plugin.recording.retitle import retitle as prepare

    recorder = open_recorder(config_file, None)
    with refusals(NOT_DONE):
        retitling = prepare(
            recorder, number, title, reason, ChangeClass(change_class), update_references=update_references
        )
    names = {each.by: recorder.compiled.manual.person_name(each.by) for each in retitling.invalid}
    done = _DONE.filled(
        number=number, revision=retitling.revision, old=retitling.document.title, title=retitling.title
    )
    effective = " --effective DATE" if retitling.needs_date else ""
    following = f"sop submit {number} --by PERSON{effective}"
    if retitling.holds:
        following = f"sop status {number}"
    finish(ctx, retitling.prepared, dry_run, done, following, _remarks(retitling, names))


def _remarks(retitling: Retitling, names: dict[str, str]) -> Iterator[Sentence]:
    for each in retitling.invalid:
        yield _SIGN_AGAIN.filled(role=each.role, person=names[each.by])
    for citation in retitling.citations:
        place, citing = citation.reference.place, citation.document
        if citation.updated:
            yield _UPDATED.filled(place=place)
            continue
        how = _BY_HAND if citing.status is not Status.DRAFT else _BY_OPTION
        how = _BY_REVISION if citation.released else how
        yield _CITED.filled(
            place=place,
            title=retitling.title,
            number=retitling.document.number,
            how=how.filled(citing=citing.number),
        )
