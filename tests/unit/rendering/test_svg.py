"""Drawings as text: escaping, numbers, and the room that words take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from svg_layout import read_drawing

from sop_plugin.rendering.svg import drawing, element, lines, shortened, text_width, wrap

EVIL = "</svg><script>alert(1)</script>\"'&\x00\x1b"


def test_an_element_is_escaped_and_short() -> None:
    made = element(
        "rect", x=1.0, y=-0.001, width=2.345, class_="a", text_anchor="end", fill=None, viewBox="0"
    )
    assert made == '<rect x="1" y="0" width="2.35" class="a" text-anchor="end" viewBox="0"></rect>'
    assert element("g", "<b>", element("a", href='"')) == '<g>&lt;b&gt;<a href="&#34;"></a></g>'


@given(st.text())
def test_whatever_is_written_is_well_formed_xml(words: str) -> None:
    made = element("g", element("text", words, aria_label=words))
    assert [e.tag for e in read_drawing(made).iter()] == ["g", "text"]


def test_a_drawing_names_itself() -> None:
    tree = read_drawing(
        drawing("plan", width=10, height=5.5, title=EVIL, description="说明", class_="c", role="group")
    )
    ids = {e.get("id"): "".join(e.itertext()) for e in tree if e.get("id")}
    assert ids[tree.get("aria-labelledby")] == EVIL.replace("\x00\x1b", "")
    assert ids[tree.get("aria-describedby")] == "说明"
    assert (tree.get("viewBox"), tree.get("role")) == ("0 0 10 5.5", "group")


@pytest.mark.parametrize(("words", "width"), [("规程", 2), ("，（", 2), ("A", 0.66), ("a ", 1.1), ("", 0)])
def test_chinese_takes_one_em_and_latin_about_half(words: str, width: float) -> None:
    assert text_width(words) == pytest.approx(width)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("接听电话并记录", ("接听电话", "并记录")),
        ("接听电话，记录", ("接听电", "话，记录")),
        ("记录（见表）后", ("记录（见", "表）后")),
        ("use a form", ("use a", "form")),
        ("HT-SD-SOP-004", ("HT-SD-", "SOP-00", "4")),
        ("", ()),
        ("   ", ()),
    ],
)
def test_lines_break_where_people_break_them(words: str, expected: tuple[str, ...]) -> None:
    assert wrap(words, 4) == expected


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("接听电话并记录来电", 4, 2) == ("接听电话", "并记录…")
    assert wrap("接听电话", 4, 1) == ("接听电话",)
    assert shortened("电话销售程序与标准", 5) == "电话销售…"
    assert shortened("", 5) == ""


@given(st.text(), st.integers(2, 12))
def test_no_line_is_wider_than_asked_and_nothing_is_lost(words: str, width: int) -> None:
    found = wrap(words, width)
    assert all(text_width(line) <= width + 1e-9 for line in found)
    assert "".join("".join(found).split()) == "".join("".join(wrap(words, 10_000)).split())
    assert all(text_width(line) <= width + 1e-9 for line in wrap(words, width, 1))


def test_lines_stand_below_each_other() -> None:
    made = lines(3, 10, ("一", "二"), 20, class_="name", anchor="middle")
    assert made == (
        '<text x="3" y="10" class="name" text-anchor="middle">'
        '<tspan x="3">一</tspan><tspan x="3" dy="20">二</tspan></text>'
    )
    assert lines(3, 10, (), 20) == ""
