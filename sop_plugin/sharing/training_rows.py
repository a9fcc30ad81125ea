"""Readings as lists have them: each by itself, or counted for each person, job, department or document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sop_plugin.compile import CompiledManual
from sop_plugin.model.manual import Manual
from sop_plugin.model.training import TrainingLedger
from sop_plugin.registers.columns import department_words
from sop_plugin.registers.training import (
    Reading,
    ReadingCounts,
    counted,
    training_register,
)
from sop_plugin.words.voice import Sayable, Words

_OF_JOB = Words("{job}：{number} {title}", "{job}: {number} {title}")
_TITLED = Words("{number} {title}", "{number} {title}")


def readings(compiled: CompiledManual) -> tuple[Reading, ...]:
    """All that is asked of everybody."""
    indexes = compiled.indexes
    required = (indexes.ways_in.required, *([indexes.to_come] if indexes.to_come is not None else ()))
    return training_register(
        compiled.manual,
        compiled.histories,
        compiled.training or TrainingLedger(),
        *(each.of_person for each in required),
    )


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
