"""What is checked, how often and by whom: the measures of all documents, by their frequency."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.model.document import Document
from sop_plugin.model.procedure import Measure


class Frequency(StrEnum):
    """How often something is checked, the most frequent first."""

    SHIFT = "shift"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    OTHER = "other"


# Blanks are taken out and letters are small before these are tried; the first that fits is the group.
_PATTERNS: tuple[tuple[Frequency, re.Pattern[str]], ...] = tuple(
    (frequency, re.compile(pattern))
    for frequency, pattern in (
        (Frequency.SHIFT, "每个?班|每個班|(?:every|each|per)shift"),
        (Frequency.DAY, "每个?工?作?[天日]|每個?工作[天日]|逐日|daily|(?:every|each|per|a)(?:working)?day"),
        (
            Frequency.WEEK,
            "每[\\d一二两兩]*个?個?(?:周|週|星期)|weekly|(?:every|each|per|a)week|everytwoweeks|fortnight",
        ),
        (
            Frequency.QUARTER,
            "每个?個?季|每[3三]个月|每[3三]個月|quarter|everythreemonths|every3months",
        ),
        (
            Frequency.HALF_YEAR,
            "每?半年|每[6六]个月|每[6六]個月|half-?year|semi-?annual|everysixmonths|every6months",
        ),
        (Frequency.YEAR, "每年|每[1一]?年|每(?:12|十二)[个個]月|逐年|annual|yearly|(?:every|each|per|a)year"),
        (Frequency.MONTH, "每[1一2二两兩]?[个個]?月|逐月|monthly|(?:every|each|per|a)month"),
    )
)
_IN_ORDER = tuple(Frequency)


def frequency_of(text: str) -> Frequency:
    """The group of a cell; where it names several, the most frequent."""
    folded = "".join(text.split()).casefold()
    found = [frequency for frequency, pattern in _PATTERNS if pattern.search(folded)]
    return min(found, key=_IN_ORDER.index, default=Frequency.OTHER)


@dataclass(frozen=True)
class MeasureEntry:
    """One measure with the document that asks for it."""

    document: Document
    measure: Measure


@dataclass(frozen=True)
class MeasureGroup:
    """The measures of one frequency, in the order of the documents' numbers and of their text."""

    frequency: Frequency
    entries: tuple[MeasureEntry, ...]


def measure_groups(documents: Iterable[Document]) -> tuple[MeasureGroup, ...]:
    """The groups that have measures, the most frequent first."""
    groups: dict[Frequency, list[MeasureEntry]] = {}
    for document in documents:
        for measure in document.body.procedures.measures:
            frequency = frequency_of(measure.frequency.text) if measure.frequency else Frequency.OTHER
            groups.setdefault(frequency, []).append(MeasureEntry(document, measure))
    return tuple(MeasureGroup(each, tuple(groups[each])) for each in Frequency if each in groups)
