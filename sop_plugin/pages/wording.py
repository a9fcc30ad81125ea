"""Labels, names and dates in the words of one language, as templates ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

from markupsafe import Markup, escape

from sop_plugin.model.document import Document, Role
from sop_plugin.model.lifecycle import State
from sop_plugin.model.period import Period
from sop_plugin.words.labels import label_texts
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

_MONTHS = "January February March April May June July August September October November December".split()


class Wording:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.labels: Mapping[str, str] = label_texts(language)
        self.voice = voice_in(language)
        english = language is Language.EN
        # Full-width punctuation brings its own room.
        self.gap = " " if english else ""
        self.colon = ": " if english else "："
        self.comma = ", " if english else "、"

    def sentence(self, label: str, **values: object) -> Markup:
        """A label with its placeholders filled: dates in words, all else escaped."""
        filled = {k: self.day(v) if isinstance(v, date) else v for k, v in values.items()}
        return escape(self.labels[label]).format(**filled)

    def day(self, day: date) -> Markup:
        """A date in words: 2026年3月1日, 1 March 2026."""
        return _day_in_words(day, english=self.language is Language.EN)

    def date(self, day: date | None) -> Markup:
        """A date in digits, or a dash."""
        if day is None:
            return Markup('<span class="sop-none">—</span>')
        return _day_in_digits(day)

    def state(self, state: State) -> str:
        """The word for a state."""
        return self.labels[f"state_{state.value}"]

    def type_name(self, name: str) -> str:
        """The name of a document type; a type of the project's own has only its own name."""
        return self.labels.get(f"type_{name}", name)

    def role(self, role: Role) -> str:
        """The word for a role of approval."""
        return self.labels[f"role_{role.value}"]

    def period(self, period: Period) -> Markup:
        """A period in years where it is whole years, else in months."""
        years, months = divmod(period.months, 12)
        return self.sentence("months", count=period.months) if months else self.sentence("years", count=years)


# The same days come again on page after page.
@lru_cache(4096)
def _day_in_words(day: date, *, english: bool) -> Markup:
    if english:
        words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    else:
        words = f"{day.year}年{day.month}月{day.day}日"
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), words)


@lru_cache(4096)
def _day_in_digits(day: date) -> Markup:
    return Markup('<time datetime="{0}">{0}</time>').format(day.isoformat())


wording = cache(Wording)


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
