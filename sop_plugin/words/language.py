"""The languages in which the program and its documents speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from sop_plugin.words import catalogue


class Language(str):
    """A BCP 47 tag that has a catalogue. There is one object for each tag, so that ``is`` compares them."""

    __slots__ = ()
    _known: ClassVar[dict[str, Language]] = {}

    ZH_HANS: ClassVar[Language]
    ZH_HANT: ClassVar[Language]
    EN: ClassVar[Language]

    def __new__(cls, tag: str) -> Language:
        """The language of a tag; ``ValueError`` where there is no catalogue for it."""
        known = cls._known.get(tag)
        if known is None:
            if not catalogue.is_known(tag):
                raise ValueError(f"there is no catalogue for the language {tag!r}")
            known = cls._known[tag] = super().__new__(cls, tag)
        return known

    def __reduce__(self) -> tuple[type[Language], tuple[str]]:
        return Language, (str(self),)

    @property
    def is_chinese(self) -> bool:
        """Whether its text is written in Chinese characters, without blanks between words."""
        return self.partition("-")[0] == "zh"


Language.ZH_HANS = Language("zh-Hans")
Language.ZH_HANT = Language("zh-Hant")
Language.EN = Language("en")


def languages() -> tuple[Language, ...]:
    """Every language that has a catalogue, the readers' first one first."""
    return tuple(map(Language, catalogue.tags()))


def further_languages() -> tuple[Language, ...]:
    """Those whose words do not stand in the code."""
    return tuple(map(Language, catalogue.further_tags()))


@dataclass(frozen=True)
class LocalisedText:
    """One text in several languages; a missing one falls back to the nearest."""

    zh_hans: str = ""
    zh_hant: str = ""
    en: str = ""
    others: Mapping[Language, str] = field(default_factory=dict, hash=False)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every text that there is."""
        return tuple(filter(None, (self.zh_hans, self.zh_hant, self.en, *self.others.values())))

    def in_language(self, language: Language) -> str:
        """The text in ``language``, else in the other Chinese script, else in whatever there is."""
        if language in self.others:
            return self.others[language]
        if language is Language.ZH_HANS:
            wanted = (self.zh_hans, self.zh_hant, self.en)
        elif language is Language.ZH_HANT:
            wanted = (self.zh_hant, self.zh_hans, self.en)
        else:
            wanted = (self.en, self.zh_hans, self.zh_hant)
        return next((text for text in (*wanted, *self.others.values()) if text), "")
