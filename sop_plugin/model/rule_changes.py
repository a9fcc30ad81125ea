"""Rules that count from a day: what was released before is judged by those of its own day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sop_plugin.model.document import Document
from sop_plugin.model.headings import Heading
from sop_plugin.model.period import Period


@dataclass(frozen=True)
class RuleChange:
    """What is required from ``since`` on, by the name of the type; other types stay as they were.

    ``chapters`` are further headings, each with its wordings. ``review`` is the longest time between two reviews. The patterns are
    those of numbers that are given out from then on, for all or for a type or department; a number once given stays.
    """

    since: date
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    headings: Mapping[str, tuple[Heading, ...]] = field(default_factory=dict)
    chapters: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    review: Mapping[str, Period] = field(default_factory=dict)
    number_pattern: str = ""
    number_patterns: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    """Those of types in numbers, by the name of the type."""
    department_codes: Mapping[str, str] = field(default_factory=dict)
    """Those of departments in numbers, where the organisation has others."""

    @property
    def is_of_numbers(self) -> bool:
        """Whether it says anything of how numbers are written."""
        return bool(self.number_pattern or self.number_patterns or self.codes or self.department_codes)

    @property
    def types(self) -> frozenset[str]:
        """The types that it says something of which their documents must have."""
        return frozenset({*self.roles, *self.headings, *self.chapters, *self.review})


def day_of_rules(document: Document) -> date:
    """The day whose rules a text is judged by: that of its approval, else that from which it is to count.

    A draft that says neither is judged by the latest rules, also those to come.
    """
    approved = document.approved_on() if document.status.released else None
    return approved or document.effective or date.max
