"""The register of retention: how long records and past revisions are kept, and what may be destroyed by now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sop_plugin.model.document import Document
from sop_plugin.model.history import Histories, History
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import normalise_name
from sop_plugin.model.period import Period
from sop_plugin.model.place import Place
from sop_plugin.words.terms import RETAINED
from sop_plugin.words.voice import Words


class Retained(StrEnum):
    """What is kept."""

    REVISION = "revision"
    """A past revision of a document, on paper and wherever else there are copies; git keeps its text for good."""
    RECORDS = "records"
    """What was filled in or made: it is kept from its own day on."""

    @property
    def words(self) -> Words:
        """What it is called."""
        return RETAINED[self]


@dataclass(frozen=True)
class RetentionRow:
    """One kind of records, or one past revision.

    A revision ``ended`` on a day and is kept ``until`` another. Of records those of days up to ``made_by`` may be destroyed; while none is
    so old it is ``None``, and ``begins`` the day on which the first may be. Where no more are made, since the form ``ended``, all of them
    may be destroyed after ``until``. ``disposed`` is the day on which that was done, or done last; ``disposed_to`` how far, of records
    of which more are made.
    """

    kind: Retained
    number: str | None
    title: str
    department: str | None
    retention: Period
    revision: int | None = None
    ended: date | None = None
    until: date | None = None
    made_by: date | None = None
    begins: date | None = None
    due: bool = False
    disposed: date | None = None
    disposed_to: date | None = None
    document: Document | None = None
    """The text that says how long."""
    place: Place | None = None
    """Where the organisation file says it."""
    first_due: date | None = None
    """Of records of which more are made: the day on which the first of them could go."""

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it is left: a past revision, or records of a form of which no more are made."""
        return self.disposed is not None and self.disposed_to is None

    @property
    def asks_from(self) -> date | None:
        """The day from which somebody should see to it, until it was: of what is made day by day, for a year at a time."""
        if self.is_gone:
            return None
        if self.until is not None:
            return self.until
        if self.disposed_to is None:
            return self.begins or self.first_due
        left = self.disposed_to + timedelta(days=1) if self.disposed_to < date.max else date.max
        return self.retention.after(date(left.year, 12, 31))


def retention_register(manual: Manual, histories: Histories) -> tuple[RetentionRow, ...]:
    """On the manual's date: past revisions whose time is over, records, then revisions that are kept still, by day."""
    rows: list[RetentionRow] = []
    for history in histories.by_number.values():
        rows += _revisions(manual, histories, history)
        rows += _records(manual, histories, history)
    for record in manual.organisation.records:
        if record.retention is not None:
            name = record.name.in_language(manual.settings.language)
            made_by = record.retention.before(manual.as_of)
            row = RetentionRow(
                Retained.RECORDS, None, name, None, record.retention, made_by=made_by, place=record.place
            )
            rows.append(row_with_disposals(manual, row, record.spellings))
    return tuple(sorted(rows, key=_order))


def row_with_disposals(manual: Manual, row: RetentionRow, names: tuple[str, ...]) -> RetentionRow:
    """The row with what was destroyed of it by now, under its number or one of its names."""
    known = frozenset(map(normalise_name, names))
    revision = None if row.revision is None else str(row.revision)
    found = [
        each
        for each in manual.organisation.disposals
        if each.day <= manual.as_of and each.revision == revision and normalise_name(each.of) in known
    ]
    if not found:
        return row
    last = max(found, key=lambda each: each.day)
    if revision is not None:
        return replace(row, disposed=last.day, due=False)
    # What is made on a day cannot be gone before it was old enough.
    to = max(each.made_by or row.retention.before(each.day) for each in found)
    if row.ended is not None and any(each.made_by is None or each.made_by >= row.ended for each in found):
        return replace(row, disposed=last.day, due=False)
    return replace(row, disposed=last.day, disposed_to=to)


def _order(row: RetentionRow) -> tuple[bool, bool, date, str, int]:
    is_past = row.kind is Retained.REVISION
    return not row.due, is_past, row.until or date.max, row.number or "", row.revision or 0


def _revisions(manual: Manual, histories: Histories, history: History) -> Iterator[RetentionRow]:
    """Those that were in force, and are no longer; forms tell how long their records are kept, and not the blank."""
    for revision, days in zip(history.revisions, histories.ledger.days_in_force(history.number), strict=True):
        document = revision.document
        if document is None or document.retention is None or manual.settings.is_form(document.type):
            continue
        if days.until is None or days.until > manual.as_of or not days.are_any:
            continue
        until = document.retention.after(days.until)
        row = RetentionRow(
            Retained.REVISION,
            document.number,
            document.title,
            document.department,
            document.retention,
            revision.release.revision,
            days.until,
            until,
            due=until <= manual.as_of,
            document=document,
        )
        yield row_with_disposals(manual, row, (document.number,))


def _records(manual: Manual, histories: Histories, history: History) -> Iterator[RetentionRow]:
    """What a form was filled in to: by the retention of its latest revision that has come into force."""
    ledger, day = histories.ledger, manual.as_of
    used = [
        (revision.document, days)
        for revision, days in zip(history.revisions, ledger.days_in_force(history.number), strict=True)
        if revision.document is not None and days.are_any and days.release.effective <= day
    ]
    if not used:
        return
    document, last = used[-1]
    if document.retention is None or not manual.settings.is_form(document.type):
        return
    first = min(days.release.effective for _, days in used)
    made_by = document.retention.before(day)
    ended = last.until if last.until is not None and last.until <= day else None
    until = document.retention.after(ended) if ended is not None else None
    row = RetentionRow(
        Retained.RECORDS,
        document.number,
        document.title,
        document.department,
        document.retention,
        ended=ended,
        until=until,
        made_by=made_by if made_by >= first else None,
        begins=document.retention.after(first) if made_by < first else None,
        due=until is not None and until <= day,
        document=document,
        first_due=document.retention.after(first),
    )
    yield row_with_disposals(manual, row, (document.number,))
