"""Sentences that are said to a person, in the language at hand."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter

from sop_plugin.words.language import Language


@dataclass(frozen=True)
class Words:
    """A text of the catalogue in the two languages in which authors are addressed."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """English for English, Chinese for both Chinese scripts."""
        return self.en if language is Language.EN else self.zh

    def with_gaps(self, language: Language) -> str:
        """The words with ``<name>`` where a finding has a value; hints are only there when something is near."""
        gaps = {name: "" if name.startswith("hint_") else f"<{_plain(name)}>" for name in self.fields}
        return self.in_language(language).format_map(gaps)

    @property
    def fields(self) -> frozenset[str]:
        """Names of the placeholders of both languages; ``_zh`` and ``_en`` mark what only one of them uses."""
        return frozenset(
            name for text in (self.zh, self.en) for _, name, _, _ in Formatter().parse(text) if name
        )


def _plain(name: str) -> str:
    return name.removesuffix("_zh").removesuffix("_en").replace("_", " ")
