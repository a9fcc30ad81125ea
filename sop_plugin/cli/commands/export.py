"""``sop export``: all that was in force on a day, in one file that can be verified without this program."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.evidence import NotExported, needs_ledger, settled_day
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import language_option, manual_options
from sop_plugin.cli.terminal import deliver, next_line
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""导出某一天有效的全部文件及其证据，存为一个 zip。

示例：
  sop export --as-of 2026-11-20 --output manual-2026-11-20.zip

解压后用 sha256sum -c SHA256SUMS 核对。内容：
  index.html、README.txt   目录；怎样看、怎样核对，不需要本程序
  register.csv             当天的登记表（UTF-8 带 BOM）
  sources/编号.md          当天有效版次发布时的原文
  pages/编号.html          同一份文字的网页，不依赖网站
  files/                   正文所用的图片和附件，与发布时的相同
  approvals/编号.json      该版次的签署：角色、人员、日期、摘要、封签；.sig 和 .message 供 ssh-keygen 验证
  keys/allowed_signers     签名人的公钥
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

After unpacking, sha256sum -c SHA256SUMS verifies it. It holds:
  index.html, README.txt   the contents; how to read and verify it without this program
  register.csv             the register of that day (UTF-8 with BOM)
  sources/NUMBER.md        the text of the revision in force, as it was released
  pages/NUMBER.html        the same text as a page that needs no site
  files/                   pictures and other files of the texts, as they were released
  approvals/NUMBER.json    its approvals: role, person, date, digest, seal; .sig and .message for ssh-keygen
  keys/allowed_signers     public keys of those who signed
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
@manual_options
@language_option
@click.pass_context
def export(ctx: click.Context, output: Path, config_file: Path | None, as_of: str | None) -> None:
    """Write the file, or say what is missing."""
    from hashlib import sha256

    from sop_plugin.exporting.archive import Unsound, export_contents
    from sop_plugin.exporting.zip_archive import MANIFEST, archive
    from sop_plugin.outside.git_program import GitError

    voice = spoken(ctx)
    workspace, compiled = load_manual(config_file, as_of)
    day = settled_day(workspace, compiled.manual.as_of, "--as-of")
    needs_ledger(workspace, compiled)
    try:
        contents = export_contents(workspace, compiled)
    except Unsound as unsound:
        raise NotExported(unsound.findings, voice) from None
    except GitError as error:
        raise CannotRun(error.words) from None
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
