"""People in a line of text."""

from __future__ import annotations

from collections.abc import Sequence

from sop_plugin.model.organisation import Person
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words

_MORE = Words("等 {count} 人", "and others, {count} in all")
_NAMED = 5


def listed_people(people: Sequence[Person], language: Language, *, with_id: bool = False) -> str:
    """The first few by name, and by the id that a command takes; of more, how many there are."""
    names = [f"{person.name} {person.id}" if with_id else person.name for person in people[:_NAMED]]
    text = (", " if language is Language.EN else "、").join(names)
    if len(people) <= _NAMED:
        return text
    # Between Chinese characters stands no blank.
    gap = " " if text[-1].isascii() or language is Language.EN else ""
    return f"{text}{gap}{_MORE.in_language(language).format(count=len(people))}"
