"""``sop pdf``: released documents as PDF files for paper."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.cannot_run import CannotRun, SaidNo
from sop_plugin.cli.codes import chosen_departments, known_number
from sop_plugin.cli.findings import finding_text
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import asked_for, chosen_day, find_manual
from sop_plugin.cli.options import (
    NOTHING_NAMED,
    RevisionType,
    choosing_options,
    folder_option,
    language_option,
    manual_options,
)
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.model.document import Document
    from sop_plugin.pages.edition import Edition

_WORDS = Words(
    zh="""把已发布的文件做成 PDF，供打印、存档和分发。

示例：
  sop pdf HT-SD-SOP-004 --to pdf                一份文件
  sop pdf --department HT-SD --to pdf           一个部门的全部有效文件
  sop pdf --all --to pdf                        全部有效文件
  sop pdf --all --as-of 2026-06-30 --to pdf     那一天有效的文件
  sop pdf HT-SD-SOP-004 --revision 1 --to pdf   一个旧版次
  sop pdf --department HT-SD --binder --to pdf  一个部门合成一册

每份一个文件：编号-r版次.pdf；--binder 把一个部门的合成一册：封面、登记表、连续的页码。用的是发布时的文字和附件，与网站相同。
每页页眉有单位、“标准操作规程”、编号、题目、版次、生效日期、第几页共几页；首页页脚有各签署人和日期，末页有完整的签署栏。
每页页脚有受控状态和台账锚点。今天已作废、被替代、过期或还未生效的，每一页都斜印“作废”“失效”或“未生效”。
较长的文件有目录；条款成为书签；流程图在正文之后；附件嵌入 PDF，并列出 SHA-256。
表单另起一页，空格留有手写的位置；没有可在屏幕上填写的域，PDF/A 不容许生成它们的方式。
格式是带标签的 PDF/A-3b，嵌入字体，文字可以查找和复制。同样的内容每次得到相同的字节；没有变化的取自缓存。

需要 WeasyPrint 70（pip install 'sop-plugin[pdf]'）、Pango 和 Noto CJK 字体；缺少时说明要安装什么。

退出码：0 全部做好；1 有文件没有做成（其余照做），或没有这个编号；2 无法运行。
""",
    en="""Make PDF files of released documents, to print, to keep and to hand out.

Examples:
  sop pdf HT-SD-SOP-004 --to pdf                one document
  sop pdf --department HT-SD --to pdf           all of a department that are in force
  sop pdf --all --to pdf                        all that are in force
  sop pdf --all --as-of 2026-06-30 --to pdf     those that were in force on that day
  sop pdf HT-SD-SOP-004 --revision 1 --to pdf   a past revision
  sop pdf --department HT-SD --binder --to pdf  a department in one volume

One file each: NUMBER-rREVISION.pdf, of the text and files that were released, as the site shows them. With --binder the
documents of a department are one volume, with a cover, its register and running page numbers.
The head of every sheet has the issuer, the words "Standard Operating Procedure", number, title, revision, effective date
and page n of N; the foot of the first has those who signed, with dates, and the last sheet has the whole approval block.
The foot of every sheet tells whether it is controlled, and the anchor of the ledger. What is withdrawn, superseded, expired
or not yet in force today has VOID, EXPIRED or NOT YET IN FORCE across every sheet.
Long documents have a contents list; clauses are bookmarks; flow charts follow the text; files are embedded, with SHA-256.
A form begins a sheet and has room to write by hand; it has no fields to fill in on a screen, as PDF/A forbids the way they are made.
The format is tagged PDF/A-3b with embedded fonts; text can be searched and copied. The same content gives the same bytes
each time; what has not changed comes from a cache.

It needs WeasyPrint 70 (pip install 'sop-plugin[pdf]'), Pango and the Noto CJK fonts, and says so where they are missing.

Exit codes: 0 all made; 1 some could not be made (the others were), or there is no such number; 2 cannot run.
""",
)
_ONE_NUMBER = Words("--revision 要与一个编号一起用", "--revision goes with one number")
_ONE_DEPARTMENT = Words(
    "--binder 要与一个 --department 一起用，装订今天有效的文件",
    "--binder goes with one --department, and binds what is in force today",
)
_BOUND = Words("已写入 {file}，共 {count} 份文件", "wrote {file}, documents bound: {count}")
_NOT_RELEASED = Words(
    "{number} 还没有发布过，没有可打印的版次", "{number} was never released: there is no revision to print"
)
_NO_REVISION = Words(
    "{number} 没有第 {revision} 版；已发布的有 {known}",
    "{number} has no revision {revision}; released are {known}",
)
_NONE = Words("没有符合条件的有效文件", "no document in force is among those")
_UNSOUND = Words("台账有误，未生成：", "the ledger is not sound, so nothing was made:")
_FAILED = Words("{number} 没有做成：{reason}", "{number} could not be made: {reason}")
_DONE = Words(
    "已在 {folder} 写入 {count} 份 PDF，其中 {kept} 份没有变化、取自缓存",
    "PDF files written into {folder}: {count}, of which {kept} had not changed and came from the cache",
)
_MAKING = Words("生成 PDF", "Making PDFs")


@click.command(cls=BilingualCommand, words=_WORDS)
@choosing_options(Words("全部有效文件", "All documents in force"))
@click.option(
    "--revision",
    cls=BilingualOption,
    words=Words("这一版次，而不是有效的那一版", "This revision, not the one in force"),
    type=RevisionType(),
    metavar="REVISION",
)
@click.option(
    "--binder",
    cls=BilingualOption,
    words=Words("把部门的有效文件合成一册", "Bind what is in force of the department in one volume"),
    is_flag=True,
)
@folder_option
@manual_options
@language_option
@click.pass_context
def pdf(
    ctx: click.Context,
    numbers: tuple[str, ...],
    departments: tuple[str, ...],
    everything: bool,
    revision: int | None,
    binder: bool,
    folder: Path,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """Write the files, and say which could not be made."""
    from sop_plugin.exporting.pdf_copies import PdfExport
    from sop_plugin.outside.pdf_printer import NoPrinter, printer
    from sop_plugin.outside.processes import ProcessesError, processes
    from sop_plugin.outside.writing import write_changed
    from sop_plugin.workspace.basis import basis_of
    from sop_plugin.workspace.compilation import compile_for_copies
    from sop_plugin.workspace.sources import working_sources

    if not (numbers or departments or everything):
        raise CannotRun(NOTHING_NAMED)
    if revision is not None and (len(numbers) != 1 or departments or everything):
        raise CannotRun(_ONE_NUMBER)
    if binder and (len(departments) != 1 or numbers or everything or revision is not None or as_of):
        raise CannotRun(_ONE_DEPARTMENT)
    voice = spoken(ctx)
    try:
        printer()
        jobs = processes(os.environ)
    except (NoPrinter, ProcessesError) as error:
        raise CannotRun(error.words) from None
    workspace = find_manual(config_file)
    day = chosen_day(workspace, as_of, "--as-of")
    sources = working_sources(workspace)
    compiled = asked_for(workspace, compile_for_copies(workspace, sources, day))
    basis = basis_of(workspace, sources, compiled)
    export = PdfExport(workspace, compiled, chosen_day(workspace, None, "--as-of"), basis)
    unsound = export.unsound()
    if unsound:
        told = "\n".join(finding_text(finding, voice) for finding in unsound)
        click.echo(f"sop: {voice.say(_UNSOUND)}\n{told}", err=True)
        ctx.exit(1)
    chosen = _chosen(export.edition, numbers, departments, everything, revision)
    folder.mkdir(parents=True, exist_ok=True)
    if binder:
        volume = export.binder(chosen[0].department, chosen)
        if volume.trouble is not None:
            raise SaidNo(_FAILED.filled(number=volume.number, reason=volume.trouble))
        write_changed(folder / volume.file, volume.data)
        click.echo(voice.say(_BOUND, file=folder / volume.file, count=len(chosen)))
        return
    made = kept = 0
    troubles = []
    with click.progressbar(
        export.copies(chosen, jobs),
        length=len(chosen),
        label=voice.say(_MAKING),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as copies:
        for copy in copies:
            if copy.trouble is not None:
                troubles.append(voice.say(_FAILED, number=copy.number, reason=copy.trouble))
                continue
            write_changed(folder / copy.file, copy.data)
            made += 1
            kept += copy.from_cache
    if made:
        click.echo(voice.say(_DONE, folder=folder, count=made, kept=kept))
    for trouble in sorted(troubles):
        click.echo(f"sop: {trouble}", err=True)
    if troubles:
        ctx.exit(1)


def _chosen(
    edition: Edition,
    numbers: tuple[str, ...],
    departments: tuple[str, ...],
    everything: bool,
    revision: int | None,
) -> list[Document]:
    """The documents to print, each once, in the order of the manual; raises ``SaidNo`` or ``CannotRun``."""
    from sop_plugin.standing.progress import known_numbers

    manual, histories = edition.manual, edition.compiled.histories
    named = [known_number(number, known_numbers(histories)) for number in numbers]
    if revision is not None:
        return [_revision(edition, named[0], revision)]
    published = {document.number for document in edition.published.values()}
    missing = next((number for number in named if number not in published), None)
    if missing is not None:
        raise SaidNo(_NOT_RELEASED.filled(number=missing))
    codes = chosen_departments(manual, departments) if departments else set()
    chosen = [
        document
        for document in manual.in_order
        if document.path in edition.published
        and (
            document.number in named
            or (manual.state(document).in_force and (everything or document.department in codes))
        )
    ]
    if not chosen:
        raise SaidNo(_NONE)
    return chosen


def _revision(edition: Edition, number: str, revision: int) -> Document:
    from sop_plugin.pages.texts.revisions import revision_address

    page = edition.revision_pages.get(revision_address(number, revision))
    if page is not None:
        return page.document
    history = edition.compiled.histories.by_number.get(number)
    known = [each.release.revision for each in history.revisions] if history else []
    raise SaidNo(
        _NO_REVISION.filled(number=number, revision=revision, known=", ".join(map(str, known)) or "—")
    )
