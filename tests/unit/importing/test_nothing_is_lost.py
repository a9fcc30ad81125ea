"""Whatever a Word file says, nothing of it is lost without being listed; and what is taken away is seen."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from imported import imported, losses_of
from word_files import described

WORDS = st.text(
    st.sampled_from("目的范围步骤甲乙丙AbcX 019 *_`#|<>[](){}!~$^&=+-.\\/:;：。、，（）《》“”①☐x"),
    min_size=1,
    max_size=14,
)
NUMBERING = {
    "main": [{"text": "%1", "style": "Heading 1"}, {"text": "%1.%2", "style": "Heading 2"}, "%1.%2.%3"],
    "steps": ["%1.", "%2)", {"text": "%3.", "format": "lowerLetter"}],
    "brackets": ["（%1）", {"text": "%2", "format": "decimalEnclosedCircle"}],
    "dots": [{"text": "●", "format": "bullet"}, {"text": "○", "format": "bullet"}],
}
MARKS = ("bold", "italic", "struck", "raised", "lowered", "hidden")


def runs() -> st.SearchStrategy[Any]:
    marked = st.builds(lambda text, mark: {"t": text, mark: True}, WORDS, st.sampled_from(MARKS))
    picture = st.builds(lambda shade: {"picture": shade}, st.integers(0, 255))
    link = st.builds(lambda text: {"link": "https://example.org/a", "t": text}, WORDS)
    note = st.builds(lambda text: {"footnote": text}, WORDS)
    tick = st.builds(lambda ticked: {"tick": ticked}, st.booleans())
    breaks = st.builds(lambda a, b, gap: f"{a}{gap}{b}", WORDS, WORDS, st.sampled_from("\n\t"))
    return st.one_of(WORDS, WORDS, marked, marked, breaks, picture, link, note, tick)


def paragraphs() -> st.SearchStrategy[Any]:
    style = st.sampled_from([None, None, None, "Heading 1", "Heading 2", "Heading 3", "Caption", "Title"])
    number = st.one_of(
        st.none(), st.none(), st.tuples(st.sampled_from(sorted(NUMBERING)), st.integers(0, 1)).map(list)
    )

    def build(inner: list[Any], named: str | None, numbered: Any) -> dict[str, Any]:
        facts: dict[str, Any] = {"p": inner}
        if named:
            facts["style"] = named
        if numbered:
            facts["number"] = numbered
        return facts

    return st.builds(build, st.lists(runs(), min_size=1, max_size=4), style, number)


def tables() -> st.SearchStrategy[Any]:
    def build(rows: list[list[str]], merge: bool, repeated: int) -> dict[str, Any]:
        width = max(map(len, rows))
        full = [[*row, *[""] * (width - len(row))] for row in rows]
        table: dict[str, Any] = {"table": full, "repeated": repeated}
        if merge and len(full) > 1 and width > 1:
            table["merge"] = [[0, 0, 2, 2]]
            full[0][1] = full[1][0] = full[1][1] = ""
        return table

    cells = st.one_of(WORDS, st.just(""), st.lists(WORDS, min_size=1, max_size=3))
    return st.builds(
        build,
        st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=4),
        st.booleans(),
        st.integers(0, 2),
    )


def bodies() -> st.SearchStrategy[list[Any]]:
    box = st.builds(lambda text: {"box": [text]}, WORDS)
    return st.lists(st.one_of(paragraphs(), paragraphs(), tables(), box), min_size=1, max_size=8)


@given(bodies(), st.lists(WORDS, max_size=2))
def test_nothing_is_lost(body: list[Any], header: list[str]) -> None:
    data = described(*body, numbering=NUMBERING, header=header)
    made = imported(data)
    assert not losses_of(data, made).lost, made.text


@given(bodies(), st.data())
def test_what_is_taken_away_is_seen(body: list[Any], data: st.DataObject) -> None:
    word = described(*body, numbering=NUMBERING)
    made = imported(word)
    front, _, text = made.text.partition("\n---\n")
    lines = text.split("\n")
    shown = [index for index, line in enumerate(lines) if re.search(r"[\w目的范围步骤甲乙丙]", _words(line))]
    assume(shown)
    gone = data.draw(st.sampled_from(shown))
    assume(not lines[gone].startswith("| ---"))
    rest = "\n".join([*lines[:gone], *lines[gone + 1 :]])
    note = re.match(r"\[\^\d+\]", lines[gone])
    # A mark without its note would be text.
    rest = rest.replace(note[0], "") if note else rest
    assert losses_of(word, made, f"{front}\n---\n{rest}").losses, f"without {lines[gone]!r}"


def test_the_same_picture_stands_as_often_as_in_word() -> None:
    word = described({"p": [{"picture": 90}, {"picture": 90}, "甲", {"picture": 90}]})
    made = imported(word)
    assert not losses_of(word, made).losses
    fewer = made.text.replace("![](files/picture-1.png)", "", 1)
    assert fewer != made.text
    assert [loss.kind.name for loss in losses_of(word, made, fewer).lost] == ["PICTURE"]


def _words(line: str) -> str:
    """A line without what the conversion itself puts into it."""
    without_tags = re.sub(
        r"</?(?:table|thead|tbody|tr|t[dh]|br|sub|sup|img)[^>]*>|files/picture-\d+\.png|&[#\w]+;", "", line
    )
    return re.sub(
        r"^\s*(?:[\d.]+\)?|[a-z]\.|（\d+）|[①-⑳])\s*|\[\^\d+\]:?|https://example\.org/a|!\[\]\(\)",
        "",
        without_tags,
    )
