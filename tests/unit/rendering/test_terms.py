"""Defined terms in rendered text: marked once a clause, never inside a link, code or the definitions themselves."""

from __future__ import annotations

import pytest

from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.rendering.drawing import Drawing, HeadingMark
from sop_plugin.rendering.html_text import inner_html
from sop_plugin.rendering.terms import HREF_LATER, TermMark, Terms, link_terms, term_pattern
from sop_plugin.rendering.text_tree import text_tree

MEANINGS = {"超预订": "多于可用间数", "lead": 'a "prospect" <b>', "vip接待": "接待贵宾", "预订": "短"}


def mark_of(words: str) -> TermMark | None:
    key = "".join(words.split()).casefold()
    return TermMark(key, MEANINGS[key], f"../glossary/#t-{key}") if key in MEANINGS else None


def rendered(text: str, *left_out: str) -> str:
    pattern = term_pattern(["超预订", "Lead", "VIP 接待", "预订"])
    assert pattern is not None
    root = text_tree(parse(text), Drawing(headings={0: HeadingMark("1", "c1", "terms")}))
    link_terms(root, Terms(pattern, mark_of, frozenset(left_out)))
    return inner_html(root)


def marked(text: str, *left_out: str) -> list[str]:
    """The words that carry a meaning, in the order of the text."""
    pieces = rendered(text, *left_out).split('<span class="sop-term"')[1:]
    return [piece.partition(">")[2].partition("<")[0] for piece in pieces]


def test_a_term_tells_its_meaning_and_leads_to_the_glossary() -> None:
    html = rendered("发生超预订时")
    assert f'{HREF_LATER}="../glossary/#t-超预订"' in html
    assert 'title="多于可用间数"' in html
    assert ">超预订</span>时" in html


def test_a_meaning_is_data() -> None:
    assert 'title="a &quot;prospect&quot; &lt;b&gt;"' in rendered("one lead")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("超预订和超预订", ["超预订"]),
        ("超预订\n\n## 二\n\n超预订", ["超预订", "超预订"]),
        ("**超预订**，Lead，leads，vip接待", ["超预订", "Lead", "vip接待"]),
        ("vip  接待", ["vip  接待"]),
        ("先说 [超预订](x.html) 和 `超预订`", []),
        ("## 超预订", []),
        ("misleading leader", []),
        ("| 超预订 | b |\n| --- | --- |\n| 超预订 | 超预订 |", ["超预订"]),
        ("- 一\n- 超预订\n\n  超预订又来", ["超预订"]),
        ("超预订", ["超预订"]),
        ("预订、超预订、预订", ["预订", "超预订"]),
    ],
)
def test_where(text: str, found: list[str]) -> None:
    assert marked(text) == found


def test_the_definitions_themselves_stay_plain() -> None:
    text = "## 定义 {#terms}\n\n- **超预订**：……\n\n## 程序\n\n超预订时"
    assert marked(text, "terms") == ["超预订"]
    assert marked(text) == ["超预订", "超预订"]


@pytest.mark.parametrize("text", ["超预订", "发生超预订时，Lead 与 VIP 接待都要", "a 超预订 **b 超预订** c"])
def test_no_word_is_lost(text: str) -> None:
    plain = "".join(piece.partition(">")[2] for piece in f">{rendered(text)}".split("<"))
    assert plain.strip() == text.replace("**", "")


def test_without_terms_there_is_no_pattern() -> None:
    assert term_pattern([]) is None
    assert term_pattern([" "]) is None
