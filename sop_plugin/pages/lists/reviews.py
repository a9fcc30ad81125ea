"""The review register: what is overdue and what comes due, by owner and by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.model.period import Period
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.calendars import calendars_of_people
from sop_plugin.pages.sources import evidence_of_rows
from sop_plugin.registers.as_of import as_of_register
from sop_plugin.registers.punctuality import Punctuality, punctuality
from sop_plugin.registers.review_columns import REVIEW_COLUMNS
from sop_plugin.registers.reviews import (
    Band,
    OwnerReviews,
    ReviewLoad,
    ReviewRow,
    review_load,
    reviews_by_owner,
)
from sop_plugin.rendering.diagrams.review_load import load_sentence, review_load_diagram
from sop_plugin.words import labels
from sop_plugin.words.dates import month_in_words
from sop_plugin.words.voice import Voice, Words


def reviews_html(edition: Edition, base: str) -> str:
    """The review register: overdue, within 30, 60 and 90 days, by owner, without a date."""
    reviews = edition.compiled.registers.reviews
    bands: dict[Band, list[ReviewRow]] = {band: [] for band in Band}
    for row in reviews.rows:
        bands[row.band].append(row)
    return list_html(
        "lists/reviews.html",
        edition,
        base,
        reviews=reviews,
        columns=REVIEW_COLUMNS.page,
        bands=[(band.value, rows) for band, rows in bands.items()],
        owners=[OwnerCounts.of(owner) for owner in reviews_by_owner(reviews)],
        owner_key=owner_key,
        load=load_figure(edition),
        calendars=calendars_of_people(edition),
        states=[state for state in State if state.released],
        on_time=on_time_rows(edition),
        evidence=evidence_of_rows(edition, base),
    )


def last_year(as_of: date) -> date:
    """The first of the twelve months that end on a day."""
    return Period(12).before(as_of) + timedelta(days=1)


def on_time(edition: Edition, since: date) -> Punctuality | None:
    """How many reviews from a day on were held on time; ``None`` for a manual without a ledger, where nobody knows."""
    compiled, manual = edition.compiled, edition.manual
    if compiled.ledger is None:
        return None
    register = as_of_register(compiled.histories, manual.number_pattern)
    return punctuality(register, since, manual.as_of)


def on_time_rows(edition: Edition) -> tuple[tuple[Words, Punctuality], ...]:
    """Of the last twelve months, and of all that is on record."""
    periods = (
        (labels.REVIEWS_LAST_YEAR, last_year(edition.manual.as_of)),
        (labels.REVIEWS_SINCE_BEGIN, date.min),
    )
    found = ((words, on_time(edition, since)) for words, since in periods)
    return tuple((words, held) for words, held in found if held is not None)


def owner_key(row: ReviewRow) -> str:
    """What ties a row to its line in the list by owner."""
    return f"person:{row.owner.id}" if row.owner else f"department:{row.document.department}"


@dataclass(frozen=True)
class OwnerCounts:
    """One owner with the number of reviews in each band."""

    key: str
    reviews: OwnerReviews
    counts: Mapping[str, int]

    @classmethod
    def of(cls, reviews: OwnerReviews) -> OwnerCounts:
        """Count the reviews of an owner."""
        return cls(owner_key(reviews.rows[0]), reviews, Counter(row.band.value for row in reviews.rows))


@dataclass(frozen=True)
class LoadFigure:
    """The reviews ahead: drawing, sentence and the rows of the table."""

    title: str
    drawing: Markup
    sentence: str
    rows: tuple[tuple[str, tuple[Document, ...]], ...]

    @classmethod
    def of(cls, load: ReviewLoad, voice: Voice) -> LoadFigure:
        """A row for what is overdue, for each month, and for what comes later."""
        rows = [(voice.say(labels.BAND_OVERDUE), load.overdue)]
        rows += [(voice.say(month_in_words(month.month)), month.rows) for month in load.months]
        rows.append((voice.say(labels.LATER), load.later))
        return cls(
            voice.say(labels.LOAD_DIAGRAM, months=len(load.months)),
            review_load_diagram("load-diagram", load, voice),
            load_sentence(load, voice),
            tuple((name, tuple(row.document for row in found)) for name, found in rows),
        )


def load_figure(edition: Edition) -> LoadFigure:
    """The reviews of the twelve months from the manual's date."""
    load = review_load(edition.compiled.registers.reviews, edition.manual.as_of)
    return LoadFigure.of(load, edition.voice.plain)
