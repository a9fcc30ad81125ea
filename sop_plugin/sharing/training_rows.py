"""Readings as lists have them: each by itself, or counted for each person, job, department or document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sop_plugin.compile import CompiledManual
from sop_plugin.indexes.ways_in import required_by
from sop_plugin.model.manual import Manual
from sop_plugin.model.training import TrainingLedger
from sop_plugin.registers.columns import department_words
from sop_plugin.registers.training import (
    Reading,
    ReadingCounts,
    announced,
    counted,
    training_register,
)
from sop_plugin.words.voice import Sayable, Words

_OF_JOB = Words("{job}：{number} {title}", "{job}: {number} {title}")
_TITLED = Words("{number} {title}", "{number} {title}")


def readings(compiled: CompiledManual) -> tuple[Reading, ...]:
    """All that is asked of everybody."""
    manual, histories, ways_in = compiled.manual, compiled.histories, compiled.indexes.ways_in
    asked = compiled.training or TrainingLedger(), ways_in.required.of_person
    coming = announced(manual, histories)
    if not coming:
        return training_register(manual, histories, *asked)
    # Whom a text asks that is yet to take effect, it says itself, as it will be then.
    required = required_by(manual, coming, ways_in.reading_of)
    return training_register(manual, histories, *asked, required.of_person)


@dataclass(frozen=True)
class CountedReadings:
    """The readings of one person, job, department or document; ``key`` is its id, name, code or number."""

    key: str
    name: Sayable
    counts: ReadingCounts


_Grouping = tuple[Callable[[Reading], str], Callable[[Reading, Manual], Sayable]]
GROUPINGS: Mapping[str, _Grouping] = MappingProxyType(
    {
        "person": (lambda r: r.person.id, lambda r, _: r.person.name),
        "job": (lambda r: r.person.job, lambda r, _: r.person.job),
        "department": (
            lambda r: r.person.department,
            lambda r, manual: department_words(manual, r.person.department),
        ),
        "job-document": (
            lambda r: f"{r.person.job} · {r.document.number}",
            lambda r, _: _OF_JOB.filled(job=r.person.job, number=r.document.number, title=r.document.title),
        ),
        "document": (
            lambda r: r.document.number,
            lambda r, _: _TITLED.filled(number=r.document.number, title=r.document.title),
        ),
    }
)
"""What readings can be counted by."""


def counted_by(grouping: str, found: tuple[Reading, ...], manual: Manual) -> tuple[CountedReadings, ...]:
    """Those with most overdue first, then in the order in which they come."""
    key_of, name_of = GROUPINGS[grouping]
    groups: dict[str, list[Reading]] = {}
    for reading in found:
        groups.setdefault(key_of(reading), []).append(reading)
    rows = [CountedReadings(key, name_of(rs[0], manual), counted(rs)) for key, rs in groups.items()]
    return tuple(sorted(rows, key=lambda row: -row.counts.overdue))
