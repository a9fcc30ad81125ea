"""Findings that a manual lives with: which rule counts for less, where, why and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sop_plugin.model.finding import Finding, Severity
from sop_plugin.model.place import Place
from sop_plugin.words.labels import LABELS
from sop_plugin.words.voice import Words

OFF = "off"
"""The level of what is not reported any more."""


def level_label(level: str) -> Words | None:
    """What becomes of findings at a level, in words; ``None`` for a word that is none."""
    return LABELS.get(f"lowered_{level}")


@dataclass(frozen=True)
class Lowering:
    """Findings of the rule ``code`` count as ``severity`` only, or are not reported where that is ``None``.

    ``paths`` are patterns as in ``.gitignore``, from the documents' folder; without them it is so everywhere. It counts to the end of
    the day ``until``.
    """

    code: str
    severity: Severity | None
    reason: str
    paths: tuple[str, ...] = ()
    until: date | None = None

    @property
    def level(self) -> str:
        """The severity as the settings write it."""
        return OFF if self.severity is None else self.severity.value

    @property
    def label(self) -> Words:
        """What becomes of the findings."""
        return LABELS[f"lowered_{self.level}"]

    def has_ended(self, as_of: date) -> bool:
        """Whether it counts no more on a day."""
        return self.until is not None and self.until < as_of


@dataclass(frozen=True)
class HeldBack:
    """An entry of the settings, where it stands, and the ``findings`` that it holds back, each as its rule has it."""

    lowering: Lowering
    place: Place
    findings: tuple[Finding, ...] = ()
