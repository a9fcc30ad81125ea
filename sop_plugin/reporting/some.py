"""The first of many in a report."""

from __future__ import annotations

from collections.abc import Sequence

from sop_plugin.words.voice import Voice, Words

_LISTED = 12
_AND_MORE = Words("{first} 等 {count} 处", "{first} and more, {count} in all")


def some(voice: Voice, parts: Sequence[object]) -> str:
    """The first of them, with how many there are."""
    first = voice.listed(parts[:_LISTED])
    return voice.say(_AND_MORE, first=first, count=len(parts)) if len(parts) > _LISTED else first
