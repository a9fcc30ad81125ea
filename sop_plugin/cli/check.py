"""``sop check``: every finding of the manual."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.findings import finding_counts, finding_fields, finding_text
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import language_option, manual_options
from sop_plugin.cli.terminal import deliver
from sop_plugin.model.finding import Finding, Severity, Words
from sop_plugin.model.language import Language

if TYPE_CHECKING:
    from sop_plugin.compile import CompiledManual
    from sop_plugin.workspace import Workspace

_WORDS = Words(
    zh="""检查手册，逐条列出问题的文件、行号和处理办法。

示例：
  sop check                                  检查整本手册
  sop check docs --no-advice                 只看一个文件夹，不看提示
  sop check --format json --as-of 2026-11-21

退出码：
  0  合格（提示，以及只随时间产生的问题如复审逾期，不算不合格）
  1  有不合格的问题
  2  无法运行：找不到 mkdocs.yml、选项或日期有误；原因在标准错误输出

每个问题两行；路径相对于 mkdocs.yml 所在的文件夹：
  路径:行:列: 代码 级别 内容
    处理: 办法

JSON（UTF-8），问题按路径、行、列、代码排序：
  as_of      日期
  documents  文件份数
  counts     total, error, warning, advice, fails：所列问题的个数
  findings   code, severity (error|warning|advice), path, line, column,
             message, remedy, fails（是否不合格）
""",
    en="""Check the manual: every finding with file, line and remedy.

Examples:
  sop check                                  check the whole manual
  sop check docs --no-advice                 one folder, without advice
  sop check --format json --as-of 2026-11-21

Exit codes:
  0  clean (advice, and what comes with time alone such as an overdue review, do not fail)
  1  there are findings that fail
  2  cannot run: no mkdocs.yml, bad options, bad date; stderr says why

Two lines a finding; paths are relative to the folder of mkdocs.yml:
  path:line:column: CODE severity message
    hint: remedy

JSON (UTF-8), findings in the order of path, line, column, code:
  as_of      the date
  documents  number of documents
  counts     total, error, warning, advice, fails: of the findings that are listed
  findings   code, severity (error|warning|advice), path, line, column,
             message, remedy, fails (whether the check fails by it)
""",
)
_CLOSING = Words(
    "截至 {as_of}，{documents} 份文件，{total} 个问题：错误 {error}，警告 {warning}，提示 {advice}；"
    "其中 {fails} 个不合格",
    "{documents} documents as of {as_of}, findings: {total} (errors: {error}, warnings: {warning}, "
    "advice: {advice}); {fails} fail the check",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option(
    "--format",
    "output_format",
    cls=BilingualOption,
    words=Words("给人看的文字，或给程序用的 JSON", "Text for people or JSON for programs"),
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
@click.option(
    "--advice/--no-advice",
    cls=BilingualOption,
    words=Words("是否列出提示（默认列出）", "Whether to list advice (it is, by default)"),
    default=True,
)
@manual_options
@language_option
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    output_format: str,
    advice: bool,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """List the findings, and fail by those that fail a strict build."""
    language = spoken(ctx)
    workspace, compiled = load_manual(config_file, as_of)
    findings = _below(compiled.findings, [_in_manual(path, workspace) for path in paths])
    if not advice:
        findings = [finding for finding in findings if finding.severity is not Severity.ADVICE]
    if output_format == "json":
        text = json.dumps(_report(compiled, findings, language), ensure_ascii=False, indent=2)
        deliver(f"{text}\n".encode("utf-8", "backslashreplace"), None)
    else:
        lines = [finding_text(finding, language) for finding in findings]
        click.echo("\n".join([*lines, _closing(compiled, findings, language)]))
    ctx.exit(1 if any(finding.fails_strict for finding in findings) else 0)


def _in_manual(path: str, workspace: Workspace) -> str:
    """A path of the command line as findings name it."""
    shown = Path(os.path.relpath(path, workspace.root)).as_posix()
    if set(shown.split("/")) == {".."}:
        return "."  # a folder around the manual
    if shown.startswith("../") and not _is_below(shown, workspace.docs_shown_as):
        raise CannotRun(f"{path}: lies outside the manual in {workspace.root.absolute()}")
    return shown


def _below(findings: Sequence[Finding], folders: Sequence[str]) -> list[Finding]:
    if not folders:
        return list(findings)
    return [found for found in findings if any(_is_below(found.place.path, folder) for folder in folders)]


def _is_below(path: str, folder: str) -> bool:
    return folder == "." or path == folder or path.startswith(f"{folder}/")


def _closing(compiled: CompiledManual, findings: Sequence[Finding], language: Language) -> str:
    values = finding_counts(findings)
    colour = "red" if values["fails"] else "green"
    line = _CLOSING.in_language(language).format(
        as_of=compiled.manual.as_of, documents=len(compiled.manual.documents), **values
    )
    return click.style(line, fg=colour)


def _report(compiled: CompiledManual, findings: Sequence[Finding], language: Language) -> dict[str, Any]:
    return {
        "as_of": compiled.manual.as_of.isoformat(),
        "documents": len(compiled.manual.documents),
        "counts": finding_counts(findings),
        "findings": [finding_fields(finding, language) for finding in findings],
    }
