"""``sop check``: every finding of the manual."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.base import base_option, compared
from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.chosen_files import chosen_files
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import format_option, language_option, manual_options, output_option
from sop_plugin.cli.output.check import FORMATS, Checked, HeldBackCounts, listed, written
from sop_plugin.cli.terminal import deliver
from sop_plugin.model.finding import Finding, Severity
from sop_plugin.outside.cache_folder import CACHE_VARIABLE
from sop_plugin.outside.clock import AS_OF_VARIABLE
from sop_plugin.outside.same_answer import SameAnswer
from sop_plugin.rules.comparison import TOLD_FIRST
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.compile import CompiledManual
    from sop_plugin.workspace.workspace import Workspace

_WORDS = Words(
    zh="""检查手册，逐条列出问题的文件、行号和处理办法。

示例：
  sop check                                  检查整本手册
  sop check docs --no-advice                 只看一个文件夹，不看提示
  sop check --format json --as-of 2026-11-21
  sop check --base main                      只列这次更改带来的问题

退出码：
  0  合格（提示，只随时间产生的问题如复审逾期，以及加 --base 时原来就有的问题，不算不合格）
  1  有不合格的问题
  2  无法运行：找不到 mkdocs.yml、选项或日期有误、没有 --base 所指的提交；原因在标准错误输出

每个问题两行；路径相对于 mkdocs.yml 所在的文件夹：
  路径:行:列: 代码 级别 内容
    处理: 办法
超过二十个时，末尾按规则汇总，并写明有几处可由 sop fix 修正。

JSON（UTF-8），问题按路径、行、列、代码排序：
  as_of      日期
  documents  文件份数
  counts     total, error, warning, advice, fails：所列问题的个数
  mendable   其中可由 sop fix 修正的个数
  held_back  按 mkdocs.yml 的 findings：off 不再提示的个数（不在 counts 和 findings 中），lowered 降级的个数
  rules      按规则汇总：code, name, severity, title, count, files（文件份数）, mendable
  files      文件夹中的全部文件：total 等于 controlled（受控）、unusable（不能用）、page（不受控页面）、
             attached（受控文件所附）、named（页面和网站所用）、unclaimed（无处使用）、excluded（排除）之和；
             listed 逐个列出受控文件以外的：path, standing, named_by
  findings   code, severity (error|warning|advice), path, line, column,
             message, remedy, fails（是否不合格）, mendable（sop fix 能否修正）
  加 --base 时，人员、公钥、权限、部门和设置的改动排在最前，不受 --no-advice 和所给路径的影响；
  另有 base：ref, commit（分叉点）, tip；每个问题另有 new（是否由更改带来）

其他格式的路径从仓库顶层算起：
  github  GitHub Actions 的行内批注
  gitlab  GitLab 的代码质量报告（Code Quality）
  sarif   SARIF 2.1.0，代码扫描与编辑器
  junit   JUnit XML，每个文件一组
""",
    en="""Check the manual: every finding with file, line and remedy.

Examples:
  sop check                                  check the whole manual
  sop check docs --no-advice                 one folder, without advice
  sop check --format json --as-of 2026-11-21
  sop check --base main                      only what this change brings

Exit codes:
  0  clean (advice, what comes with time alone such as an overdue review, and with --base what was there
     before, do not fail)
  1  there are findings that fail
  2  cannot run: no mkdocs.yml, bad options, bad date, no such --base; stderr says why

Two lines a finding; paths are relative to the folder of mkdocs.yml:
  path:line:column: CODE severity message
    hint: remedy
More than twenty end with a summary by rule, and with how many of them sop fix mends.

JSON (UTF-8), findings in the order of path, line, column, code:
  as_of      the date
  documents  number of documents
  counts     total, error, warning, advice, fails: of the findings that are listed
  mendable   how many of them sop fix mends
  held_back  by findings in mkdocs.yml: off, how many are not reported (nor counted, nor listed); lowered, how many count for less
  rules      by rule: code, name, severity, title, count, files (how many), mendable
  files      all files of the folder: total is the sum of controlled, unusable, page (outside control), attached
             (to documents), named (by pages and the site), unclaimed (used by nothing) and excluded;
             listed names all but the controlled ones: path, standing, named_by
  findings   code, severity (error|warning|advice), path, line, column,
             message, remedy, fails (whether the check fails by it), mendable (whether sop fix mends it)
  with --base changes of people, keys, authority, departments and settings come first, whatever paths are given
  and with --no-advice too; also base: ref, commit (where the branches part), tip; and new for each finding

Paths of the other formats begin at the top of the repository:
  github  notes of GitHub Actions at the line
  gitlab  GitLab's code quality report
  sarif   SARIF 2.1.0, for code scanning and editors
  junit   JUnit XML, a suite for each file
""",
)


_NOTHING_TO_ADD = Words(
    "--all 与 --base 同用；没有 --base 时已经列出全部问题",
    "--all goes with --base; without that all findings are listed anyway",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@format_option(
    *FORMATS,
    words=Words(
        "给人看的文字、给程序用的 JSON，或代码平台读的格式",
        "Text for people, JSON for programs, or what a forge reads",
    ),
)
@click.option(
    "--advice/--no-advice",
    cls=BilingualOption,
    words=Words("是否列出提示（默认列出）", "Whether to list advice (it is, by default)"),
    default=True,
)
@click.option(
    "--build",
    cls=BilingualOption,
    words=Words(
        "另试着严格构建一次（会运行钩子和插件），不成功的列为问题",
        "Also try a strict build, hooks and plugins included; that it fails is a finding",
    ),
    is_flag=True,
)
@base_option()
@click.option(
    "--all",
    "everything",
    cls=BilingualOption,
    words=Words(
        "与 --base 同用：也列出原来就有的问题（不算不合格）",
        "With --base: also list what was there before (it does not fail)",
    ),
    is_flag=True,
)
@output_option()
@manual_options
@language_option
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    output_format: str,
    advice: bool,
    build: bool,
    ref: str | None,
    everything: bool,
    output: Path | None,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """List the findings, and fail by those that fail a strict build."""
    if everything and ref is None:
        raise CannotRun(_NOTHING_TO_ADD)
    asked = (paths, output_format, advice, str(config_file), as_of, str(spoken(ctx).language))
    # What differs from a branch depends on more than what is read here.
    again = ref is None and not build
    last = SameAnswer("check", asked, os.environ if again else {CACHE_VARIABLE: "off"})
    answer = last.find()
    if answer is None:
        last.begin()
        try:
            text, fails, manual = _checked(
                ctx, paths, output_format, advice, build, ref, everything, config_file, as_of
            )
            answer = {"text": text, "fails": fails}
            last.keep(answer, *manual)
        finally:
            last.end()
    text = answer["text"]
    if output is None and output_format in ("text", "github"):
        click.echo(text, nl=False)
    else:
        deliver(click.unstyle(text).encode("utf-8", "backslashreplace"), output)
    ctx.exit(1 if answer["fails"] else 0)


def _checked(
    ctx: click.Context,
    paths: tuple[str, ...],
    output_format: str,
    advice: bool,
    build: bool,
    ref: str | None,
    everything: bool,
    config_file: Path | None,
    as_of: str | None,
) -> tuple[str, bool, tuple[Path, str, str]]:
    """What is said, whether the check fails by it, and of which manual on which day, in which zone where a clock was asked for it."""
    from sop_plugin.site_checks.all import with_site_findings
    from sop_plugin.workspace.mended_files import mendable_findings

    workspace, compiled = load_manual(config_file, as_of)
    compiled = with_site_findings(workspace, compiled, is_build=build)
    if ref is None:
        compiled = _with_history(workspace, compiled)
    if build:
        compiled = _with_build(workspace, compiled)
    comparison = compared(workspace, compiled, ref) if ref is not None else None
    findings = comparison.findings if comparison else compiled.findings
    brought = comparison.brought if comparison else None
    is_chosen = chosen_files(paths, workspace)
    chosen, new = listed(
        findings,
        brought,
        [
            finding.rule in TOLD_FIRST
            or (
                is_chosen(finding.place.path)
                and (advice or finding.severity is not Severity.ADVICE)
                and (everything or brought is None or index in brought)
            )
            for index, finding in enumerate(findings)
        ],
    )
    prefix = comparison.prefix if comparison else _prefix(workspace, output_format)
    mendable = mendable_findings(workspace, compiled, chosen)
    checked = Checked(compiled, chosen, comparison, new, prefix, mendable, _held_back(compiled, is_chosen))
    text = written(checked, output_format, spoken(ctx))
    is_given = as_of or os.environ.get(AS_OF_VARIABLE) or workspace.options.as_of
    manual = (
        workspace.root,
        compiled.manual.as_of.isoformat(),
        "" if is_given else workspace.options.time_zone,
    )
    return text, bool(checked.fails), manual


def _with_build(workspace: Workspace, compiled: CompiledManual) -> CompiledManual:
    """What nothing else tells: a build fails by each finding that fails the check, and is not tried where there is one."""
    from sop_plugin.outside.trial_build import failed_build
    from sop_plugin.site_checks.trial import build_failed

    if any(finding.fails_strict for finding in compiled.findings):
        return compiled
    said = failed_build(workspace.project_file)
    if said is None:
        return compiled
    found = build_failed(said, str(workspace.root), workspace.project_file.name)
    return replace(compiled, findings=tuple(sorted((*compiled.findings, found), key=Finding.sort_key)))


def _held_back(compiled: CompiledManual, is_chosen: Callable[[str], bool]) -> HeldBackCounts:
    """What the settings hold back of the files that were asked for."""
    of_files = [
        (held.lowering.severity, sum(is_chosen(finding.place.path) for finding in held.findings))
        for held in compiled.held_back
    ]
    off = sum(count for severity, count in of_files if severity is None)
    return HeldBackCounts(off, sum(count for _, count in of_files) - off)


def _with_history(workspace: Workspace, compiled: CompiledManual) -> CompiledManual:
    """What a strict build refuses is listed here too."""
    from sop_plugin.outside.git_program import GitError
    from sop_plugin.workspace.against_history import with_history

    try:
        return with_history(workspace, compiled)
    except GitError as error:
        raise CannotRun(error.words) from None


def _prefix(workspace: Workspace, output_format: str) -> str:
    """What leads from the top of the repository to the manual, where the format names files from there."""
    if output_format in ("text", "json"):
        return ""
    from sop_plugin.outside.git import GitRepository

    found = workspace.repository
    return found.prefix if isinstance(found, GitRepository) else ""
