"""Boxes of a text, by their kind: what stands above one without a title of its own, and how the theme draws it."""

from __future__ import annotations

from sop_plugin.words import labels
from sop_plugin.words.voice import Voice

_BOXES = {
    "note": labels.BOX_NOTE,
    "tip": labels.BOX_TIP,
    "important": labels.BOX_IMPORTANT,
    "warning": labels.BOX_WARNING,
    "caution": labels.BOX_CAUTION,
    "danger": labels.BOX_DANGER,
    "info": labels.BOX_INFO,
    "example": labels.BOX_EXAMPLE,
    "safety": labels.BOX_SAFETY,
    "quality": labels.BOX_QUALITY,
    "measurement": labels.BOX_MEASUREMENT,
    "fault": labels.BOX_FAULT,
}
# What somebody must know at work: a title of the author's own does not hide which kind it is, in colour or without.
_NAMED = frozenset(("safety", "quality", "measurement", "fault"))
# The theme has no look of its own for these.
_LOOKS = {"important": "info", "caution": "danger"}


def box_title(kind: str, voice: Voice) -> str:
    """The words for a kind; one that nobody knows names itself."""
    label = _BOXES.get(kind)
    return voice.say(label) if label else kind.capitalize()


def keeps_its_name(kind: str) -> bool:
    """Whether the words for the kind stand before a title of the author's own."""
    return kind in _NAMED


def box_look(kind: str) -> str:
    """The kind as which the theme draws it."""
    return _LOOKS.get(kind, kind)
