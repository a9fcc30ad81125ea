"""Requirements of standards by their numbers, and what documents say of which they serve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sop_plugin.model.place import Place
from sop_plugin.words.language import LocalisedText


@dataclass(frozen=True)
class Requirement:
    """One number of a standard, with a few words of our own for what it is about: never the words of the standard.

    ``was`` are the numbers that it goes back to in the edition before, ``changed`` says in our own words what else it asks for.
    """

    standard: str
    clause: str
    words: LocalisedText = field(default_factory=LocalisedText)
    was: tuple[str, ...] = ()
    changed: LocalisedText = field(default_factory=LocalisedText)

    @property
    def name(self) -> str:
        """As documents name it: ``ISO 9001:2015 7.5.2``."""
        return f"{self.standard} {self.clause}".strip()


@dataclass(frozen=True)
class Claim:
    """That a document serves a requirement, as its front matter says; ``clause`` is a number or id, or the whole text."""

    requirement: str
    clause: str | None
    place: Place


@dataclass(frozen=True)
class ServedBy:
    """The same as a catalogue says it of a document: ``place`` is the line of the catalogue."""

    requirement: str
    number: str
    clause: str | None
    place: Place


@dataclass(frozen=True)
class NewEdition:
    """That one standard takes the place of another, as its catalogue says; ``origins`` are the old numbers that are named."""

    standard: str
    replaces: str
    place: Place
    origins: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Requirements:
    """All catalogues of a manual together: name → requirement in the order of the files, and what they say is served by what."""

    known: Mapping[str, Requirement] = field(default_factory=dict)
    served_by: tuple[ServedBy, ...] = ()
    editions: tuple[NewEdition, ...] = ()

    @cached_property
    def standards(self) -> frozenset[str]:
        """Those of which a catalogue lists requirements."""
        return frozenset(each.standard for each in self.known.values())

    @property
    def coming(self) -> tuple[NewEdition, ...]:
        """Editions that are listed beside the one that they replace: until that goes, it is the one that counts."""
        return tuple(
            each
            for each in self.editions
            if each.replaces in self.standards and each.replaces != each.standard
        )


NO_REQUIREMENTS = Requirements()
