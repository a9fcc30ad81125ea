"""``sop report``: what a change does to the manual, as one comment for the people who decide on it."""

from __future__ import annotations

import shlex
from pathlib import Path
from urllib.parse import urlsplit

import click

from sop_plugin.cli.base import base_option, compared
from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_manual
from sop_plugin.cli.options import language_option, manual_options, output_option
from sop_plugin.cli.terminal import deliver
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""把一次更改写成一份 Markdown 说明：改了哪些文件、影响谁、谁还没签、有什么问题。

示例：
  sop report --base main
  sop report --base main --output report.md
  sop report --base main --site-url https://preview.example.org/pr-7/

给不看日志的人读，可作为 GitHub 或 GitLab 的评论发布（最多 65 000 个字符）。
第一行是注释 <!-- sop-report -->，再次发布时可凭它找到旧的评论并更新。

退出码：0 已写出（有不合格的问题也是 0，由 sop check 判定）；2 无法运行，原因在标准错误输出。
""",
    en="""Write what a change does, in Markdown: which documents, whom it touches, who has yet to sign, what is wrong.

Examples:
  sop report --base main
  sop report --base main --output report.md
  sop report --base main --site-url https://preview.example.org/pr-7/

It is for people who do not read logs, as a comment on GitHub or GitLab (65,000 characters at the most).
Its first line is the comment <!-- sop-report -->, by which an earlier one can be found and renewed.

Exit codes: 0 written (with findings that fail, too: sop check judges); 2 cannot run, stderr says why.
""",
)
_NO_ADDRESS = Words(
    "--site-url {url}：不是网址，应以 https:// 或 http:// 开头",
    "--site-url {url}: no address of a site; it begins with https:// or http://",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@base_option(required=True)
@click.option(
    "--site-url",
    cls=BilingualOption,
    words=Words(
        "预览站点的网址，说明中的链接指向它；没有时写出 sop diff 命令",
        "Address of a preview site for the links; without it the command sop diff is named",
    ),
    metavar="URL",
)
@output_option()
@manual_options
@language_option
@click.pass_context
def report(
    ctx: click.Context,
    ref: str,
    site_url: str | None,
    output: Path | None,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """Write it; nothing is judged here."""
    from sop_plugin.branch_comparison import snapshot
    from sop_plugin.cli.output.status_steps import next_step
    from sop_plugin.reporting.change_report import ReportedChange, change_report
    from sop_plugin.standing.progress import Progress, progress

    if site_url is not None and not _is_address(site_url):
        raise CannotRun(_NO_ADDRESS.filled(url=site_url))
    workspace, compiled = load_manual(config_file, as_of)
    comparison = compared(workspace, compiled, ref)

    def of_number(number: str) -> Progress | None:
        return progress(
            compiled.manual,
            compiled.histories,
            number,
            recorded=compiled.ledger,
            seals=compiled.seals,
            findings=comparison.new_findings,
        )

    change = ReportedChange(
        snapshot(comparison.before),
        snapshot(compiled),
        comparison.new_findings,
        len(comparison.findings) - len(comparison.brought),
        of_number,
        next_step,
        ref,
        comparison.base,
        site_url,
        f"sop report --base {shlex.quote(ref)}",
    )
    deliver(change_report(change, spoken(ctx).language).encode("utf-8", "backslashreplace"), output)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and bool(parts.netloc) and not set(url) & set(" ()<>[]\\\"'`\n\t")
    )
