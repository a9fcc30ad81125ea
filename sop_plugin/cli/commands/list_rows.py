"""``sop list``: every list of the manual in every format, one of them or all in one workbook."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.lists import ShownList, deliver_workbook, list_options, show_list
from sop_plugin.cli.manual import chosen_day, load_edition
from sop_plugin.cli.options import language_option, manual_options
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

LIST_NAMES = (
    "documents",
    "reviews",
    "forms",
    "records",
    "external",
    "retention",
    "changes",
    "trace",
    "since-audit",
    "editions",
    "copies",
    "training",
    "exceptions",
)
_WORDS = Words(
    zh="""列出手册的一份登记册，或把全部登记册写进一个 XLSX 工作簿。

LIST 是其中之一：
  documents    文件登记册          reviews      复审登记册
  forms        表单                records      表单以外的记录
  external     外部文件            retention    保存与销毁
  changes      更改日志            trace        要求对照表
  since-audit  上次审核以来        editions     新版标准涉及什么
  copies       受控副本            training     谁读过什么
  exceptions   例外清单

示例：
  sop list forms
  sop list changes --format csv --output changes.csv
  sop list since-audit --since 2026-05-12          那次审核以来，各项要求有什么变化
  sop list --format xlsx --output lists.xlsx       全部登记册，一份一页

工作簿的首页写明制定单位、截至日期和台账锚点；设有 site_url 时编号链接到手册网站。
以 = + - @ 开头的内容在 XLSX 中是文字，不是公式。更改日志和例外清单要有台账，
要求对照表要有文件写明满足哪些标准要求，since-audit 要有台账，并在 mkdocs.yml 写 last_audit 或用 --since，
editions 要有写明 replaces 的目录，受控副本要发放过，阅读记录要登记过。

JSON（UTF-8），没有的值为 null：$schema（设有 site_url 时）, version,
as_of, list（LIST 的名称）, rows；每行的键见 sop schema lists

退出码：0 已列出；2 无法运行，原因在标准错误输出。
""",
    en="""Show one list of the manual, or write all of them into one XLSX workbook.

LIST is one of:
  documents    the document register    reviews      the review register
  forms        the forms                records      records that are no forms
  external     external documents       retention    what is kept how long
  changes      the change log           trace        the trace matrix
  since-audit  since the last audit     editions     what new editions touch
  copies       controlled copies        training     who has read what
  exceptions   the exceptions

Examples:
  sop list forms
  sop list changes --format csv --output changes.csv
  sop list since-audit --since 2026-05-12          what has changed for each requirement since that audit
  sop list --format xlsx --output lists.xlsx       all lists, a sheet each

The first sheet of a workbook names issuer, date and anchor of the ledger; with site_url set, numbers lead to the
site of the manual. In XLSX, what begins with = + - @ is text and no formula. Changes and exceptions need a ledger, the
trace matrix a document that is said to serve a requirement, since-audit a ledger, and last_audit in mkdocs.yml or
--since, editions a catalogue that says what it replaces, copies one that was issued, training an acknowledgement.

JSON (UTF-8); null stands for what is not there: $schema (with site_url set), version, as_of,
list (the name of LIST), rows; sop schema lists tells the keys of each row

Exit codes: 0 listed; 2 cannot run, stderr says why.
""",
)
_WHICH = Words(
    "请写明哪一份登记册：{names}；全部写进一个工作簿用 --format xlsx",
    "name the list: {names}; for all of them in one workbook use --format xlsx",
)
_NO_LIST = Words("这本手册没有“{title}”", "this manual has no list '{title}'")
_SINCE = "since-audit"
_NOT_SINCE = Words(
    "--since 只用于 since-audit，不用于 {name}", "--since is for since-audit, and not for {name}"
)
_AHEAD = Words(
    "--since {since} 在 {as_of} 之后，还没有什么可比",
    "--since {since} is after {as_of}: nothing can be compared yet",
)
_ROWS = Words("{as_of} {stands}：{count} 行", "{as_of} {stands}: {count} rows")


@click.command("list", cls=BilingualCommand, words=_WORDS)
@click.argument("name", required=False, type=click.Choice(LIST_NAMES), metavar="[LIST]")
@click.option(
    "--since",
    cls=BilingualOption,
    words=Words(
        "上次审核的日期，用于 since-audit 和工作簿，而不是 mkdocs.yml 里的 last_audit",
        "The day of the last audit, for since-audit and the workbook, in place of last_audit in mkdocs.yml",
    ),
    metavar="DATE",
)
@list_options
@manual_options
@language_option
@click.pass_context
def list_rows(
    ctx: click.Context,
    name: str | None,
    since: str | None,
    output_format: str,
    output: Path | None,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """One list, or the workbook of all."""
    from sop_plugin.sharing.manual_lists import MANUAL_LISTS, lists_of
    from sop_plugin.sharing.since_audit import audited_on
    from sop_plugin.sharing.workbook import Sheet, workbook_bytes
    from sop_plugin.workspace.provenance import provenance_of

    voice = spoken(ctx).plain
    if name is None and output_format != "xlsx":
        raise CannotRun(_WHICH.filled(names=LIST_NAMES))
    if since is not None and name not in (None, _SINCE):
        raise CannotRun(_NOT_SINCE.filled(name=name))
    workspace, compiled = load_edition(config_file, as_of)
    if since is not None:
        day = chosen_day(workspace, since, "--since")
        if day > compiled.manual.as_of:
            raise CannotRun(_AHEAD.filled(since=day, as_of=compiled.manual.as_of))
        compiled = audited_on(compiled, day)
    manual, provenance = compiled.manual, partial(provenance_of, workspace, compiled)
    if name is None:
        sheets = [
            Sheet(each.title, each.layout.spreadsheet, each.rows(compiled)) for each in lists_of(compiled)
        ]
        deliver_workbook(workbook_bytes(sheets, manual, provenance(), voice), output)
        return
    listed = MANUAL_LISTS[name]
    if not listed.when(compiled):
        raise CannotRun(_NO_LIST.filled(title=listed.title))
    rows = listed.rows(compiled)
    shown = ShownList(
        listed.layout,
        rows,
        manual,
        voice,
        frame=lambda told: {"as_of": manual.as_of.isoformat(), "list": name, "rows": told},
        title=listed.title,
        provenance=provenance,
        site=workspace.site_url,
        closing=[voice.say(_ROWS, stands=manual.as_of, as_of=labels.AS_OF, count=len(rows))],
    )
    show_list(shown, output_format, output, ctx.color)
