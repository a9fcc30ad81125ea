"""The chart as SVG, and as a list."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from sop_plugin.rendering.flow_chart.draw import draw_chart
from sop_plugin.rendering.flow_chart.flow import flow_of
from sop_plugin.rendering.flow_chart.layout import lay_out
from sop_plugin.rendering.flow_chart.listing import flow_list
from sop_plugin.rendering.flow_chart.shapes import ChartWords
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

WORDS = ChartWords("开始", "结束", "是", "否", "责任人未写明")
SHARP = "<script>alert(\"1\")</script> & 'x'"


def drawn(steps: Any, title: str = "流程图：接听", description: str = "三步") -> str:
    return draw_chart(lay_out(flow_of(steps), WORDS), "flow-c4", title, description)


def sheets_of(svg: str) -> list[ElementTree.Element]:
    # What the test builds itself.
    return list(ElementTree.fromstring(f"<body>{svg}</body>"))


@pytest.fixture
def steps(make_table: Any) -> Any:
    return make_table(
        ("问候", "预订员", "20 秒内"),
        ("核对", "主管", "", [("不合格", 1), ("取消", None)]),
        ("录入", "预订员"),
    )


def test_the_drawing_says_what_it_is(steps: Any) -> None:
    (svg,) = sheets_of(drawn(steps))
    assert svg.get("role") == "img"
    assert [svg.find("title").text, svg.find("desc").text] == ["流程图：接听", "三步"]  # type: ignore[union-attr]
    assert svg.get("aria-labelledby") == svg.find("title").get("id")  # type: ignore[union-attr]


def test_every_word_is_text(steps: Any) -> None:
    texts = ["".join(text.itertext()) for text in sheets_of(drawn(steps))[0].iter("text")]
    for word in (
        "预订员",
        "主管",
        "开始",
        "问候",
        "20 秒内",
        "核对",
        "不合格？",
        "取消？",
        "是",
        "否",
        "录入",
        "结束",
        "1",
        "2",
        "3",
    ):
        assert word in texts


def test_words_of_the_document_are_data(make_table: Any) -> None:
    steps = make_table((SHARP, SHARP, SHARP, [(SHARP, 3)]), (SHARP, SHARP), (SHARP,))
    svg = drawn(steps, SHARP, SHARP)
    (sheet,) = sheets_of(svg)
    assert {e.tag for e in sheet.iter()} <= {
        "svg", "g", "title", "desc", "rect", "circle", "path", "polygon", "text", "tspan"
    }  # fmt: skip
    listed = flow_list(flow_of(steps), voice_in(Language.ZH_HANS), "x")
    assert "<script" not in svg + listed


def test_no_style_no_script_no_colour_of_its_own(steps: Any) -> None:
    svg = drawn(steps)
    assert not re.search(r'\s(?:style|on\w+|href)=|#[0-9a-f]{3,6}"|<style', svg)


def test_the_same_steps_give_the_same_bytes(steps: Any) -> None:
    assert drawn(steps) == drawn(steps)


def test_a_chart_too_tall_for_a_page_is_drawn_in_sheets(make_table: Any) -> None:
    rows = [(f"第{n}步的动作", f"岗位{n % 3}", "", [("不行", 2)] if n == 29 else []) for n in range(1, 31)]
    sheets = sheets_of(drawn(make_table(*rows)))
    assert len(sheets) > 1
    assert len({sheet.get("id") for sheet in sheets}) == len(sheets)
    heads = [[t.text for t in s.iter("text") if t.get("class") == "sop-flow__role"] for s in sheets]
    assert all(names == ["岗位1", "岗位2", "岗位0"] for names in heads)
    numbers = [t.text for s in sheets for t in s.iter("text") if t.get("class") == "sop-flow__number"]
    assert numbers == [str(n) for n in range(1, 31)]


def test_the_list_says_the_same_in_words(steps: Any) -> None:
    listed = flow_list(flow_of(steps), voice_in(Language.ZH_HANS), "sop-hidden")
    (ol,) = sheets_of(listed)
    assert [li.text for li in ol] == [
        "问候（预订员）",
        "核对（主管）；不合格 → 第 1 步；取消 → 结束",
        "录入（预订员）",
    ]
