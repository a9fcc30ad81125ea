"""``sop adopt``: how files that were there before would be understood; it lists and never writes."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.help import BilingualCommand
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import find_manual
from sop_plugin.cli.options import config_option, format_option, language_option
from sop_plugin.cli.terminal import deliver
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""采用已有的文件：列出每份 Markdown 的前置信息里有什么、缺什么，并给出对应设置。

示例：
  sop adopt
  sop adopt --format json

只列出，不改任何文件。docs/ 下每份文件列出：
  已有    本手册需要的字段；“effective ← 生效日期”是文件用了另一个名称
  缺少    文件中没有、也没有默认值的字段
  值不明  文件中有、却不知道是什么意思的值
  用不上  不认识的名称，放进 ignore 就不再提示
最后是 metadata 设置，可以直接放进 mkdocs.yml：
  keys      本手册的字段: 文件中的名称（可列几个）。last_review 为最近一次复审的日期，
            与 review.every 合用：到期日 = 两者相加
  values    字段: {文件中的值: 本手册的值}
  defaults  文件没有写时的值（number、title 除外）
  ignore    不必理会的名称；all 为全部，打错的字段名也就不再提示
  day_order  01/03/2026 这样的日期怎样读：dmy 先日后月，mdy 先月后日
“值不明”的值，在 values 中写明是什么意思；本手册自己的字段名之下的值也一样对应。
有了 metadata，日期还可以写成 2026/3/1、2026年3月1日、1 March 2026，版次写成 1.0、V2。
已发布的版本还在用这些名称时，设置不要删。

退出码：0 已列出；2 无法运行，原因在标准错误输出。
""",
    en="""Adopt files that exist: what the front matter of each says and lacks, and the setting that maps it.

Examples:
  sop adopt
  sop adopt --format json

It lists and never writes. For each file below docs/:
  has       fields that a manual needs; "effective ← 生效日期" has another name in the file
  lacks     fields that are neither in the file nor have a default
  unclear   values that are there, but nobody has said what they stand for
  not used  names that say nothing to the manual; below ignore they are left alone
Then the setting metadata, ready for mkdocs.yml:
  keys      our field: the name in the files (or several). last_review is the day of the last review;
            with review.every, the review is due that long after it
  values    field: {value in the files: our value}
  defaults  values where a file is silent (not for number and title)
  ignore    names to leave alone; all is every one, misspelt fields too
  day_order  how to read days such as 01/03/2026: dmy or mdy
Values told as unclear are to be translated below values; those of fields with our own names are translated as well.
Once there is metadata, dates may also be 2026/3/1, 2026年3月1日 or 1 March 2026, revisions 1.0 or V2.
Keep the setting while released revisions use its names.

Exit codes: 0 listed; 2 cannot run, stderr says why.
""",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@format_option()
@config_option
@language_option
@click.pass_context
def adopt(ctx: click.Context, output_format: str, config_file: Path | None) -> None:
    """List the files and the proposal."""
    from sop_plugin.adoption.proposal import described, proposal, read_metadata
    from sop_plugin.cli.output.adopt import adoption_json, adoption_text
    from sop_plugin.reading.organisation.file import read_organisation
    from sop_plugin.workspace.sources import working_sources

    workspace = find_manual(config_file)
    settings = workspace.options.settings
    sources = working_sources(workspace)
    read = [read_metadata(source, settings.max_bytes) for source in sources.documents]
    proposed = proposal(read, settings, read_organisation(sources.organisation)[0])
    files = [described(file, settings, proposed) for file in read]
    if output_format == "json":
        deliver(adoption_json(files, proposed, spoken(ctx)), None)
    else:
        click.echo(adoption_text(files, proposed, spoken(ctx)), nl=False)
