"""``sop impact``: what a change of a document touches."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.cannot_run import SaidNo
from sop_plugin.cli.codes import known_number
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.lists import list_options, show_list
from sop_plugin.cli.manual import load_edition
from sop_plugin.cli.options import language_option, manual_options, number_argument
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.changes.clauses import ClauseChange
    from sop_plugin.model.document import Document

_WORDS = Words(
    zh="""查看修改一份文件会影响到谁：引用它的条款和文件、有关的表单和岗位。

写 编号#条款 时只看这一条；不写条款时，文件有尚未发布的改动，就看改动过的条款，否则看整份文件。

示例：
  sop impact HT-SD-SOP-004
  sop impact HT-SD-SOP-004#4.1
  sop impact HT-SD-SOP-004 --transitive            再看谁引用引用者，直到没有为止
  sop impact HT-SD-SOP-004 --format csv --output to-check.csv

依据源文件（含草稿），所以行号就是要改的那一行。层次 1 直接引用本文件，2 引用层次 1 的文件，依此类推。
引用整份文件、所问条款的上级或下级条款的，也一并列出并注明。

JSON（UTF-8）：
  version, number, title
  clauses    所问的条款，空为整份文件
  changed    改动过的条款：clause, title（正文开头为 null）,
             change (added|changed|removed|renumbered)
  touched    depth, number, title, clause, path, line, column, cites（被引用的编号和条款）,
             scope (clause|part|around|document), written (number|title|link)
  documents  受影响的文件的编号
  forms      有关的表单的编号；roles 有关的岗位

退出码：0 已列出；1 没有这个编号或条款；2 无法运行，原因在标准错误输出。
""",
    en="""Tell whom a change of a document touches: clauses and documents that cite it, forms and roles.

NUMBER#CLAUSE asks about one clause. Without a clause: those that the source file changes since the last release,
where it changes any, otherwise the whole document.

Examples:
  sop impact HT-SD-SOP-004
  sop impact HT-SD-SOP-004#4.1
  sop impact HT-SD-SOP-004 --transitive            who cites those that cite it, to the end
  sop impact HT-SD-SOP-004 --format csv --output to-check.csv

It reads the source files, drafts too, so that a line is the one to edit. Depth 1 cites the document itself,
2 cites a document of depth 1, and so on. References to the whole document, to a clause around or inside the one
asked about are listed too, and say so.

JSON (UTF-8):
  version, number, title
  clauses    the clauses asked about; empty for the whole document
  changed    clauses that were changed: clause, title (null: the opening text),
             change (added|changed|removed|renumbered)
  touched    depth, number, title, clause, path, line, column, cites (number and clause cited),
             scope (clause|part|around|document), written (number|title|link)
  documents  numbers of the documents touched
  forms      numbers of the forms concerned; roles: the roles concerned

Exit codes: 0 listed; 1 no such number or clause; 2 cannot run, stderr says why.
""",
)
_NO_CLAUSE = Words(
    "{number} 没有条款 {clause}；有的是 {known}", "{number} has no clause {clause}; there are {known}"
)
_NO_DOCUMENT = Words("{number} 没有文件", "{number} has no document")


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument("NUMBER[#CLAUSE]")
@click.option(
    "--transitive",
    cls=BilingualOption,
    words=Words("连同引用者的引用者，注明层次", "Follow the chain of those who cite, with its depth"),
    is_flag=True,
)
@list_options
@manual_options
@language_option
@click.pass_context
def impact(
    ctx: click.Context,
    number: str,
    transitive: bool,
    output_format: str,
    output: Path | None,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """List what it touches."""
    from sop_plugin.changes.compared_texts import unreleased_changes
    from sop_plugin.changes.impact import impact as touched_by
    from sop_plugin.cli.output.impact import impact_list
    from sop_plugin.indexes.cross_references import resolve_references
    from sop_plugin.standing.progress import known_numbers
    from sop_plugin.workspace.provenance import provenance_of

    voice = spoken(ctx)
    workspace, compiled = load_edition(config_file, as_of)
    histories = compiled.histories
    written, _, clause = number.replace("＃", "#").partition("#")  # as people type it in Chinese
    found = known_number(written, known_numbers(histories))
    # The source files as they are, or what readers see where there is none.
    working = tuple(histories.documents)
    numbers = {document.number for document in working}
    shown = tuple(d for d in compiled.manual.documents if d.number not in numbers)
    manual = replace(compiled.manual, documents=(*working, *shown))
    document = manual.by_number.get(found)
    if document is None:
        raise SaidNo(_NO_DOCUMENT.filled(number=found))
    changes: tuple[ClauseChange, ...] = ()
    if clause:
        clauses = [_known_clause(document, clause.strip())]
    else:
        history = histories.by_number.get(found)
        changes = unreleased_changes(history) if history is not None else ()
        clauses = list(dict.fromkeys(key for change in changes for key in change.keys))
    result = touched_by(resolve_references(manual), document, clauses, transitive=transitive)
    listed = impact_list(result, changes, manual, voice, transitive=transitive)
    listed = replace(listed, provenance=partial(provenance_of, workspace, compiled), site=workspace.site_url)
    show_list(listed, output_format, output, ctx.color)


def _known_clause(document: Document, written: str) -> str:
    clause = document.body.clause_named(written)
    if clause is None:
        known = ", ".join(c.key for c in document.body.clauses) or "—"
        values = {"number": document.number, "clause": written, "known": known}
        raise SaidNo(_NO_CLAUSE.filled(**values))
    return clause.key
