"""``sop export``: all that was in force on a day, in one file that can be verified without this program."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.cannot_run import CannotRun, SaidNo
from sop_plugin.cli.evidence import NotExported, needs_ledger, settled_day
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import language_option, manual_options
from sop_plugin.cli.terminal import deliver, next_line
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.compile import CompiledManual
    from sop_plugin.workspace.workspace import Workspace

_WORDS = Words(
    zh="""导出某一天有效的全部文件及其证据，存为一个 zip。

示例：
  sop export --as-of 2026-11-20 --output manual-2026-11-20.zip
  sop export --as-of 2026-11-20 --pdf --output manual-2026-11-20.zip   另附每份文件的 PDF

解压后用 sha256sum -c SHA256SUMS 核对。内容：
  index.html、README.txt   目录；怎样看、怎样核对，不需要本程序
  register.csv             当天的登记表（UTF-8 带 BOM）
  sources/编号.md          当天有效版次发布时的原文
  pages/编号.html          同一份文字的网页，不依赖网站
  files/                   正文所用的图片和附件，与发布时的相同
  approvals/编号.json      该版次的签署：角色、人员、日期、摘要、封签；.sig 和 .message 供 ssh-keygen 验证
  keys/allowed_signers     签名人的公钥
  pdf/编号-r版次.pdf       有 --pdf 时：同一份文字的 PDF
  left-out.csv             台账中有、当天无效的编号及原因
  history/编号.json        到当天为止该编号的全部事件
  ledger.jsonl             到当天为止的台账；anchor.json 是它的锚点，sop verify --anchor 可核对
  recorded-later.csv       当天以后才提交到 git 的登记
  SHA256SUMS               以上各文件的 SHA-256
同样的历史在任何时候、任何机器上导出的字节都相同；日期在当天以后的事件不影响内容。
日期在当天以前、却是以后才提交到 git 的登记算在内，并在 index.html、README.txt 和 recorded-later.csv 中逐项写明。

退出码：0 已导出；1 台账有误或缺少文字，未导出，原因在标准错误输出；2 无法运行。
""",
    en="""Export all that was in force on a day with its evidence, as one zip file.

Examples:
  sop export --as-of 2026-11-20 --output manual-2026-11-20.zip
  sop export --as-of 2026-11-20 --pdf --output manual-2026-11-20.zip   with a PDF of each document

After unpacking, sha256sum -c SHA256SUMS verifies it. It holds:
  index.html, README.txt   the contents; how to read and verify it without this program
  register.csv             the register of that day (UTF-8 with BOM)
  sources/NUMBER.md        the text of the revision in force, as it was released
  pages/NUMBER.html        the same text as a page that needs no site
  files/                   pictures and other files of the texts, as they were released
  approvals/NUMBER.json    its approvals: role, person, date, digest, seal; .sig and .message for ssh-keygen
  keys/allowed_signers     public keys of those who signed
  pdf/NUMBER-rREVISION.pdf with --pdf: the same text as PDF
  left-out.csv             numbers of the ledger that were not in force on that day, and why
  history/NUMBER.json      every event of the number up to that day
  ledger.jsonl             the ledger up to that day; anchor.json is its anchor, for sop verify --anchor
  recorded-later.csv       records that were committed to git only after that day
  SHA256SUMS               SHA-256 of all these files
The bytes are the same whenever and wherever it is made from the same history; events of later days change nothing.
Records that are dated by that day but were committed to git only later are in it, and index.html, README.txt and recorded-later.csv say so of each.

Exit codes: 0 exported; 1 the ledger or a text is not sound, nothing exported, stderr says why; 2 cannot run.
""",
)
_DONE = Words(
    "{day} 有效的 {count} 份文件已导出到 {output}；SHA-256 {digest}",
    "in force on {day}: {count}, exported to {output}; SHA-256 {digest}",
)
_NO_PDF = Words(
    "{number} 没有做成 PDF，未导出：{reason}", "{number} could not be made PDF, nothing exported: {reason}"
)
_LEFT_OUT = Words(
    "台账中另有 {count} 个编号当天无效，列在 left-out.csv",
    "numbers of the ledger not in force then, listed in left-out.csv: {count}",
)
_LATER = Words(
    "其中 {count} 项登记当天以后才提交到 git，列在 recorded-later.csv，README 和 index.html 也写明",
    "records that were committed to git only after that day, listed in recorded-later.csv and told in README and index.html: {count}",
)
_NOT_RECORDED = Words(
    "不在台账中，因此未收入：{numbers}", "left out because the ledger does not know them: {numbers}"
)


@click.command(cls=BilingualCommand, words=_WORDS)
@click.option(
    "--output",
    "-o",
    cls=BilingualOption,
    words=Words("写入的 zip 文件", "The zip file to write"),
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    required=True,
)
@click.option(
    "--pdf",
    cls=BilingualOption,
    words=Words("附上每份文件的 PDF，见 sop pdf", "With the PDF of each document, as sop pdf makes them"),
    is_flag=True,
)
@manual_options
@language_option
@click.pass_context
def export(ctx: click.Context, output: Path, pdf: bool, config_file: Path | None, as_of: str | None) -> None:
    """Write the file, or say what is missing."""
    from hashlib import sha256

    from sop_plugin.exporting.archive import export_contents
    from sop_plugin.exporting.released_texts import Unsound
    from sop_plugin.exporting.zip_archive import MANIFEST, archive
    from sop_plugin.outside.git_program import GitError

    voice = spoken(ctx)
    workspace, compiled = load_manual(config_file, as_of)
    day = settled_day(workspace, compiled.manual.as_of, "--as-of")
    needs_ledger(workspace, compiled, voice)
    try:
        contents = export_contents(workspace, compiled, with_pdf=pdf)
    except Unsound as unsound:
        raise NotExported(unsound.findings, voice) from None
    except GitError as error:
        raise CannotRun(error.words) from None
    if pdf:
        contents.files.update(_pdf_files(workspace, compiled))
    data = archive(contents.files)
    deliver(data, output)
    done = voice.say(_DONE, count=contents.documents, day=day, output=output, digest=sha256(data).hexdigest())
    unknown = sorted(
        number for number in compiled.histories.by_number if number not in compiled.histories.ledger.by_number
    )
    remarks = [voice.say(_LEFT_OUT, count=len(contents.left_out))] if contents.left_out else []
    later = contents.origin.later
    remarks += [voice.say(_LATER, count=len(later))] if later else []
    remarks += [voice.say(_NOT_RECORDED, numbers=unknown)] if unknown else []
    done = "\n".join([done, *remarks])
    click.echo(f"{done}\n{next_line(f'unzip {output} && sha256sum -c {MANIFEST}', voice)}")


def _pdf_files(workspace: Workspace, compiled: CompiledManual) -> dict[str, bytes]:
    """Name → bytes of the PDF of each document in force, as of that day; raises ``SaidNo`` or ``CannotRun``."""
    from sop_plugin.exporting.archive import pdf_name
    from sop_plugin.exporting.pdf_copies import PdfExport
    from sop_plugin.outside.pdf_printer import NoPrinter
    from sop_plugin.outside.processes import ProcessesError, processes

    manual = compiled.manual
    export = PdfExport(workspace, compiled, manual.as_of)
    in_force = {d.number: d for d in export.edition.published.values() if manual.state(d).in_force}
    found = {}
    try:
        for copy in export.copies(in_force.values(), processes(os.environ)):
            if copy.trouble is not None:
                raise SaidNo(_NO_PDF.filled(number=copy.number, reason=copy.trouble))
            found[pdf_name(copy.number, in_force[copy.number].revision)] = copy.data
    except (NoPrinter, ProcessesError) as error:
        raise CannotRun(error.words) from None
    return found
