"""``sop docx``: texts as Word files, to circulate drafts among people who work in Word."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.cannot_run import CannotRun, SaidNo
from sop_plugin.cli.codes import chosen_departments, known_number
from sop_plugin.cli.help import BilingualCommand
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import chosen_day, load_edition
from sop_plugin.cli.options import (
    NOTHING_NAMED,
    choosing_options,
    folder_option,
    language_option,
    manual_options,
)
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""把源文件中的文字做成 Word 文件，供在 Word 中传阅、征求意见；草稿也可以。

示例：
  sop docx HT-SD-SOP-004 --to word          一份文件
  sop docx --department HT-SD --to word     一个部门的全部文件
  sop docx --all --to word                  全部文件

每份一个文件：编号-r版次.docx，是源文件现在的文字，不论是否批准。每页页眉有单位、“标准操作规程”、编号、题目、版次、第几页共几页，
并写明“非受控”、是草稿还是哪一版的副本、导出的日期。开头有文件信息和已有的签署；条款带编号，列表、步骤表、图片、脚注和提示框照网站排版。
在 Word 中的修改不会进入手册：改好后用 sop import 看有哪些不同，或由编写人改源文件。
图片读不到的，这一份不做，并说出在哪一行；Word 不能显示的图片（如 SVG）在原处写出名称，并列出。

退出码：0 全部做好；1 有文件没有做成（其余照做），或没有这个编号；2 无法运行。
""",
    en="""Make Word files of the texts in the source files, to circulate them in Word for comment; of drafts, too.

Examples:
  sop docx HT-SD-SOP-004 --to word          one document
  sop docx --department HT-SD --to word     all documents of a department
  sop docx --all --to word                  all documents

One file each: NUMBER-rREVISION.docx, of the text as it is in the source file now, approved or not. The head of every page has the
issuer, the words "Standard Operating Procedure", number, title, revision and page n of N, and says that the copy is uncontrolled,
that it is a draft or a copy of which revision, and on which day it was made. The text begins with the facts and the signatures that
there are; clauses have their numbers, and lists, tables of steps, pictures, footnotes and boxes are set as on the site.
What is changed in Word does not enter the manual: afterwards let sop import tell what differs, or the author change the source.
Where a picture cannot be read the file is not made, and the line is told; a picture that Word cannot show, such as SVG, has its name
in its place, and is listed.

Exit codes: 0 all made; 1 some could not be made (the others were), or there is no such number; 2 cannot run.
""",
)
_NONE = Words("没有符合条件的文件", "no document is among those")
_NO_SOURCE = Words("{number} 没有源文件", "{number} has no source file")
_FAILED = Words("{number} 没有做成：{reason}", "{number} could not be made: {reason}")
_NOT_SHOWN = Words(
    "{file}：Word 不能显示的图片 {pictures}，原处写出了名称",
    "{file}: pictures that Word cannot show, with their names in their places: {pictures}",
)
_DONE = Words("已在 {folder} 写入 {count} 份 Word 文件", "Word files written into {folder}: {count}")


@click.command(cls=BilingualCommand, words=_WORDS)
@choosing_options(Words("全部文件", "All documents"))
@folder_option
@manual_options
@language_option
@click.pass_context
def docx(
    ctx: click.Context,
    numbers: tuple[str, ...],
    departments: tuple[str, ...],
    everything: bool,
    folder: Path,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """Write the files, and say which could not be made."""
    from sop_plugin.exporting.word_copies import WordExport
    from sop_plugin.outside.writing import write_whole

    if not (numbers or departments or everything):
        raise CannotRun(NOTHING_NAMED)
    voice = spoken(ctx)
    workspace, compiled = load_edition(config_file, as_of)
    known = compiled.histories.by_number
    named = [known_number(number, known) for number in numbers]
    missing = next((number for number in named if known[number].working is None), None)
    if missing is not None:
        raise SaidNo(_NO_SOURCE.filled(number=missing))
    codes = chosen_departments(compiled.manual, departments) if departments else set()
    chosen = tuple(
        document
        for document in compiled.histories.documents
        if everything or document.number in named or document.department in codes
    )
    if not chosen:
        raise SaidNo(_NONE)
    folder.mkdir(parents=True, exist_ok=True)
    export = WordExport(workspace, compiled, chosen_day(workspace, None, "--as-of"))
    made, troubles = 0, []
    for copy in export.copies(chosen):
        if copy.trouble is not None:
            troubles.append(voice.say(_FAILED, number=copy.number, reason=copy.trouble))
            continue
        write_whole(folder / copy.file, copy.data)
        made += 1
        if copy.not_shown:
            click.echo(voice.say(_NOT_SHOWN, file=copy.file, pictures=list(copy.not_shown)))
    if made:
        click.echo(voice.say(_DONE, folder=folder, count=made))
    for trouble in troubles:
        click.echo(f"sop: {trouble}", err=True)
    if troubles:
        ctx.exit(1)
