"""``sop register``: the master list of all documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.codes import chosen_departments, chosen_types
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.lists import ShownList, list_options, show_list
from sop_plugin.cli.manual import load_edition
from sop_plugin.cli.options import department_filter, language_option, manual_options
from sop_plugin.model.lifecycle import State
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.registers.documents import RegisterRow

_WORDS = Words(
    zh="""列出手册的全部文件。

一份一行，按编号排列，含草稿和已作废的文件。

示例：
  sop register
  sop register --department HT-SD --state overdue --state due
  sop register --format xlsx --output register.xlsx    用 Excel 打开
  sop register --format json --as-of 2026-11-21

同一筛选项可多次给出，取其一；不同筛选项须同时符合。
XLSX 中日期是日期，以 = + - @ 开头的是文字；设有 site_url 时编号链接到手册网站。
CSV 为带 BOM 的 UTF-8；以 = + - @ 开头的单元格前加单引号，以免被当成公式。

JSON（UTF-8），没有的日期和值为 null：
  version（格式的版本，见 sop schema lists）, as_of, sources（源文件数）, total（登记数）
  documents  符合筛选的文件：number, title, type, department, supervised_by,
             owner（负责复审的人：id 和 name）, revision, language, state, effective,
             review_due, expires, approved_on, withdrawn, successor, path
  rejected   无法读取的源文件：path, number, title

退出码：0 已列出；2 无法运行，原因在标准错误输出。
""",
    en="""List all documents of the manual.

One a row, in the order of their numbers, drafts and withdrawn ones included.

Examples:
  sop register
  sop register --department HT-SD --state overdue --state due
  sop register --format xlsx --output register.xlsx    for a spreadsheet
  sop register --format json --as-of 2026-11-21

A filter can be given several times and then means any of them; different filters must all hold.
In XLSX dates are dates, and what begins with = + - @ is text; with site_url set, numbers lead to the site.
CSV is UTF-8 with BOM; a cell that begins with = + - @ gets an apostrophe in front, so that it is no formula.

JSON (UTF-8); null stands for a date or value that is not there:
  version (of the format, see sop schema lists), as_of, sources (source files), total (registered documents)
  documents  those that the filters let through: number, title, type, department,
             supervised_by, owner (of its review: id and name), revision, language, state,
             effective, review_due, expires, approved_on, withdrawn, successor, path
  rejected   source files that could not be read: path, number, title

Exit codes: 0 listed; 2 cannot run, stderr says why.
""",
)
_REJECTED = Words(
    "有 {count} 个源文件无法读取，未列入；运行 sop check 查看原因",
    "{count} source files could not be read and are not listed; 'sop check' says why",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@list_options
@department_filter
@click.option(
    "--type",
    "types",
    cls=BilingualOption,
    words=Words("文件类型，如 procedure 或 SOP", "Document type, such as procedure or SOP"),
    metavar="TYPE",
    multiple=True,
)
@click.option(
    "--state",
    "states",
    cls=BilingualOption,
    words=Words("状态", "State"),
    type=click.Choice([state.value for state in State], case_sensitive=False),
    multiple=True,
)
@manual_options
@language_option
@click.pass_context
def register(
    ctx: click.Context,
    output_format: str,
    output: Path | None,
    departments: tuple[str, ...],
    types: tuple[str, ...],
    states: tuple[str, ...],
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """List the rows that pass all filters."""
    from sop_plugin.cli.tables import STATE_COLOURS
    from sop_plugin.registers.document_columns import DOCUMENT_COLUMNS
    from sop_plugin.workspace.provenance import provenance_of

    voice = spoken(ctx).plain
    workspace, compiled = load_edition(config_file, as_of)
    manual, listed = compiled.manual, compiled.registers.documents
    rows = _filtered(
        listed.rows, chosen_departments(manual, departments), chosen_types(manual, types), states
    )
    shown_of_all = voice.say(labels.SHOWN, shown=len(rows), total=len(manual.documents))
    closing = f"{voice.say(labels.AS_OF)} {manual.as_of} · {shown_of_all}"
    shown = ShownList(
        DOCUMENT_COLUMNS,
        rows,
        manual,
        voice,
        frame=lambda documents: {
            "as_of": manual.as_of.isoformat(),
            "sources": listed.sources,
            "total": len(listed.rows),
            "documents": documents,
            "rejected": [asdict(source) for source in listed.rejected],
        },
        title=labels.REGISTER,
        provenance=partial(provenance_of, workspace, compiled),
        site=workspace.site_url,
        styles=lambda row: {"state": STATE_COLOURS.get(row.state, "dim")},
        closing=[closing if rows else voice.say(labels.NOTHING_FOUND)],
    )
    show_list(shown, output_format, output, ctx.color)
    if listed.rejected:
        click.echo(voice.say(_REJECTED, count=len(listed.rejected)), err=True)


def _filtered(
    rows: Iterable[RegisterRow], departments: set[str], types: set[str], states: tuple[str, ...]
) -> list[RegisterRow]:
    return [
        row
        for row in rows
        if (not departments or row.document.department in departments)
        and (not types or row.document.type in types)
        and (not states or row.state in states)
    ]
