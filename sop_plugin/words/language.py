"""The languages a document or a label can be in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """BCP 47 tags of the languages the manual speaks."""

    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"
    EN = "en"


@dataclass(frozen=True)
class LocalisedText:
    """One text in up to three languages; a missing one falls back to the nearest."""

    zh_hans: str = ""
    zh_hant: str = ""
    en: str = ""

    def in_language(self, language: Language) -> str:
        """The text in ``language``, else in the other Chinese script, else in whatever there is."""
        wanted = {
            Language.ZH_HANS: (self.zh_hans, self.zh_hant, self.en),
            Language.ZH_HANT: (self.zh_hant, self.zh_hans, self.en),
            Language.EN: (self.en, self.zh_hans, self.zh_hant),
        }[language]
        return next((text for text in wanted if text), "")
