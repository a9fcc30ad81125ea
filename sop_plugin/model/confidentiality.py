"""Levels of confidentiality, in a company's own words, and what an edition for one of them leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sop_plugin.model.document import Document
from sop_plugin.model.event import Issued
from sop_plugin.model.left_out import Cleaner, Spelt
from sop_plugin.model.organisation import Organisation


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

    ``audiences`` are readers with a name of their own. ``everyday_words`` are titles and names of departments that texts may say
    whatever their level. Without levels nothing is confidential.
    """

    levels: tuple[str, ...] = ()
    default: str = ""
    departments: Mapping[str, str] = field(default_factory=dict)
    audiences: tuple[Readership, ...] = ()
    everyday_words: tuple[str, ...] = ()

    def passed_down(self, organisation: Organisation) -> Confidentiality:
        """The same with the level of each department passed down to those below it; of several the highest counts."""
        departments = dict(self.departments)
        for code in organisation.departments if departments else ():
            own = (code, *organisation.above(code))
            if levels := [self.departments[up] for up in own if up in self.departments]:
                departments[code] = max(levels, key=self.rank)
        return replace(self, departments=departments)

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

    def leaves_out(self, readers: Readership) -> bool:
        """Whether there is anything that these readers may not see."""
        return bool(readers.departments) or self.rank(readers.level) < len(self.levels) - 1

    def rank(self, level: str) -> int:
        """Where a level stands; one that nobody knows is above all of them, so that a slip of the pen shows nothing."""
        return self.levels.index(level) if level in self.levels else len(self.levels)

    def of(self, document: Document) -> int:
        """The rank of one text: the higher one of its own and its department's."""
        return self.of_words(document.confidentiality, document.department)

    def of_words(self, level: str, department: str) -> int:
        """The rank of what says this level, or none, and is of this department."""
        own = level or self.default or (self.levels[0] if self.levels else "")
        of_department = self.departments.get(department, "")
        return max(self.rank(own), self.rank(of_department) if of_department else 0)


@dataclass(frozen=True)
class Limits:
    """What an edition for ``readers`` leaves out: documents by their numbers and by the titles that any of their texts had.

    ``spelt`` has these words, and those of departments that are left out, whose codes are ``codes``. ``paths`` are files of documents and
    the files beside them, ``chains`` numbers of the edition whose lines in the ledger name any of them, ``head`` and ``anchor`` are of the
    whole ledger. ``said`` is what stands in the place of a reference.
    """

    readers: Readership
    spelt: Spelt
    paths: frozenset[str]
    said: str
    simplify: Callable[[str], str] = field(repr=False, compare=False)
    head: str = ""
    anchor: str = ""
    chains: frozenset[str] = frozenset()

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers of documents that are left out."""
        return self.spelt.numbers

    @property
    def codes(self) -> frozenset[str]:
        """The codes of departments that are left out."""
        return self.spelt.codes

    @cached_property
    def _cleaner(self) -> Cleaner:
        return Cleaner(self.spelt, self.simplify, self.said)

    def clean(self, text: str, at: str = "") -> str:
        """The text with what is left out replaced by words that say so; ``at`` is the path of its file, from which links lead."""
        return self._cleaner.clean(text, at)

    def names(self, text: str) -> bool:
        """Whether a text says anything of what is left out."""
        return self.clean(text) != text


def numbers_above(
    rule: Confidentiality,
    readers: Readership,
    departments: frozenset[str],
    texts: Iterable[Document],
    issues: Iterable[Issued],
) -> frozenset[str]:
    """The numbers of which any text is not for these readers: what one revision hides, the others do not tell either.

    ``departments`` are those of the readers, with those below them; none where they have all. ``issues`` are of all numbers that were
    given out: one that has no text yet, or none any more, is of the level of its department.
    """
    allowed, known, gone = rule.rank(readers.level), set[str](), set[str]()
    for document in texts:
        known.add(document.number)
        if rule.of(document) > allowed or not _among(document.department, readers, departments):
            gone.add(document.number)
    for issue in issues:
        level = rule.of_words("", issue.department)
        if issue.number not in known and (
            level > allowed or not _among(issue.department, readers, departments)
        ):
            gone.add(issue.number)
    return frozenset(gone)


def _among(department: str, readers: Readership, departments: frozenset[str]) -> bool:
    return not readers.departments or department in departments
