"""The register of retention: how long records and past revisions are kept, and what may be destroyed by now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sop_plugin.model.document import Document
from sop_plugin.model.history import Histories, History
from sop_plugin.model.manual import Manual
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
    may be destroyed after ``until``.
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
    document: Document | None = None
    """The text that says how long."""
    place: Place | None = None
    """Where the organisation file says it."""


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
            rows.append(
                RetentionRow(
                    Retained.RECORDS, None, name, None, record.retention, made_by=made_by, place=record.place
                )
            )
    return tuple(sorted(rows, key=_order))


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
        yield RetentionRow(
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
    yield RetentionRow(
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
    )
