"""Levels of confidentiality, in a company's own words, and what an edition for one of them leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sop_plugin.model.document import Document

LEVEL_VARIABLE = "SOP_LEVEL"
"""The environment variable that names the level of a site that is built."""
# A shorter title is a word of everyday texts: it is taken out only where it is written as a title.
_SHORTEST = 4


@dataclass(frozen=True)
class Confidentiality:
    """``levels`` from the one that everybody may see up; ``default`` is that of documents that say none, ``departments`` code → level.

    Without levels nothing is confidential.
    """

    levels: tuple[str, ...] = ()
    default: str = ""
    departments: Mapping[str, str] = field(default_factory=dict)

    def rank(self, level: str) -> int:
        """Where a level stands; one that nobody knows is above all of them, so that a slip of the pen shows nothing."""
        return self.levels.index(level) if level in self.levels else len(self.levels)

    def of(self, document: Document) -> int:
        """The rank of one text: the higher one of its own and its department's."""
        own = document.confidentiality or self.default or (self.levels[0] if self.levels else "")
        department = self.departments.get(document.department, "")
        return max(self.rank(own), self.rank(department) if department else 0)


@dataclass(frozen=True)
class Limits:
    """What an edition for ``level`` leaves out: documents by their numbers and by the titles that any of their texts had.

    ``paths`` are their files and the files beside them, ``chains`` numbers of the edition whose lines in the ledger name any of them,
    ``head`` and the like are of the whole ledger. ``said`` is what stands in the place of a reference.
    """

    level: str
    numbers: frozenset[str]
    titles: frozenset[str]
    paths: frozenset[str]
    said: str
    head: str = ""
    chains: frozenset[str] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        numbers = "|".join(map(re.escape, sorted(self.numbers, key=len, reverse=True)))
        titles = "|".join(map(re.escape, sorted(self.titles, key=len, reverse=True)))
        long = "|".join(
            re.escape(title)
            for title in sorted(self.titles, key=len, reverse=True)
            if len(title) >= _SHORTEST
        )
        files = "|".join(
            re.escape(path.rpartition("/")[2]) for path in sorted(self.paths, key=len, reverse=True)
        )
        parts = [
            rf"\[\[\s*(?:{numbers})\s*(?:#[^\]|]*)?(?:\|[^\]]*)?\]\]" if numbers else "",
            rf"!?\[[^\]\n]*\]\([^)\n]*(?:{files})[^)\n]*\)" if files else "",
            rf"《(?:{titles})》" if titles else "",
            rf"(?<![A-Za-z0-9-])(?:{numbers})(?![A-Za-z0-9])" if numbers else "",
            long,
        ]
        used = [part for part in parts if part]
        return re.compile("|".join(used), re.IGNORECASE) if used else None

    def clean(self, text: str) -> str:
        """The text with what is left out replaced by words that say so."""
        pattern = self._pattern
        return pattern.sub(lambda _: self.said, text) if pattern is not None else text

    def names(self, text: str) -> bool:
        """Whether a text says anything of what is left out."""
        return self.clean(text) != text


def numbers_above(rule: Confidentiality, level: str, texts: Iterable[Document]) -> frozenset[str]:
    """The numbers of which any text is above a level: what one revision hides, the others do not tell either."""
    allowed = rule.rank(level)
    return frozenset(document.number for document in texts if rule.of(document) > allowed)
