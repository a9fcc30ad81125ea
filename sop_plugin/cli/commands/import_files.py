"""``sop import``: Word files become drafts, with a report of everything that is not in them."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.codes import known_department, known_type
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import LanguageType, spoken
from sop_plugin.cli.options import by_option, config_option, format_option, language_option, output_option
from sop_plugin.cli.terminal import deliver, next_line
from sop_plugin.cli.transition import open_recorder
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""导入 Word 文件：每份写成一份草稿，并逐项列出没有带过来的内容。

示例：
  sop import 旧文件                                 列出会写成什么，不写入
  sop import 旧文件 --format csv -o 清单.csv        列成一张表，在 Excel 中改好编号、类型、部门
  sop import 旧文件 --mapping 清单.csv --write --by tang
  sop import 接听电话.docx --department HT-SD --write --by tang

.docx、.doc（要装有 LibreOffice）和整个文件夹都可以。不加 --write 只列出。
编号、题目、版次、生效日期取自第一个表格和页眉中的“文件编号”等；编制、审核、批准的人名只照抄在文件
开头的注释里，不当作签署。编号不合规则或没有编号的，取下一个编号。--write 写入文件、登记编号（--by）。
标题按标题样式、大纲级别认出，没有的按编号（一、 1.1 第一章），再没有的加 --headings bold 按加粗的短段。
图片和嵌入的文件放在与文件同名的文件夹里。

核对：另外读一遍 Word 文件，把每段文字、每张图片、表格的每一行与写成的文件相减，剩下的逐项列出位置。
有修订、批注的不导入，先列出；--tracked、--comments 说明怎样处理。
任何一份有问题，全部不写入；不覆盖任何文件。

退出码：0 已列出或写入；1 有文件不能导入，或 --strict 时有丢失；2 无法运行。
""",
    en="""Import Word files: each becomes a draft, and everything that is not in it is listed.

Examples:
  sop import old                                    tell what would become of them; write nothing
  sop import old --format csv -o list.csv           the same as a table, to settle numbers, types and departments in
  sop import old --mapping list.csv --write --by tang
  sop import telephone.docx --department HT-SD --write --by tang

.docx, .doc (where LibreOffice is installed) and whole folders. Without --write nothing is written.
Number, title, revision and effective date are those named in the first table and the page headers; the names of those
who prepared, reviewed and approved are copied to a comment at the top and never taken for signatures. A number that
does not follow the pattern, or is missing, becomes the next free one. --write writes and records the numbers (--by).
Headings are found by style or outline level, else by their numbers (一、 1.1 第一章), else, with --headings bold, as
short bold paragraphs. Pictures and embedded files go to a folder with the name of the document.

The proof: the Word file is read a second time, and each text, picture and row of a table that is not in the document
is listed with its place. A file with tracked changes or comments is refused with a list of them; --tracked and
--comments say what becomes of them.
When one file cannot be imported, none is written; no file is ever replaced.

Exit codes: 0 listed or written; 1 a file cannot be imported, or something is lost with --strict; 2 cannot run.
""",
)
_NOT_WRITTEN = Words("没有写入任何文件", "nothing was written")
_WRITE_NEXT = Words(
    "核对以上各项，再加 --write --by PERSON 写入",
    "look through this, then write it with --write --by PERSON",
)


@click.command("import", cls=BilingualCommand, words=_WORDS)
@click.argument("files", type=click.Path(path_type=Path, exists=True), nargs=-1, required=True)
@click.option(
    "--type",
    "document_type",
    cls=BilingualOption,
    words=Words(
        "文件类型；默认按编号、表头或题目", "Document type; by default that of number, header or title"
    ),
    metavar="TYPE",
)
@click.option(
    "--department",
    cls=BilingualOption,
    words=Words(
        "执行部门的代码；默认按编号或表头", "Code of the department; by default that of number or header"
    ),
    metavar="CODE",
)
@click.option(
    "--number", cls=BilingualOption, words=Words("编号（一份文件）", "Number (of one file)"), metavar="NUMBER"
)
@click.option(
    "--title", cls=BilingualOption, words=Words("题目（一份文件）", "Title (of one file)"), metavar="TEXT"
)
@click.option(
    "--mapping",
    cls=BilingualOption,
    words=Words(
        "写明各文件编号、题目、类型、部门的 CSV 表",
        "CSV table with number, title, type and department of each file",
    ),
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
)
@click.option(
    "--to",
    "folder",
    cls=BilingualOption,
    words=Words(
        "放到 docs 之内的这个文件夹；默认部门的文件夹", "Folder below docs; by default that of the department"
    ),
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
)
@click.option(
    "--headings",
    cls=BilingualOption,
    words=Words(
        "按什么认标题：样式；没有样式的按编号；再没有的按加粗的短段",
        "Find headings by styles; else also by numbers; else also as short bold paragraphs",
    ),
    type=click.Choice(["styles", "numbers", "bold"]),
    default="numbers",
    show_default=True,
)
@click.option(
    "--tracked",
    cls=BilingualOption,
    words=Words(
        "修订全部按接受或按拒绝处理，并列出",
        "Take all tracked changes as accepted or rejected, and list them",
    ),
    type=click.Choice(["accept", "reject"]),
)
@click.option(
    "--comments",
    cls=BilingualOption,
    words=Words(
        "批注写成不发布的注释，或不带入、只列出",
        "Keep comments as comments that are never published, or list them only",
    ),
    type=click.Choice(["keep", "omit"]),
)
@click.option(
    "--document-language",
    cls=BilingualOption,
    words=Words("文件的语言；默认按正文判断", "Language of the documents; by default that of their text"),
    type=LanguageType(),
)
@click.option(
    "--write",
    cls=BilingualOption,
    words=Words("写入，而不只是列出", "Write instead of listing"),
    is_flag=True,
)
@click.option(
    "--strict",
    cls=BilingualOption,
    words=Words("有任何丢失就不写入，退出码 1", "Write nothing, and exit with 1, when anything is lost"),
    is_flag=True,
)
@by_option(
    Words("登记编号的人的 id（--write 时）", "Id of who records the numbers (with --write)"), required=False
)
@format_option("text", "json", "csv")
@output_option()
@click.option(
    "--date",
    "day",
    cls=BilingualOption,
    words=Words(
        "登记为哪一天，如 2026-11-21，不得晚于今天；默认 SOP_AS_OF 或今天",
        "Day to record, such as 2026-11-21, today at the latest; by default SOP_AS_OF or today",
    ),
    metavar="DATE",
)
@config_option
@language_option
@click.pass_context
def import_files(
    ctx: click.Context,
    files: tuple[Path, ...],
    document_type: str | None,
    department: str | None,
    number: str | None,
    title: str | None,
    mapping: Path | None,
    folder: Path | None,
    headings: str,
    tracked: str | None,
    comments: str | None,
    document_language: Language | None,
    write: bool,
    strict: bool,
    by: str | None,
    output_format: str,
    output: Path | None,
    day: str | None,
    config_file: Path | None,
) -> None:
    """Read them, tell what would become of them, and write it if asked to."""
    from sop_plugin.cli.importing import Wanted, imported, write_import
    from sop_plugin.cli.output.word_import import import_text
    from sop_plugin.cli.output.word_import_data import import_csv, import_json
    from sop_plugin.importing.identity import Choices
    from sop_plugin.importing.structure.headings import HeadingChoice
    from sop_plugin.importing.word.tracked import Resolution
    from sop_plugin.outside.word_files import other_files
    from sop_plugin.recording.word_reading import ReadingChoices

    voice = spoken(ctx)
    recorder = open_recorder(config_file, day)
    manual = recorder.compiled.manual
    kind = known_type(manual, document_type).name if document_type else None
    code = known_department(manual, department) if department else None
    reading = ReadingChoices(
        HeadingChoice(headings),
        Resolution(tracked) if tracked else None,
        None if comments is None else comments == "keep",
    )
    wanted = Wanted(files, Choices(number, title, kind, code, document_language), mapping, reading, folder)
    found = imported(recorder, wanted, by, voice, write=write)
    others = other_files(files)
    if output_format == "csv":
        deliver(import_csv(found, voice), output)
    elif output_format == "json":
        deliver(import_json(found, voice, others), output)
    elif output is not None:
        text = click.unstyle(import_text(found, voice, others))
        deliver(text.encode("utf-8", "backslashreplace"), output)
    else:
        click.echo(import_text(found, voice, others), nl=False)
    lost = any(document.losses.lost for document in (*found.documents, *found.unplaced))
    if found.refused or (strict and lost):
        click.echo(voice.say(_NOT_WRITTEN), err=True)
        ctx.exit(1)
    if write:
        write_import(found, voice)
    elif output_format == "text":
        click.echo(next_line(_WRITE_NEXT, voice))
