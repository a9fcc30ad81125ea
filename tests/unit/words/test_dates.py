"""Days, months and years in words."""

from __future__ import annotations

from datetime import date

from sop_plugin.words.dates import day_in_words, month_in_words, short_month, year_in_words
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

DAY = date(2026, 12, 3)
CHINESE, ENGLISH = voice_in(Language.ZH_HANS), voice_in(Language.EN)


def test_each_is_said_as_people_write_it() -> None:
    said = [
        (voice.say(day_in_words(DAY)), voice.say(month_in_words(DAY)), voice.say(year_in_words(DAY)))
        for voice in (CHINESE, ENGLISH)
    ]
    assert said == [("2026年12月3日", "2026年12月", "2026年"), ("3 December 2026", "Dec 2026", "2026")]


def test_a_narrow_column_names_its_months_once() -> None:
    assert [CHINESE.say(short_month(DAY, named=named)) for named in (True, False)] == ["12月", "12"]
    assert [ENGLISH.say(short_month(DAY, named=named)) for named in (True, False)] == ["Dec", "Dec"]


def test_every_month_has_a_name_of_its_own() -> None:
    names = {ENGLISH.say(day_in_words(date(2026, month, 1))) for month in range(1, 13)}
    assert len(names) == 12
