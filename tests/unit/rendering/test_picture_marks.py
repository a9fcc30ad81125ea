"""Numbers of a text on the picture before them: drawn where the text says, said in words, linked to the step."""

from __future__ import annotations

from drawn_text import drawn
from html_tree import words

from sop_plugin.reading.markdown.parsed import ParsedText, read_inline
from sop_plugin.rendering.drawing import Drawing
from sop_plugin.rendering.harmless import make_harmless
from sop_plugin.rendering.plain_text import plain_text, short_name
from sop_plugin.rendering.text_tree import text_tree

LEGEND = """![电话机](img/phone.png)

- ①（左 35%，上 20%）第 2 步：拿起**听筒**
- ② (left 60%, top 55.5%) hold
"""


def test_numbers_are_drawn_over_the_picture_and_said_below_it() -> None:
    root = drawn(LEGEND)
    [picture] = root.iterfind("p/span")
    assert [child.tag for child in picture] == ["img", "svg"]
    drawing = picture[1]
    places = [(each.get("x"), each.get("y"), each.text) for each in drawing.iter("text")]
    assert places == [("35%", "20%", "1"), ("60%", "55.5%", "2")]
    # Who listens hears the words, and where they belong.
    assert drawing.get("aria-hidden") == "true"
    [legend] = root.iter("ul")
    assert legend.get("class") == "sop-legend"
    assert [words(item) for item in legend] == [
        "①（左 35%，上 20%）第 2 步：拿起听筒",
        "②(left 60%, top 55.5%) hold",
    ]
    before = len(list(drawing.iter()))
    make_harmless(root)
    assert [len(each.attrib) for each in drawing.iter("circle")] == [6, 6, 6, 6]
    assert len(list(drawing.iter())) == before


def test_a_cell_has_its_own_picture_and_each_number_its_line() -> None:
    root = drawn(
        "| 步骤 | 图 |\n|---|---|\n"
        "| 接起 | ![a](a.png) ①（左 5%，上 6%）听筒 ②（左 7%，上 8%）键 |\n"
        "| 挂机 | ①（左 9%，上 9%） |\n"
    )
    assert [each.get("x") for each in root.iter("text")] == ["5%", "7%"]
    first, second = root.iterfind("table/tbody/tr/td[2]")
    assert [child.tag for child in first] == ["span", "br", "span", "br", "span"]
    # Without a picture the place stays in the words.
    assert [each.get("class") for each in second] == ["sop-mark"]


def test_what_stands_beside_the_picture_is_not_drawn() -> None:
    root = drawn("![a](a.png)\n①（左 35%，上 120%）键\n\n## 另一条\n\n①（左 3%，上 2%）键\n\n折扣①（8%）")
    assert not list(root.iter("svg"))
    assert words(root).endswith("折扣①（8%）")


def test_a_step_that_is_named_is_linked() -> None:
    text = f"| 步骤 | 责任人 |\n|---|---|\n| 甲 | 乙 |\n| 丙 | 乙 |\n\n{LEGEND}"
    root = text_tree(ParsedText(text), Drawing(rows={2: "c4-1-s1", 3: "c4-1-s2"}, steps={0: 2}))
    [link] = root.iter("a")
    assert (link.get("href"), link.text) == ("#c4-1-s2", "第 2 步")
    assert "）第 2 步：拿起" in words(root)


def test_lists_and_searches_have_the_number_without_its_place() -> None:
    assert plain_text("![电话机](a.png) ①（左 5%，上 6%）听筒", short_name) == "电话机 ① 听筒"
    assert [token.type for token in read_inline("①（左 5%，上 6%）")] == ["picture_mark"]
