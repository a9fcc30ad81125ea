"""``sop verify``: the ledger, the released texts and the seals, held against each other and against git."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.findings import finding_counts, finding_fields, finding_text
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import chosen_day, load_manual
from sop_plugin.cli.options import format_option, if_begun_option, language_option, manual_options
from sop_plugin.cli.terminal import deliver, json_bytes
from sop_plugin.model.event import Adopted, Approved, Released
from sop_plugin.model.finding import Finding
from sop_plugin.model.seal import Seal
from sop_plugin.rules.archive import NO_REPOSITORY, SHALLOW_CLONE
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.ledger_verification import Verification

_WORDS = Words(
    zh="""核验台账：事件链、已发布的文字、封签，以及 git 中历来的台账。

示例：
  sop verify                          列出不合格的问题，以及要告诉审核员的
  sop verify --report                 另列审核员要看的例外
  sop verify --report --format json

核对的内容：
  每一行的写法、每个编号的事件链和先后；文件与台账是否一致；
  已发布的文字是否在 git 中、是否与摘要相符；封签是否属于本人当日有效的公钥；
  git 历史里主线上出现过的事件，现在是否一条不少。
--report 另列：签署例外、缺号、建账时声明的版次、未加封的发布、复审逾期、人员与规则的历次登记（--as-of 可指定过去的日期）。

退出码：0 合格；1 有不合格的问题；2 无法运行（如没有台账）。

JSON（UTF-8）：
  as_of, ledger, events, numbers, releases, adopted（建账时声明的版次，不算发布）
  text_alone        用旧算法 sop1 的发布，摘要只含正文，不含所附的文件
  approvals         sealed, digest, broken, unverified：各种签署的个数
  earlier_versions  比对过的历史台账数；null：不在 git 仓库中
  complete_history  是否为完整的克隆
  counts, findings  同 sop check，没有 mendable
  anchors           每个锚点：file, date, anchor, holds, later（此后的事件数）, changes（此后的改动）
  report            加 --report 时：exceptions, adopted, lowered, unsealed, overdue, recorded
""",
    en="""Verify the ledger: its chain, the released texts, the seals, and every earlier ledger in git.

Examples:
  sop verify                          list what fails, and what auditors are to be told besides
  sop verify --report                 also list what auditors ask after
  sop verify --report --format json

What is verified:
  how each line is written, the chain and order of each number; the documents against the ledger;
  whether released texts are in git and have their digest; whether seals are by keys that were the person's that day;
  whether every event that ever was on the main line of git's history is still there.
--report adds: exceptions of signatures, gaps in numbers, declared at adoption, unsealed releases, late reviews, what was
recorded of people and rules (--as-of for a past date).

Exit codes: 0 sound; 1 there are findings that fail; 2 cannot run (such as without a ledger).

JSON (UTF-8):
  as_of, ledger, events, numbers, releases, adopted (declared at adoption; no releases)
  text_alone        releases by the earlier algorithm sop1, whose digest is of the text alone, without its files
  approvals         sealed, digest, broken, unverified: how many of each
  earlier_versions  number of earlier ledgers compared with; null: in no git repository
  complete_history  whether the clone is complete
  counts, findings  as in sop check, without mendable
  anchors           each anchor: file, date, anchor, holds, later (events since), changes (of people and rules since)
  report            with --report: exceptions, adopted, lowered, unsealed, overdue, recorded
""",
)
_NO_LEDGER = Words(
    "没有台账 {path}，没有可核验的；用 sop issue 登记第一个编号",
    "there is no ledger {path}, and so nothing to verify; record the first number with sop issue",
)
_CLOSING = Words(
    "截至 {as_of}：{numbers} 个编号，{events} 个事件，{releases} 次发布{text_alone}{adopted_too}；"
    "签署加封 {sealed}，仅绑定摘要 {digest}，封签无效 {broken}，无法验证 {unverified}；{compared}；不合格 {fails}",
    "as of {as_of}: numbers {numbers}, events {events}, releases {releases}{text_alone}{adopted_too}; approvals sealed: {sealed}, "
    "digest only: {digest}, broken: {broken}, unverified: {unverified}; {compared}; {fails} fail",
)
_ADOPTED = Words("，建账时声明 {adopted} 份", ", declared at adoption {adopted}")
_TEXT_ALONE = Words(
    "，其中 {count} 次用旧算法 sop1，摘要只含正文，不含所附的文件",
    ", of which {count} by the earlier algorithm sop1, whose digest is of the text alone, without its files",
)
_COMPARED = Words("与 git 中 {versions} 个历史台账比对", "earlier ledgers in git compared with: {versions}")
_SHALLOW = Words("（浅克隆，历史不全：git fetch --unshallow）", " (shallow clone: git fetch --unshallow)")
_SHOWN = 20
_MORE = Words("还有 {count} 条，见 sop verify --report", "and {count} more: sop verify --report")
_NOT_COMPARED = Words(
    "不在 git 仓库中，未比对历史台账", "in no git repository, so not compared with earlier ones"
)


@click.command(cls=BilingualCommand, words=_WORDS)
@click.option(
    "--report",
    cls=BilingualOption,
    words=Words("另列例外：签署、缺号、未加封的发布、逾期", "Also list exceptions for auditors"),
    is_flag=True,
)
@click.option(
    "--anchor",
    "anchors",
    cls=BilingualOption,
    words=Words(
        "另与保存的锚点核对，可写几次；anchors 文件夹中的每次都核对",
        "Also check against a kept anchor, as often as one likes; those in the folder anchors always are",
    ),
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    multiple=True,
)
@if_begun_option
@format_option()
@manual_options
@language_option
@click.pass_context
def verify(
    ctx: click.Context,
    report: bool,
    if_begun: bool,
    anchors: tuple[Path, ...],
    output_format: str,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """List what fails, and with ``--report`` what an auditor asks after."""
    from sop_plugin.cli.output.anchors import anchor_fields, anchor_lines, held_anchors
    from sop_plugin.cli.output.evidence_report import report_lines
    from sop_plugin.ledger_verification import verify as verify_ledger
    from sop_plugin.outside.git_program import GitError

    voice = spoken(ctx)
    # Evidence is what was read just now; nothing of an earlier run stands for it.
    workspace, compiled = load_manual(config_file, as_of, trusts_cache=False)
    try:
        evidence = verify_ledger(workspace, compiled, chosen_day(workspace, None, "--as-of"))
    except GitError as error:
        raise CannotRun(error.words) from None
    if compiled.ledger is None and not evidence.findings:
        if if_begun:
            click.echo(voice.say(_NO_LEDGER, path=workspace.options.ledger))
            return
        raise CannotRun(_NO_LEDGER.filled(path=workspace.options.ledger))
    held = held_anchors(workspace, compiled, anchors)
    rewritten = {finding: None for each in held for finding in (*each.findings, *each.late)}
    evidence = replace(evidence, findings=tuple(dict.fromkeys((*evidence.findings, *rewritten))))
    if output_format == "json":
        fields = _fields(evidence, report, voice)
        deliver(json_bytes(fields | {"anchors": [anchor_fields(each, voice) for each in held]}), None)
    else:
        failing = [finding_text(f, voice) for f in evidence.findings if _fails(f)]
        lines = list(report_lines(evidence, voice)) if report else _told_besides(evidence, voice)
        lines += [line for each in held for line in anchor_lines(each, voice)]
        click.echo("\n".join([*failing, *lines, _closing(evidence, voice)]))
    ctx.exit(1 if any(map(_fails, evidence.findings)) else 0)


def _fails(finding: Finding) -> bool:
    """A site may be built without the history; evidence without it is none."""
    return finding.fails_strict or finding.rule in (SHALLOW_CLONE, NO_REPOSITORY)


def _told_besides(evidence: Verification, voice: Voice) -> list[str]:
    """What fails nothing and is no secret either, such as dates far behind their commits; of many the first, and how many more."""
    documents = {document.path for document in evidence.compiled.manual.documents}
    told = [f for f in evidence.findings if not _fails(f) and f.place.path not in documents]
    lines = [finding_text(finding, voice) for finding in told[:_SHOWN]]
    more = len(told) - len(lines)
    return [*lines, voice.say(_MORE, count=more)] if more > 0 else lines


def _numbers(evidence: Verification) -> dict[str, int]:
    ledger = evidence.compiled.histories.ledger
    approvals = (event for event in ledger.events if isinstance(event, Approved))
    seals = Counter(map(evidence.compiled.seals.of, approvals))
    counted = {"events": len(ledger.events), "numbers": len(ledger.by_number)}
    counted["adopted"] = sum(isinstance(event, Adopted) for event in ledger.events)
    counted["releases"] = sum(isinstance(event, Released) for event in ledger.events) - counted["adopted"]
    return counted | {
        seal.value: seals[seal] for seal in (Seal.SEALED, Seal.DIGEST, Seal.BROKEN, Seal.UNVERIFIED)
    }


def _text_alone(evidence: Verification) -> int:
    """How many releases vouch for their text and none of the files beside it."""
    histories = evidence.compiled.histories.by_number.values()
    return sum(revision.is_of_text_alone for history in histories for revision in history.revisions)


def _closing(evidence: Verification, voice: Voice) -> str:
    fails = sum(map(_fails, evidence.findings))
    if evidence.versions is None:
        compared = voice.say(_NOT_COMPARED)
    else:
        compared = voice.say(_COMPARED, versions=evidence.versions)
        compared += "" if evidence.complete else voice.say(_SHALLOW)
    numbers = _numbers(evidence)
    adopted = voice.say(_ADOPTED, adopted=numbers["adopted"]) if numbers["adopted"] else ""
    line = voice.say(
        _CLOSING,
        as_of=evidence.compiled.manual.as_of,
        compared=compared,
        fails=fails,
        adopted_too=adopted,
        text_alone=voice.say(_TEXT_ALONE, count=count) if (count := _text_alone(evidence)) else "",
        **numbers,
    )
    return click.style(line, fg="red" if fails else "green")


def _fields(evidence: Verification, report: bool, voice: Voice) -> dict[str, Any]:
    from sop_plugin.cli.output.evidence_report import report_fields

    counted = _numbers(evidence)
    kept = ("events", "numbers", "releases", "adopted")
    fields: dict[str, Any] = {
        "as_of": evidence.compiled.manual.as_of.isoformat(),
        "ledger": evidence.path,
        **{name: counted[name] for name in kept},
        "text_alone": _text_alone(evidence),
        "approvals": {name: count for name, count in counted.items() if name not in kept},
        "earlier_versions": evidence.versions,
        "complete_history": evidence.complete,
        "counts": finding_counts(evidence.findings) | {"fails": sum(map(_fails, evidence.findings))},
        "findings": [finding_fields(f, voice) | {"fails": _fails(f)} for f in evidence.findings],
    }
    return fields | ({"report": report_fields(evidence, voice)} if report else {})
