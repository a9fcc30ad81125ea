"""Rules and findings: a finding is a rule broken, at a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sop_plugin.model.place import Place
from sop_plugin.words.labels import LABELS
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sentence, Words, voice_in


class Severity(StrEnum):
    """How bad it is. Errors and warnings fail a strict build; advice never does."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)

    @property
    def label(self) -> Words:
        """What it is called where it stands alone."""
        return LABELS[f"severity_{self}"]


class AuditQuestion(StrEnum):
    """What an auditor asks about signatures, numbers and evidence, in the order in which it is asked."""

    MISSING_ROLE = "missing_role"
    SELF_APPROVAL = "self_approval"
    NO_AUTHORITY = "no_authority"
    OUT_OF_ORDER = "out_of_order"
    BACK_DATED = "back_dated"
    TEXT_CHANGED = "text_changed"
    SEAL = "seal"
    NUMBERS = "numbers"
    RECORDS = "records"
    LEDGER = "ledger"
    ARCHIVE = "archive"
    TRAIL = "trail"


@dataclass(frozen=True)
class Rule:
    """A rule of the catalogue; its text is its documentation.

    ``what`` may hold ``{placeholders}`` that a finding fills. ``time_alone``: it comes with the passing of time, so
    it is shown and listed but never fails a strict build or a change that did not cause it. ``question``: under which of the
    auditor's questions a broken one is listed as an exception. ``mendable``: ``sop fix`` mends it where that takes no judgement.
    """

    code: str
    name: str
    severity: Severity
    title: Words
    what: Words
    why: Words
    remedy: Words
    example: str
    time_alone: bool = False
    mendable: bool = False
    question: AuditQuestion | None = None

    def at(self, place: Place, **values: object) -> Finding:
        """A finding of this rule; ``values`` fill the placeholders of ``what`` and ``remedy``."""
        missing = (self.what.fields | self.remedy.fields) - values.keys()
        if missing:
            raise TypeError(f"{self.code}: no value for {', '.join(sorted(missing))}")
        return Finding(place, self, values)


@dataclass(frozen=True)
class Finding:
    """A rule broken, at a place. ``values`` are the things that it is about; they are named when it is read."""

    place: Place
    rule: Rule
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    lowered: Severity | None = None
    """As what it counts where the settings lower its rule there."""

    @property
    def code(self) -> str:
        """Code of the rule, such as ``SOP401``."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """That of the rule, or what the settings lower it to."""
        return self.lowered or self.rule.severity

    @property
    def fails_strict(self) -> bool:
        """Whether a strict build or ``sop check`` fails by it."""
        return not self.rule.time_alone and self.severity is not Severity.ADVICE

    def message(self, language: Language = Language.ZH_HANS) -> str:
        """What is wrong, on one line, whatever the document's text smuggles in."""
        return self._line(self.rule.what, language)

    def remedy(self, language: Language = Language.ZH_HANS) -> str:
        """What to do, on one line."""
        return self._line(self.rule.remedy, language)

    @property
    def words(self) -> Sentence:
        """What is wrong, as part of another sentence."""
        return Sentence(self.rule.what, self.values)

    def _line(self, words: Words, language: Language) -> str:
        return " ".join(voice_in(language).say(Sentence(words, self.values)).split())

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By file, then place, then code."""
        p = self.place
        return (p.path, p.line, p.column, self.rule.code, self.message())
