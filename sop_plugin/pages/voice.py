"""What pages say: the one voice, for HTML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType

from markupsafe import Markup, escape

from sop_plugin.model.document import Document
from sop_plugin.pages.seen.shown_day import ShownDay
from sop_plugin.words import labels
from sop_plugin.words.dates import day_in_words
from sop_plugin.words.labels import LABELS
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Medium, Sentence, Voice, Words, voice_in

GAP = Words("", " ")
"""Between sentences: full-width punctuation brings its own room."""


def _day(day: date, voice: Voice) -> Markup:
    if isinstance(day, ShownDay):
        return _time(day.isoformat(), day.in_words(voice.language))
    return _known_day(day, voice)


# The same days come again on page after page.
@lru_cache(4096)
def _known_day(day: date, voice: Voice) -> Markup:
    return _time(day.isoformat(), voice.plain.say(day_in_words(day)))


def _time(digits: str, words: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(digits, words)


_HTML = Medium(escape, escape, _day)


def page_voice(language: Language) -> Voice:
    """The voice of pages in a language: days in words, and every text escaped."""
    return voice_in(language, _HTML)


@cache
def labels_in(voice: Voice) -> Mapping[str, str]:
    """Name of each label in lower case → its words."""
    return MappingProxyType({name: voice.say(words) for name, words in LABELS.items()})


def day_or_dash(day: date | None) -> Markup:
    """A date in digits, for tables."""
    return Markup('<span class="sop-none">—</span>') if day is None else _in_digits(day.isoformat())


@lru_cache(4096)
def _in_digits(digits: str) -> Markup:
    return Markup("<time>{}</time>").format(digits)


def state_attributes(document: Document) -> Markup:
    """Everything from which the browser derives the state again, as ``data-`` attributes."""
    dates = document.dates
    facts = {
        "status": document.status.value,
        "effective": dates.effective,
        "review-due": dates.review_due,
        "expires": dates.expires,
        "withdrawn": dates.withdrawn,
        "superseded": dates.superseded,
    }
    # Words of our own and dates: nothing to escape.
    return Markup(" ".join(f'data-{k}="{v}"' for k, v in facts.items() if v))  # noqa: S704


def time_words(minutes: int) -> Sentence:
    """How long something takes, in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return labels.TIME_MINUTES.filled(minutes=minutes)
    if not rest:
        return labels.TIME_HOURS.filled(hours=hours)
    return labels.TIME_HOURS_MINUTES.filled(hours=hours, minutes=rest)
