"""The change log; a long one has its older changes on pages by year, month and department, and the latest on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TypeVar

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.pages.lists.feeds import CHANGES
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.pages.sources import event_html, event_of_change
from sop_plugin.registers.changes import ChangeKind, ChangeRow
from sop_plugin.words import labels
from sop_plugin.words.dates import month_in_words, year_in_words
from sop_plugin.words.voice import Sayable, Sentence, Words

_Key = TypeVar("_Key")
# So many rows stand open; the months before them are folded away.
_OPEN = 30
# With more a phone would wait for one page of all.
_ON_ONE_PAGE = 1000
_OF_PERIOD = Words("更改日志：{period}", "Change log: {period}")
_OF_DEPARTMENT = Words("更改日志：{period}，{department}", "Change log: {period}, {department}")


@dataclass(frozen=True)
class PartOfChanges:
    """A page of its own: a year, a month of a long year, or what one department had in a long month."""

    address: str
    title: Sentence
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class MonthOfChanges:
    """What changed in one month, the latest first."""

    name: Sentence
    rows: tuple[ChangeRow, ...]
    is_open: bool


def months_of(rows: Iterable[ChangeRow]) -> Iterator[MonthOfChanges]:
    """``rows`` of the change log by month, in their order."""
    before = 0
    for _, month in _grouped(rows, _month):
        yield MonthOfChanges(month_in_words(month[0].day), month, not before or before + len(month) <= _OPEN)
        before += len(month)


def latest_of(rows: Sequence[ChangeRow], most: int) -> Sequence[ChangeRow]:
    """What the first page shows of ``rows``: all, or the latest months that have room on it."""
    if len(rows) <= most:
        return rows
    months = [_month(row) for row in rows[: most + 1]]
    return rows[: months.index(months[-1]) or most]


def parts_of(edition: Edition, rows: Sequence[ChangeRow], most: int) -> Iterator[PartOfChanges]:
    """The pages of a long change log, the latest first; none where one page has room for all."""
    if len(rows) <= most:
        return
    for year, of_year in _grouped(rows, lambda row: row.day.year):
        if len(of_year) <= most:
            title = _OF_PERIOD.filled(period=year_in_words(of_year[0].day))
            yield PartOfChanges(f"{CHANGES}{year:04}/", title, of_year)
            continue
        for (_, month), of_month in _grouped(of_year, _month):
            yield from _of_month(edition, f"{CHANGES}{year:04}-{month:02}/", of_month, most)


def _of_month(
    edition: Edition, address: str, rows: tuple[ChangeRow, ...], most: int
) -> Iterator[PartOfChanges]:
    period = month_in_words(rows[0].day)
    if len(rows) <= most:
        yield PartOfChanges(address, _OF_PERIOD.filled(period=period), rows)
        return
    for code, found in _grouped(sorted(rows, key=_department), _department):
        name = edition.manual.department_name(code, edition.language)
        title = _OF_DEPARTMENT.filled(period=period, department=name)
        yield PartOfChanges(f"{address}{code}/", title, found)


def _grouped(
    rows: Iterable[ChangeRow], key: Callable[[ChangeRow], _Key]
) -> Iterator[tuple[_Key, tuple[ChangeRow, ...]]]:
    return ((value, tuple(found)) for value, found in groupby(rows, key))


def _month(row: ChangeRow) -> tuple[int, int]:
    return row.day.year, row.day.month


def _department(row: ChangeRow) -> str:
    return row.department


def changes_html(edition: Edition, base: str) -> str:
    """What changed for readers; the browser narrows it to a period, department or post."""
    rows = edition.changes
    parts = tuple(parts_of(edition, rows, _ON_ONE_PAGE))
    return _html(edition, labels.CHANGE_LOG, latest_of(rows, _ON_ONE_PAGE), parts, base)


def parts_of_changes(edition: Edition) -> Iterator[Output]:
    """The pages of a long change log; they are reached from its first."""
    if edition.compiled.ledger is None:
        return
    for part in parts_of(edition, edition.changes, _ON_ONE_PAGE):
        title = edition.voice.plain.say(part.title)
        yield Output(
            part.address, Kind.LEDGER, title, edition.language, draw=partial(_part_html, edition, part)
        )


def _part_html(edition: Edition, part: PartOfChanges, _text: object) -> str:
    return _html(edition, part.title, part.rows, (), base_of(part.address))


def _html(
    edition: Edition, title: Sayable, rows: Sequence[ChangeRow], parts: Sequence[PartOfChanges], base: str
) -> str:
    occurring = {row.department for row in rows}
    manual = edition.manual
    return evidence_html(
        "lists/changes.html",
        edition,
        base,
        title=title,
        parts=parts,
        feed=f"{'' if title is labels.CHANGE_LOG else base + CHANGES}atom.xml",
        rows=rows,
        months=list(months_of(rows)),
        kinds=list(ChangeKind),
        departments=[code for code in manual.organisation.departments if code in occurring],
        posts=sorted({post for row in rows for post in row.audience}),
        event=lambda row: event_html(edition, base, event_of_change(edition, row)),
        title_of={number: document.title for number, document in manual.by_number.items()},
    )
