"""People in a line of text."""

from __future__ import annotations

from collections.abc import Sequence

from sop_plugin.model.organisation import Person
from sop_plugin.words.voice import Voice, Words

_MORE = Words("{names}等 {count} 人", "{names} and others, {count} in all")
_MORE_AFTER_LATIN = Words("{names} 等 {count} 人", "{names} and others, {count} in all")
_NAMED = 5


def listed_people(people: Sequence[Person], voice: Voice, *, with_id: bool = False) -> str:
    """The first few by name, and by the id that a command takes; of more, how many there are."""
    names = [f"{person.name} {person.id}" if with_id else person.name for person in people[:_NAMED]]
    text = voice.listed(names)
    if len(people) <= _NAMED:
        return text
    # Behind an id or a Latin name stands a blank, whatever the language.
    more = _MORE_AFTER_LATIN if text[-1].isascii() else _MORE
    return voice.say(more, names=text, count=len(people))
