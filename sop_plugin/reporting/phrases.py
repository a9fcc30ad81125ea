"""How parts of a sentence are joined in the language of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sop_plugin.model.document import Document
from sop_plugin.reporting import change_words as words
from sop_plugin.reporting.markdown import plain
from sop_plugin.words.labels import label_texts
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words

_LISTED = 12


class Phrases:
    """Words, lists and notes in one language, as Markdown. What comes from a document goes through ``plain`` first."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.labels = label_texts(language)
        english = language is Language.EN
        self.colon = ": " if english else "："
        self.gap = " " if english else ""
        self._comma = ", " if english else "、"
        self._semicolon = "; " if english else "；"

    def say(self, text: Words, **values: object) -> str:
        """A text of the catalogue with its values."""
        return text.in_language(self.language).format(**values)

    def listed(self, values: Iterable[str]) -> str:
        """Texts of documents, one after the other."""
        return self.joined(plain(value) for value in values)

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of a list."""
        return self._comma.join(parts)

    def apart(self, parts: Iterable[str]) -> str:
        """Parts that are sentences by themselves, or lists."""
        return self._semicolon.join(parts)

    def noted(self, text: str, note: str) -> str:
        """A text with a note in parentheses, if there is one."""
        return self.say(words.WITH_NOTE, noted=text, note=note) if note else text

    def some(self, shown: Sequence[str]) -> str:
        """The first of many, with how many there are."""
        text = self.joined(shown[:_LISTED])
        return f"{text} {self.say(words.AND_MORE, count=len(shown))}" if len(shown) > _LISTED else text

    def name(self, document: Document) -> str:
        """How a document is called."""
        return f"{plain(document.number)} {plain(document.title)}"
