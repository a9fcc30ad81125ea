"""``sop adopt``: files that were there before, how they would be understood, and what they become as documents."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from sop_plugin.cli.adopting_files import (
    commit_adopted,
    refuse_commit_alone,
    refuse_unread_ledger,
    refuse_without_way_back,
    write_adopted,
)
from sop_plugin.cli.chosen_files import chosen_files
from sop_plugin.cli.codes import known_department, known_type
from sop_plugin.cli.findings import finding_text
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import format_option, language_option, manual_options
from sop_plugin.cli.terminal import deliver, json_bytes
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""采用已有的文件：列出每份 Markdown 写了什么、缺什么；加 --write 改成受控文件。

示例：
  sop adopt                                 列出，不改任何文件
  sop adopt docs/旧文件 --department HT-SD  没有写明部门的归销售部
  sop adopt docs/旧文件 --department HT-SD --write --commit   写入并作一次提交
  sop adopt --format json

有两种办法。一种是不改文件，只在 mkdocs.yml 中写明怎样对应。docs/ 下每份文件列出：
  已有    本手册需要的字段；“effective ← 生效日期”是文件用了另一个名称
  缺少    文件中没有、也没有默认值的字段
  值不明  文件中有、却不知道是什么意思的值
  用不上  不认识的名称，放进 ignore 就不再提示
和 metadata 设置：
  keys      本手册的字段: 文件中的名称（可列几个）。last_review 为最近一次复审的日期，
            与 review.every 合用：到期日 = 两者相加
  values    字段: {文件中的值: 本手册的值}
  defaults  文件没有写时的值（number、title 除外）
  ignore    不必理会的名称；all 为全部，打错的字段名也就不再提示
  day_order  01/03/2026 这样的日期怎样读：dmy 先日后月，mdy 先月后日
有了 metadata，日期还可以写成 2026/3/1、2026年3月1日、1 March 2026，版次写成 1.0、V2。
已发布的版本还在用这些名称时，设置不要删。

另一种是 --write：每份改写成草稿，先列成一张表。编号照原来的，不合规则或没有的取下一个；题目取自第一个标题；
开头的表格（| 文件编号 | … |）、“**版本：** 2”这样的行、文件自己的前置信息写进前置信息，日期改成统一写法，
部门、类型只认完全相同的名称。用不上的原文留在前置信息的注释里，逐份列出；正文的字句不动，链接照旧；只有按文件名写的 [[链接]] 改成按编号的引用，
手写的标题编号、标题层级等照 sop fix 整理。
已是受控文件的、在台账中的、有签署的、写着作废的都不动。全部一起写入，或者一份也不写；再运行一次没有可做的。
有没提交的改动时不写入（--allow-dirty 除外）。

退出码：0 已列出或写入；2 无法运行，原因在标准错误输出。
""",
    en="""Adopt files that exist: what each says and lacks; with --write they become documents.

Examples:
  sop adopt                                 list; write nothing
  sop adopt docs/old --department HT-SD     files that name no department are of HT-SD
  sop adopt docs/old --department HT-SD --write --commit   write them and make one commit
  sop adopt --format json

There are two ways. One leaves the files as they are and maps their front matter in mkdocs.yml. For each file below docs/:
  has       fields that a manual needs; "effective ← 生效日期" has another name in the file
  lacks     fields that are neither in the file nor have a default
  unclear   values that are there, but nobody has said what they stand for
  not used  names that say nothing to the manual; below ignore they are left alone
and the setting metadata:
  keys      our field: the name in the files (or several). last_review is the day of the last review;
            with review.every, the review is due that long after it
  values    field: {value in the files: our value}
  defaults  values where a file is silent (not for number and title)
  ignore    names to leave alone; all is every one, misspelt fields too
  day_order  how to read days such as 01/03/2026: dmy or mdy
Once there is metadata, dates may also be 2026/3/1, 2026年3月1日 or 1 March 2026, revisions 1.0 or V2.
Keep the setting while released revisions use its names.

The other is --write: each file becomes a draft, and a table comes first. A number that follows the pattern stays, any other
becomes the next free one; the title is the first heading. A table at the top (| Document Number | … |), lines such as
"**Version:** 2" and front matter of any names go into the front matter: dates in one form, departments and types by their exact
names alone. What cannot be used is kept word for word in a comment of the front matter, and listed for each file; the
words of the rest stay, links too; only [[links]] by the name of a file become references by number, and numbers of headings by hand,
levels of headings and the like are mended as sop fix does. What is a
document already, is in the ledger, has signatures or says that it is withdrawn is not touched. All files are written together, or none; a second run finds nothing to do.
Nothing is written while there are changes that are not committed (but for --allow-dirty).

Exit codes: 0 listed or written; 2 cannot run, stderr says why.
""",
)
_OR_MAP = Words("不改文件，写明对应：", "To leave the files as they are and map their front matter:")


@click.command(cls=BilingualCommand, words=_WORDS)
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option(
    "--write",
    cls=BilingualOption,
    words=Words("写入文件；不加时只列出", "Write the files; without it they are only listed"),
    is_flag=True,
)
@click.option(
    "--commit",
    cls=BilingualOption,
    words=Words("写入后作一次提交", "Make one commit of what was written"),
    is_flag=True,
)
@click.option(
    "--allow-dirty",
    cls=BilingualOption,
    words=Words("有没提交的改动也写入", "Write although there are changes that are not committed"),
    is_flag=True,
)
@click.option(
    "--type",
    "document_type",
    cls=BilingualOption,
    words=Words("没有写明类型的文件的类型", "Type of the files that name none"),
    metavar="TYPE",
)
@click.option(
    "--department",
    cls=BilingualOption,
    words=Words("没有写明部门的文件的部门代码", "Code of the department of the files that name none"),
    metavar="CODE",
)
@format_option()
@manual_options
@language_option
@click.pass_context
def adopt(
    ctx: click.Context,
    paths: tuple[str, ...],
    write: bool,
    commit: bool,
    allow_dirty: bool,
    document_type: str | None,
    department: str | None,
    output_format: str,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """List the files and the proposal, or write them."""
    from sop_plugin.adoption.candidates import Wishes
    from sop_plugin.adoption.proposal import described, proposal, read_metadata
    from sop_plugin.cli.output.adopt import adoption_json, adoption_text
    from sop_plugin.cli.output.adoption_plan import plan_json, plan_text
    from sop_plugin.outside.git import GitRepository
    from sop_plugin.rules.manual_files import TEMPLATES_LEFT_OUT
    from sop_plugin.site_checks.all import with_site_findings
    from sop_plugin.workspace.adopted_files import adopted_files
    from sop_plugin.workspace.sources import working_sources

    refuse_commit_alone(write=write, commit=commit)
    workspace, compiled = load_manual(config_file, as_of)
    wanted = chosen_files(paths, workspace)
    manual, voice = compiled.manual, spoken(ctx)
    wishes = Wishes(
        known_type(manual, document_type) if document_type else None,
        known_department(manual, department) if department else None,
        frozenset(_named(paths, workspace.root)),
    )
    if write:
        refuse_unread_ledger(readable=compiled.ledger is not None or not workspace.ledger.exists())
        refuse_without_way_back(workspace, allow_dirty=allow_dirty, commit=commit)
    sources = working_sources(workspace)
    read = [read_metadata(s, manual.settings.max_bytes) for s in sources.documents if wanted(s.path)]
    proposed = proposal(read, manual.settings, manual.organisation)
    with_site = partial(with_site_findings, workspace)
    found = adopted_files(workspace, compiled, sources, proposed, wanted, wishes, with_site)
    if write:
        write_adopted(workspace, found)
    if output_format == "json":
        listed = [described(file, manual.settings, proposed) for file in read]
        plan = {"adoption": plan_json(found, voice, written=write)}
        deliver(json_bytes(adoption_json(listed, proposed, voice) | plan), None)
    else:
        for finding in compiled.findings:
            if finding.rule is TEMPLATES_LEFT_OUT:
                click.echo(finding_text(finding, voice))
        click.echo(plan_text(found, voice, written=write, committed=commit), nl=False)
        if not write:
            listed = [described(file, manual.settings, proposed) for file in read]
            click.echo(f"\n{voice.say(_OR_MAP)}\n{adoption_text(listed, proposed, voice)}", nl=False)
    if commit and found.plan.files and isinstance(workspace.repository, GitRepository):
        commit_adopted(workspace.repository, found.plan.files, voice)


def _named(paths: tuple[str, ...], root: Path) -> list[str]:
    """The files among these, as findings name them."""
    import os

    return [Path(os.path.relpath(path, root)).as_posix() for path in paths if Path(path).is_file()]
