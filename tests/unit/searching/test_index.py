"""The search index as a browser is handed it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.outside.chinese import reading_of_terms, simplifier
from sop_plugin.searching.entries import Findable, Found, Passage
from sop_plugin.searching.folding import Folding, grams, short_words
from sop_plugin.searching.index import SearchIndex, hashed
from sop_plugin.searching.numbers import number_keys
from sop_plugin.searching.pieces import PagePieces, pieces_of
from sop_plugin.searching.pinyin import pinyin_keys
from sop_plugin.searching.postings import ALPHABET, packed, packed_places, place

FOLDING = Folding(simplifier())
PAGE = Findable(
    Found.DOCUMENT,
    "HT-SD-SOP-004/",
    "接聽電話",
    "HT-SD-SOP-004",
    ("三声接听",),
    passages=(Passage("c4-1", "4.1", "問候", "响铃三声内接听，</script> <b>问好</b>", "4.1"),),
    department="HT-SD",
    type="procedure",
    jobs=("预订员",),
)


def files(*pages: Findable) -> dict[str, bytes]:
    index = SearchIndex(simplifier(), reading_of_terms({}))
    for page in pages:
        index.add(page, pieces_of(page, index.folding))
    return dict(index.files({"lead": 30}))


def unpacked(text: str) -> Iterator[tuple[int, int, int]]:
    at = page = 0

    def number() -> int:
        nonlocal at
        value = shift = 0
        while True:
            digit = ALPHABET.index(text[at])
            at += 1
            value |= (digit & 31) << shift
            shift += 5
            if digit < 32:
                return value

    while at < len(text):
        page += number()
        place, more = 0, 1
        while more:
            found = number()
            more, place = found & 1, place + (found >> 3)
            yield page, place, found >> 1 & 3


def test_scripts_widths_cases_accents_and_blanks_are_the_same() -> None:
    assert FOLDING.stream("ＶＩＰ 客戶，Café № 3") == "vip客户cafeno3"
    assert FOLDING.spaced("SOP-004").split() == ["sop", "004"]


def test_pieces_are_pairs_and_four_letters() -> None:
    assert grams("按vip客户telephone") == {"按v", "p客", "客户", "户t"} | {
        "tele",
        "elep",
        "leph",
        "epho",
        "phon",
        "hone",
    }
    assert short_words("vip 30 天 telephone") == {".vip", ".30"}


def test_a_number_is_found_in_any_writing() -> None:
    keys = set(number_keys(FOLDING.spaced("HT-SD-SOP-004")))
    assert {"#htsdsop4", "#sop4", "#htsd", "#htsd4", "#sd4"} <= keys
    assert "#ht4" not in keys
    assert set(number_keys("12 3")) >= {"#12-3", "#3"}


def test_pinyin_in_full_and_by_initials_leads_to_pairs() -> None:
    keys = pinyin_keys(("接听电话", "VIP接待", "长住客"), FOLDING, reading_of_terms({}))
    assert keys["~jieting"] == "接听"
    assert keys["~jt"] == "接听"
    assert keys["~pjie"] == "p接"
    assert "长住" in keys["~changzhu"]


@given(
    st.lists(
        st.tuples(st.integers(0, 5000), st.integers(0, 3000), st.integers(0, 3)), unique_by=lambda x: x[:2]
    )
)
def test_packed_postings_are_what_was_packed(found: list[tuple[int, int, int]]) -> None:
    found.sort()
    pages = {
        page: packed_places(place(*each[1:]) for each in each_page)
        for page, each_page in groupby(found, itemgetter(0))
    }
    assert list(unpacked(packed(pages))) == found


def test_pieces_that_were_kept_are_those_that_are_made_anew() -> None:
    made = pieces_of(PAGE, FOLDING)
    assert PagePieces.of_data(made.as_data()) == made


def test_a_start_file_names_the_folder_and_each_part_hands_itself_over() -> None:
    made = files(PAGE)
    start = json.loads(re.fullmatch(r"sopSearch\.start\((.*)\)\n", made["start.js"].decode())[1])  # type: ignore[index]
    assert start["lead"] == 30
    assert start["passages"] == 2
    folder = start["folder"]
    assert {path.split("/")[0] for path in made} == {folder, "start.js"}
    text = made[f"{folder}/t0-0.js"].decode()
    assert text.startswith('sopSearch.take("t0-0",[["document","HT-SD-SOP-004/"')
    assert "<" not in text, "nothing that looks like a tag"
    shard = made[f"{folder}/p{hashed('接听') & (start['shards'] - 1)}.js"].decode()
    value = json.loads(shard.partition(",")[2].strip()[:-1])["接听"]
    assert list(unpacked(value)) == [(0, 0, 3), (0, 1, 0)]


def test_the_same_pages_give_the_same_bytes_and_others_another_folder() -> None:
    assert files(PAGE) == files(PAGE)
    other = Findable(Found.TERM, "glossary/#t", "术语")
    assert files(PAGE).keys() != files(PAGE, other).keys()
