"""Levels of confidentiality, in a company's own words, and what an edition for one of them leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sop_plugin.model.document import Document

# A shorter title is a word of everyday texts: it is taken out only where it is written as a title.
_SHORTEST = 4


@dataclass(frozen=True)
class Readership:
    """For whom an edition is: who may see what is up to ``level``, and of that the documents of some ``departments`` alone.

    ``departments`` are those named and those below them; none stand for all. ``name`` is that of the level itself, or of an audience.
    """

    name: str
    level: str
    departments: tuple[str, ...] = ()
    is_audience: bool = False


@dataclass(frozen=True)
class Confidentiality:
    """``levels`` from the one that everybody may see up; ``default`` is that of documents that say none, ``departments`` code → level.

    ``audiences`` are readers with a name of their own. Without levels nothing is confidential.
    """

    levels: tuple[str, ...] = ()
    default: str = ""
    departments: Mapping[str, str] = field(default_factory=dict)
    audiences: tuple[Readership, ...] = ()

    def readers(self, name: str) -> Readership | None:
        """Those whom a level or the name of an audience stands for."""
        if name in self.levels:
            return Readership(name, name)
        return next((each for each in self.audiences if each.name == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that ``readers`` knows."""
        return (*self.levels, *(each.name for each in self.audiences))

    def level_of(self, document: Document) -> str:
        """What the level of a text is called; one that nobody knows as it is written, empty without levels."""
        rank = self.of(document)
        return self.levels[rank] if rank < len(self.levels) else document.confidentiality

    def hidden_departments(self, level: str) -> frozenset[str]:
        """The departments that are above a level."""
        allowed = self.rank(level)
        return frozenset(code for code, own in self.departments.items() if self.rank(own) > allowed)

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
    """What an edition for ``readers`` leaves out: documents by their numbers and by the titles that any of their texts had.

    ``titles`` has the names of departments that are left out, ``codes`` their codes. ``paths`` are files of documents and the files beside
    them, ``chains`` numbers of the edition whose lines in the ledger name any of them, ``head`` and ``anchor`` are of the whole ledger.
    ``said`` is what stands in the place of a reference.
    """

    readers: Readership
    numbers: frozenset[str]
    titles: frozenset[str]
    paths: frozenset[str]
    said: str
    head: str = ""
    anchor: str = ""
    chains: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        numbers = "|".join(map(re.escape, sorted(self.numbers, key=len, reverse=True)))
        titles = "|".join(map(re.escape, sorted(self.titles, key=len, reverse=True)))
        long = "|".join(
            re.escape(title)
            for title in sorted(self.titles, key=len, reverse=True)
            if len(title) >= _SHORTEST
        )
        # So is a short code: it is no more than a few letters.
        codes = "|".join(map(re.escape, sorted(code for code in self.codes if len(code) >= _SHORTEST)))
        files = "|".join(
            re.escape(path.rpartition("/")[2]) for path in sorted(self.paths, key=len, reverse=True)
        )
        parts = [
            rf"\[\[\s*(?:{numbers})\s*(?:#[^\]|]*)?(?:\|[^\]]*)?\]\]" if numbers else "",
            rf"!?\[[^\]\n]*\]\([^)\n]*(?:{files})[^)\n]*\)" if files else "",
            rf"《(?:{titles})》" if titles else "",
            rf"(?<![A-Za-z0-9-])(?:{numbers})(?![A-Za-z0-9])" if numbers else "",
            long,
            rf"(?<![A-Za-z0-9-])(?:{codes})(?![A-Za-z0-9-])" if codes else "",
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


def numbers_above(
    rule: Confidentiality, readers: Readership, departments: frozenset[str], texts: Iterable[Document]
) -> frozenset[str]:
    """The numbers of which any text is not for these readers: what one revision hides, the others do not tell either.

    ``departments`` are those of the readers, with those below them; none where they have all.
    """
    allowed = rule.rank(readers.level)
    return frozenset(
        document.number
        for document in texts
        if rule.of(document) > allowed or (readers.departments and document.department not in departments)
    )
