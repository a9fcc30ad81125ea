"""How a manual numbers its documents: one pattern for all, or several for types and departments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from sop_plugin.model.number import DocumentNumber, NumberPattern


class ReadsNumbers(Protocol):
    """Whatever tells the parts of a number."""

    def parse(self, text: str) -> DocumentNumber | None:
        """The number that ``text`` spells, or ``None``."""
        ...


@dataclass(frozen=True)
class NumberPatterns:
    """``by_type`` has patterns by the code of a type, ``by_department`` by that of a department; a type's own goes first.

    By ``earlier`` patterns no number is given out any more, but those that were are read.
    """

    usual: NumberPattern
    by_type: Mapping[str, NumberPattern] = field(default_factory=dict)
    by_department: Mapping[str, NumberPattern] = field(default_factory=dict)
    earlier: tuple[NumberPattern, ...] = ()

    @cached_property
    def patterns(self) -> tuple[NumberPattern, ...]:
        """All of them, the more particular first."""
        return (*self.by_type.values(), *self.by_department.values(), self.usual, *self.earlier)

    def pattern_of(self, department: str, type_code: str) -> NumberPattern:
        """The pattern of such documents."""
        return self.by_type.get(type_code) or self.by_department.get(department) or self.usual

    def parse(self, text: str) -> DocumentNumber | None:
        """The number that ``text`` spells, or ``None`` when it follows no pattern."""
        found = (pattern.parse(text) for pattern in self.patterns)
        return next((number for number in found if number is not None), None)

    def find(self, text: str) -> DocumentNumber | None:
        """A number that stands by itself in ``text``."""
        found = (pattern.find(text) for pattern in self.patterns)
        return next((number for number in found if number is not None), None)

    def format(self, department: str, type_code: str, sequence: int, year: int) -> str:
        """Spell a number; ``year`` is that in which it is given."""
        return self.pattern_of(department, type_code).format(department, type_code, sequence, year)

    def following(self, taken: Iterable[str], department: str, type_code: str, year: int) -> str:
        """The number after the highest of its series among ``taken``; a gap stays a gap."""
        pattern = self.pattern_of(department, type_code)
        first = pattern.parse(pattern.format(department, type_code, 1, year))
        series = first.series if first is not None else None
        parsed = (self.parse(text) for text in taken)
        used = [number.sequence for number in parsed if number is not None and number.series == series]
        return pattern.format(department, type_code, max(used, default=0) + 1, year)
