"""The reviews of the months ahead as columns: what is overdue first and apart, each count on its column."""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.model.lifecycle import State
from sop_plugin.registers.reviews import ReviewLoad
from sop_plugin.rendering.diagrams.patterns import state_fill, state_patterns
from sop_plugin.rendering.svg import drawing, element, text, text_width
from sop_plugin.words import labels
from sop_plugin.words.dates import short_month, year_in_words
from sop_plugin.words.voice import Voice

_SIZE = 12.0
_SLOT, _COLUMN = 25.0, 17.0
_LEFT, _GAP = 2.0, 14.0
_TOP, _PLOT = 22.0, 130.0


def load_sentence(load: ReviewLoad, voice: Voice) -> str:
    """The three sums in words."""
    ahead = sum(len(month.rows) for month in load.months)
    return voice.say(
        labels.LOAD_SENTENCE,
        overdue=len(load.overdue),
        months=len(load.months),
        ahead=ahead,
        later=len(load.later),
    )


def review_load_diagram(name: str, load: ReviewLoad, voice: Voice) -> Markup:
    """One column for what is overdue, one for each month."""
    overdue = voice.say(labels.BAND_OVERDUE)
    first_slot = max(40.0, text_width(overdue) * _SIZE + 6)
    start = _LEFT + first_slot + _GAP
    most = max([len(load.overdue), *(len(month.rows) for month in load.months), 1])
    base = _TOP + _PLOT
    fill = state_fill(name, State.OVERDUE)
    columns = [_column(_LEFT + first_slot / 2, len(load.overdue), most, overdue, "overdue", fill)]
    for i, month in enumerate(load.months):
        # As narrow as a column: the first month of a drawing and of a year says that these are months.
        label = voice.say(short_month(month.month, named=i == 0 or month.month.month == 1))
        columns.append(_column(start + (i + 0.5) * _SLOT, len(month.rows), most, label, "ahead", None))
    width = start + _SLOT * len(load.months) + _LEFT
    return drawing(
        name,
        state_patterns(name, State.OVERDUE),
        *columns,
        element(
            "path",
            class_="sop-diagram__base",
            d=f"M{_LEFT:g} {base:g}h{first_slot:g}M{start:g} {base:g}H{width:g}",
        ),
        *_years(load, voice, start, base + 36),
        width=width,
        height=base + 44,
        title=voice.say(labels.LOAD_DIAGRAM, months=len(load.months)),
        description=load_sentence(load, voice),
        class_="sop-diagram__drawing",
    )


def _column(middle: float, count: int, most: int, label: str, tone: str, fill: str | None) -> Markup:
    base, height = _TOP + _PLOT, _PLOT * count / most
    bar = element(
        "rect",
        class_="sop-diagram__part",
        x=middle - _COLUMN / 2,
        y=base - height,
        width=_COLUMN,
        height=height,
        fill=fill,
    )
    class_ = "sop-diagram__figure" if count else "sop-diagram__soft"
    return element(
        "g",
        *([bar] if count else []),
        text(middle, base - height - 6, str(count), class_=class_, anchor="middle"),
        text(middle, base + 17, label, class_="sop-diagram__month", anchor="middle"),
        class_=f"sop-tone--{tone}",
    )


def _years(load: ReviewLoad, voice: Voice, start: float, baseline: float) -> list[Markup]:
    """Each year under its first month, with a stroke where it begins."""
    marks: list[Markup] = []
    for i, month in enumerate(load.months):
        if i and load.months[i - 1].month.year == month.month.year:
            continue
        x = start + i * _SLOT
        year = voice.say(year_in_words(month.month))
        marks.append(element("path", class_="sop-diagram__base", d=f"M{x:g} {baseline - 12:g}v15"))
        # A year that ends at once has no room for its name.
        same = sum(other.month.year == month.month.year for other in load.months)
        if text_width(year) * _SIZE + 5 <= same * _SLOT:
            marks.append(text(x + 5, baseline, year, class_="sop-diagram__soft sop-diagram__month"))
    return marks
