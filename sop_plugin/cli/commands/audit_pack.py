"""``sop audit-pack``: what an auditor takes away about a period."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.cannot_run import CannotRun, SaidNo
from sop_plugin.cli.evidence import NotExported, needs_ledger, settled_day
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import chosen_day, find_manual
from sop_plugin.cli.options import config_option, language_option, period_options
from sop_plugin.cli.terminal import deliver, next_line
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""做一份审核资料：一段时间内的全部证据，一个文件夹，不用本程序也能看、能核对。

示例：
  sop audit-pack --from 2026-01-01 --to 2026-11-20 --output audit-2026
  sop audit-pack --from 2026-01-01 --to 2026-11-20 --output audit-2026.zip

从 index.html 看起；在文件夹中用 sha256sum -c SHA256SUMS 核对。内容：
  lists/           首尾两天的登记册，期间的更改、例外，复审（应做、已做、逾期），签名及验证结果，
                   编号登记册，登记过的人员与规则，要求对照表；每份有网页和 CSV，合成一个工作簿
  redlines/        期间每个新版次与上一版的对照
  in-force/日期/   首尾两天的全文、附件、签署和历史，与 sop export 相同
  signatures/、keys/allowed_signers   每个签名、所签的内容和公钥，供 ssh-keygen 验证
  ledger.jsonl、anchor.json           到期末为止的台账及其锚点
  training-chain.csv、copies-chain.csv    阅读和副本台账的事件链，不含人员；设置许可写出人员的为 .jsonl 全文
  README.txt       怎样只用 sha256sum、ssh-keygen 和 git 核对
同样的提交、日期和程序版本，每次做出的字节都相同。手册中有没提交的改动时不做。

退出码：0 已做；1 证据不完整或有没提交的改动，什么也没写，原因在标准错误输出；2 无法运行。
""",
    en="""Make an auditor's pack: all evidence about a period in one folder, read and verified without this program.

Examples:
  sop audit-pack --from 2026-01-01 --to 2026-11-20 --output audit-2026
  sop audit-pack --from 2026-01-01 --to 2026-11-20 --output audit-2026.zip

Begin with index.html; in the folder sha256sum -c SHA256SUMS verifies it. It holds:
  lists/           the register of both days; changes, exceptions, reviews (due, held, late), signatures with results,
                   numbers, people and rules that were recorded, the trace matrix; pages, CSV, and one workbook
  redlines/        each revision that came in the period against the one before
  in-force/DAY/    texts, files, approvals and history of both days, as sop export has them
  signatures/, keys/allowed_signers   each signature, what was signed, and the public keys, for ssh-keygen
  ledger.jsonl, anchor.json           the ledger up to the last day, and its anchor
  training-chain.csv, copies-chain.csv    the chains of the logs of readings and copies, without people; where the settings let
                   people be named the logs themselves, as .jsonl
  README.txt       how to verify all of it with sha256sum, ssh-keygen and git alone
The same commit, days and version of the program give the same bytes. A manual with changes that are not committed is refused.

Exit codes: 0 made; 1 the evidence is not sound or not committed, nothing written, stderr says why; 2 cannot run.
""",
)
_DONE = Words(
    "{since} 至 {until} 的审核资料已写入 {output}：更改 {changes} 项，文件 {count} 个；SHA256SUMS 的 SHA-256 {digest}",
    "auditor's pack of {since} to {until} written to {output}; changes: {changes}, files: {count}; SHA-256 of SHA256SUMS {digest}",
)
_REVERSED = Words("--from {since} 晚于 --to {until}", "--from {since} is after --to {until}")
_NOT_EMPTY = Words(
    "{folder} 里已经有 {name}；换一个空的文件夹", "{folder} already holds {name}; choose an empty folder"
)
_NOT_COMMITTED = Words(
    "有没提交的改动，未做：{paths}；先提交，资料才能指明是哪一个提交",
    "nothing was made, for changes are not committed: {paths}; commit them first, so that the pack can name its commit",
)


@click.command(name="audit-pack", cls=BilingualCommand, words=_WORDS)
@period_options(
    Words("第一天，如 2026-01-01", "The first day, such as 2026-01-01"),
    Words("最后一天，不晚于今天", "The last day, not after today"),
)
@click.option(
    "--output",
    "-o",
    cls=BilingualOption,
    words=Words(
        "新的或空的文件夹，或以 .zip 结尾的文件", "A new or empty folder, or a file that ends in .zip"
    ),
    type=click.Path(path_type=Path),
    metavar="DIR",
    required=True,
)
@config_option
@language_option
@click.pass_context
def audit_pack(ctx: click.Context, since: str, until: str, output: Path, config_file: Path | None) -> None:
    """Write all of it, or say why not."""
    from hashlib import sha256

    from sop_plugin.exporting import audit_pack as packs
    from sop_plugin.exporting.released_texts import Unsound
    from sop_plugin.exporting.zip_archive import MANIFEST, archive, manifest
    from sop_plugin.outside.git_program import GitError
    from sop_plugin.outside.writing import FolderNotEmpty, fill_folder
    from sop_plugin.workspace.compilation import compile_workspace

    voice = spoken(ctx)
    workspace = find_manual(config_file)
    first = settled_day(workspace, chosen_day(workspace, since, "--from"), "--from")
    last = settled_day(workspace, chosen_day(workspace, until, "--to"), "--to")
    if first > last:
        raise CannotRun(_REVERSED.filled(since=first, until=last))
    end = compile_workspace(workspace, last)
    needs_ledger(workspace, end, voice)
    begin = compile_workspace(workspace, first) if first != last else end
    try:
        pack = packs.audit_pack(workspace, begin, end)
    except Unsound as unsound:
        raise NotExported(unsound.findings, voice) from None
    except packs.NotCommitted as error:
        raise SaidNo(_NOT_COMMITTED.filled(paths=error.paths)) from None
    except GitError as error:
        raise CannotRun(error.words) from None
    sums = manifest(pack.files)
    is_zip = output.suffix.lower() == ".zip"
    if is_zip:
        deliver(archive(pack.files), output)
    else:
        try:
            fill_folder(output, (pack.files | {MANIFEST: sums}).items())
        except FolderNotEmpty as error:
            raise CannotRun(_NOT_EMPTY.filled(folder=str(output), name=error.names[0])) from None
    click.echo(
        voice.say(
            _DONE,
            since=first,
            until=last,
            output=output,
            changes=pack.changes,
            count=len(pack.files) + 1,
            digest=sha256(sums).hexdigest(),
        )
    )
    step = (
        f"unzip {output} && sha256sum -c {MANIFEST}" if is_zip else f"cd {output} && sha256sum -c {MANIFEST}"
    )
    click.echo(next_line(step, voice))
