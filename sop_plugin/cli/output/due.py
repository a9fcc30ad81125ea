"""What ``sop due`` says below its list."""

from __future__ import annotations

from collections.abc import Iterable

import click

from sop_plugin.cli.terminal import next_line
from sop_plugin.model.manual import Manual
from sop_plugin.registers.reviews import ReviewRow, person_to_ask
from sop_plugin.registers.task_words import head
from sop_plugin.registers.tasks import Task, TaskKind, by_kind
from sop_plugin.words.voice import Voice, Words

_CLOSING = Words(
    "截至 {as_of}：复审逾期 {overdue} 份，{within} 天内到期 {due} 份",
    "as of {as_of}: {overdue} overdue, {due} due within {within} days",
)
_CLOSING_TODAY = Words(
    "截至 {as_of}：复审逾期 {overdue} 份，今天到期 {due} 份",
    "as of {as_of}: {overdue} overdue, {due} due today",
)
_NOTHING = Words(
    "截至 {as_of}：没有逾期的复审，{within} 天内也没有到期的",
    "as of {as_of}: no review is overdue, and none falls due within {within} days",
)
_NOTHING_TODAY = Words(
    "截至 {as_of}：没有逾期的复审，今天也没有到期的", "as of {as_of}: no review is overdue or due today"
)
_FOLLOWING = Words("；下一份 {number} 在 {due} 到期", "; the next is {number} on {due}")
_WITHOUT = Words(
    "另有 {count} 份有效文件没有复审日期：{numbers}",
    "in force without a review due date: {count} ({numbers})",
)
_STEP = Words(
    "复审 {number}，然后 sop review {number} --outcome no_change --note 说明 --by {person}",
    "review {number}, then sop review {number} --outcome no_change --note TEXT --by {person}",
)
_BESIDES = Words(
    "此外 {within} 天内或已逾期的还有：{tasks}；sop due --mail 写给每个人",
    "besides, due within {within} days or late: {tasks}; sop due --mail writes to everybody",
)
_OF_KIND = Words("{what} {count}", "{what}: {count}")
_NAMED_NUMBERS = 5


def closing(
    rows: tuple[ReviewRow, ...],
    every: tuple[ReviewRow, ...],
    manual: Manual,
    within: int,
    voice: Voice,
) -> str:
    """How many there are."""
    overdue = sum(row.days < 0 for row in rows)
    words = (_CLOSING if within else _CLOSING_TODAY) if rows else _NOTHING if within else _NOTHING_TODAY
    line = voice.say(words, as_of=manual.as_of, overdue=overdue, due=len(rows) - overdue, within=within)
    if not rows and every:
        line += voice.say(_FOLLOWING, number=every[0].document.number, due=every[0].due)
    return click.style(line, fg="red" if overdue else "green" if not rows else None)


def without_date(numbers: list[str], voice: Voice) -> list[str]:
    """Documents that no review can come due of."""
    if not numbers:
        return []
    more = ["…"] if len(numbers) > _NAMED_NUMBERS else []
    return [voice.say(_WITHOUT, count=len(numbers), numbers=", ".join([*numbers[:_NAMED_NUMBERS], *more]))]


def next_step(rows: tuple[ReviewRow, ...], manual: Manual, voice: Voice) -> list[str]:
    """What to type next."""
    if not rows:
        return []
    asked = person_to_ask(manual, rows[0].document)
    step = voice.say(_STEP, number=rows[0].document.number, person=asked.id if asked else "PERSON")
    return [next_line(step, voice)]


def besides(tasks: Iterable[Task], within: int, voice: Voice) -> list[str]:
    """What there is to do that is no review, counted."""
    counted = [
        voice.say(_OF_KIND, what=head(kind), count=len(found))
        for kind, found in by_kind(tasks)
        # A copy that somebody holds is counted where it has to be taken back.
        if kind not in (TaskKind.REVIEW, TaskKind.HELD_COPY)
    ]
    return [voice.say(_BESIDES, within=within, tasks=voice.listed(counted))] if counted else []
