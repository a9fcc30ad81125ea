"""The change log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.pages.sources import event_html, event_of_change
from sop_plugin.registers.changes import ChangeKind, ChangeRow
from sop_plugin.words.dates import month_in_words
from sop_plugin.words.voice import Sentence

# So many rows stand open; the months before them are folded away.
_OPEN = 30


@dataclass(frozen=True)
class MonthOfChanges:
    """What changed in one month, the latest first."""

    name: Sentence
    rows: tuple[ChangeRow, ...]
    is_open: bool


def months_of(rows: Iterable[ChangeRow]) -> Iterator[MonthOfChanges]:
    """``rows`` of the change log by month, in their order."""
    before = 0
    for _, found in groupby(rows, key=lambda row: (row.day.year, row.day.month)):
        month = tuple(found)
        yield MonthOfChanges(month_in_words(month[0].day), month, not before or before + len(month) <= _OPEN)
        before += len(month)


def changes_html(edition: Edition, base: str) -> str:
    """What changed for readers; the browser narrows it to a period, department or post."""
    manual = edition.manual
    occurring = {row.department for row in edition.changes}
    return evidence_html(
        "lists/changes.html",
        edition,
        base,
        rows=edition.changes,
        months=list(months_of(edition.changes)),
        kinds=list(ChangeKind),
        departments=[code for code in manual.organisation.departments if code in occurring],
        posts=sorted({post for row in edition.changes for post in row.audience}),
        event=lambda row: event_html(edition, base, event_of_change(edition, row)),
        title_of={number: document.title for number, document in manual.by_number.items()},
    )
