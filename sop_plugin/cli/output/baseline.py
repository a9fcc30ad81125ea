"""What ``sop baseline`` lists: the documents as they are declared, and those that cannot be, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from sop_plugin.cli.findings import finding_text
from sop_plugin.cli.tables import TableCell, TableColumn, print_rows
from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.recording.baseline import Adopting, Baseline, LeftOut
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice, Words

_LAST_REVIEW = Words("最近复审", "Last review")
_OVERDUE = Words("{due} 逾期 {days} 天", "{due}, {days} days over")
_NO_DUE = Words("没有复审周期", "no review period")
_LEFT_OUT = Words("不能登记（{count}）", "Cannot be taken up ({count})")
_PASSED_OVER = Words(
    "跳过 {count} 份：已登记、已作废，或是草稿（草稿加 --drafts）",
    "passed over: {count}, recorded already, withdrawn, or drafts (for these: --drafts)",
)


def print_baseline(
    found: Baseline, passed_over: Sequence[Document], manual: Manual, voice: Voice, colour: bool | None
) -> None:
    """The table, and below it what is left out, on stdout."""
    if found.adopting:
        columns = (
            TableColumn(voice.say(labels.NUMBER), key=True),
            TableColumn(voice.say(labels.TITLE), fold=True, key=True),
            TableColumn(voice.say(labels.REVISION)),
            TableColumn(voice.say(labels.APPROVED_ON)),
            TableColumn(voice.say(labels.EFFECTIVE_DATE)),
            TableColumn(voice.say(_LAST_REVIEW)),
            TableColumn(voice.say(labels.REVIEW_DUE_DATE)),
            TableColumn(voice.say(labels.OLD_RECORD), fold=True),
        )
        print_rows(columns, [_row(adopting, manual, voice) for adopting in found.adopting], colour)
    if found.left_out:
        heading = voice.say(_LEFT_OUT, count=len(found.left_out))
        click.echo(click.style(heading, bold=True))
        for left_out in found.left_out:
            click.echo(_left_out(left_out, voice))
    if passed_over:
        click.echo(voice.say(_PASSED_OVER, count=len(passed_over)))


def _row(adopting: Adopting, manual: Manual, voice: Voice) -> tuple[TableCell, ...]:
    document, event = adopting.document, adopting.event
    label = f" ({event.label})" if event.label else ""
    return (
        TableCell(event.number),
        TableCell(document.title),
        TableCell(f"{event.revision}{label}"),
        TableCell(_day(event.approved)),
        TableCell(_day(event.effective)),
        TableCell(_day(event.reviewed)),
        _due(adopting, manual, voice),
        TableCell(event.record),
    )


def _due(adopting: Adopting, manual: Manual, voice: Voice) -> TableCell:
    due = adopting.due
    if due is None:
        return TableCell(voice.say(_NO_DUE), "yellow")
    days = (manual.as_of - due).days
    return TableCell(voice.say(_OVERDUE, due=due, days=days), "red") if days > 0 else TableCell(_day(due))


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"


def _left_out(left_out: LeftOut, voice: Voice) -> str:
    refused = left_out.refused
    lines = [f"  {voice.say(refused.reason)}"] if refused.reason is not None else []
    return "\n".join([*lines, *(finding_text(finding, voice) for finding in refused.findings)])
