"""The search index as a browser is handed it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.outside.chinese import reading_of_terms, simplifier
from sop_plugin.searching.entries import Findable, Found, Passage
from sop_plugin.searching.folding import Folding, grams, short_words, singles
from sop_plugin.searching.index import SearchIndex, hashed
from sop_plugin.searching.numbers import number_keys
from sop_plugin.searching.pieces import Pieces
from sop_plugin.searching.pinyin import pinyin_keys
from sop_plugin.searching.postings import ALPHABET, merged, packed, place

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
        index.add(page)
    return dict(index.files({"lead": 30}))


def numbers(text: str) -> Iterator[int]:
    value = shift = 0
    for digit in map(ALPHABET.index, text):
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            yield value
            value = shift = 0


def unpacked(text: str) -> Iterator[tuple[int, int]]:
    """Passages, counted through, with their weights."""
    where = 0
    for distance in numbers(text):
        where += distance
        yield where >> 2, where & 3


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


@given(st.lists(st.tuples(st.integers(1, 50_000), st.integers(0, 3)), unique_by=lambda each: each[0]))
def test_packed_postings_are_what_was_packed(found: list[tuple[int, int]]) -> None:
    found.sort()
    assert list(unpacked(packed([place(*each) for each in found]))) == found


def test_a_title_counts_for_more_than_the_text() -> None:
    texts = [place(1, 0), place(2, 0), place(7, 0)]
    assert list(unpacked(packed(merged(texts, [place(2, 1), place(5, 3)])))) == [
        (1, 0),
        (2, 1),
        (5, 3),
        (7, 0),
    ]


TEXTS = st.text(st.sampled_from("客户投诉的一〇𠀀é 。，\nabcdeVIP2026ﬁ"), max_size=30)


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=4)), max_size=3))
def test_pieces_are_where_they_are_one_by_one(pages: list[tuple[str, list[str]]]) -> None:
    """The whole pages at once are the same as each piece of each text by itself."""
    pieces = Pieces(FOLDING)
    expected: dict[str, set[int]] = defaultdict(set)
    number = 0
    for text, passages in pages:
        found = tuple(Passage(f"c{at}", "", "", each) for at, each in enumerate(passages))
        pieces.add(Findable(Found.PAGE, "a/", "", text=text, passages=found))
        for each in (text, *passages):
            number += 1
            spaced, stream = FOLDING.spaced(each), FOLDING.stream(each)
            for piece in grams(stream) | short_words(spaced) | singles(stream):
                expected[piece].add(place(number, 0))
    texts, named = pieces.places()
    assert texts == {piece: sorted(places) for piece, places in expected.items()}
    assert named == {}


def test_how_people_ask_for_a_clause_leads_to_it_and_says_less_than_its_words() -> None:
    asked = replace(PAGE.passages[0], asked=("响铃几声 要接",))
    page = replace(PAGE, passages=(asked,), asked=("电话怎么接",))
    pieces = Pieces(FOLDING)
    pieces.add(page)
    texts, named = pieces.places()
    assert texts["几声"] == [place(2, 2)]
    assert texts["响铃"] == [place(2, 0)], "the text has it"
    assert named["怎么"] == [place(1, 2)]
    assert named["听电"] == [place(1, 3)]
    assert "几" not in texts
    made = files(page)
    folder = json.loads(made["start.js"].decode().removeprefix("sopSearch.start(").rpartition(")")[0])[
        "folder"
    ]
    text = json.loads(made[f"{folder}/t0-0.js"].decode().partition(",")[2].rpartition(")")[0])
    assert [passage[4:] for passage in text[1]] == [[["电话怎么接"]], [["响铃几声 要接"]]]


def test_a_character_alone_is_found_where_it_is_in_few_texts() -> None:
    def places_of(titles: tuple[str, ...], texts: int) -> tuple[list[int], list[int]]:
        pieces = Pieces(FOLDING)
        for title in titles:
            pieces.add(Findable(Found.PAGE, "a/", title))
        for _ in range(texts):
            pieces.add(Findable(Found.PAGE, "a/", "", passages=(Passage("c", "", "", "猫，"),) * 3))
        found, named = pieces.places()
        return found.get("猫", []), named.get("猫", [])

    assert places_of((), 10) == ([place(4 * page + at, 0) for page in range(10) for at in (2, 3, 4)], [])
    few, _ = places_of((), 100)
    assert len(few) == 201, "whole pages, until there are 200"
    assert places_of(("猫",), 66) == (
        [place(1 + 4 * page + at, 0) for page in range(66) for at in (2, 3, 4)],
        [7],
    )
    assert places_of(("猫",), 67) == ([], [7]), "in so many texts only the title says something"


def test_what_begins_in_a_title_and_ends_in_its_text_is_found() -> None:
    pieces = Pieces(FOLDING)
    passages = (Passage("a", "", "问候", "响铃"), Passage("b", "", "the tele", "phone rings"))
    pieces.add(Findable(Found.PAGE, "a/", "", passages=passages))
    texts, _ = pieces.places()
    assert texts["候响"] == [place(2, 0)]
    assert {piece for piece in ("tele", "elep", "leph", "epho", "phon") if piece in texts} == {
        "elep",
        "leph",
        "epho",
        "phon",
    }


def test_a_start_file_names_the_folder_and_each_part_hands_itself_over() -> None:
    made = files(PAGE)
    start = json.loads(re.fullmatch(r"sopSearch\.start\((.*)\)\n", made["start.js"].decode())[1])  # type: ignore[index]
    assert start["lead"] == 30
    assert list(numbers(start["pages"])) == [2]
    folder = start["folder"]
    assert {path.split("/")[0] for path in made} == {folder, "start.js"}
    text = made[f"{folder}/t0-0.js"].decode()
    assert text.startswith('sopSearch.take("t0-0",[["document","HT-SD-SOP-004/"')
    assert "<" not in text, "nothing that looks like a tag"
    shard = made[f"{folder}/p{hashed('接听') % start['shards']}.js"].decode()
    value = json.loads(shard.partition(",")[2].strip()[:-1])["接听"]
    assert list(unpacked(value)) == [(1, 3), (2, 0)]


def test_the_same_pages_give_the_same_bytes_and_others_another_folder() -> None:
    assert files(PAGE) == files(PAGE)
    other = Findable(Found.TERM, "glossary/#t", "术语")
    assert files(PAGE).keys() != files(PAGE, other).keys()
