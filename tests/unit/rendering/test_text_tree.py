"""Markdown drawn: what people write beyond CommonMark, and what must not be lost on the way."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from drawn_text import drawn, drawn_html
from html_tree import words

from sop_plugin.rendering.drawing import Drawing, HeadingMark, LinkMark
from sop_plugin.words.language import Language

MARK = LinkMark("HT-1《甲*乙*》", "../HT-1/", '名称 "引号"', broken=False)


def items(root: Element) -> list[str]:
    return [words(item) for item in root.iter("li")]


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("1、洗手\n2、戴手套", "sop-numbers-comma", None),
        ("１、洗手\n２、戴手套", "sop-numbers-comma", None),
        ("3、 洗手\n4、 戴手套", "sop-numbers-comma", "3"),
        ("1）洗手\n2）戴手套", "sop-numbers-bracket", None),
        ("1) 洗手\n2) 戴手套", "sop-numbers-bracket", None),
        ("（1）洗手\n（2）戴手套", "sop-numbers-brackets", None),
        ("(1)洗手\n(2)戴手套", "sop-numbers-brackets", None),
        ("（１）洗手\n（２）戴手套", "sop-numbers-brackets", None),
        ("１．洗手\n２．戴手套", None, None),
        ("1．洗手\n2．戴手套", None, None),
        ("准备：\n1、洗手\n2、戴手套", "sop-numbers-comma", None),
    ],
)
def test_lists_numbered_as_chinese_texts_number_them(text: str, kind: str | None, start: str | None) -> None:
    root = drawn(text)
    [numbered] = root.iter("ol")
    assert items(root) == ["洗手", "戴手套"]
    assert (numbered.get("class"), numbered.get("start")) == (kind, start)


@pytest.mark.parametrize(
    "text",
    ["３．５ MPa 以上", "1．5 倍", "(021)58881234", "（2026）5 号", "1、", "(1) ", "12345、甲"],
)
def test_figures_at_the_beginning_of_a_line_are_no_numbers_of_items(text: str) -> None:
    assert words(drawn(f"甲\n{text}")).replace(" ", "").endswith(text.strip().replace(" ", ""))
    assert not list(drawn(f"甲\n{text}").iter("ol"))


def test_such_lists_hold_what_other_lists_hold() -> None:
    root = drawn("1、甲\n   - 内\n2、乙\n\n   段落\n\n   | a | b |\n   |---|---|\n   | 1 | 2 |\n3、丙\n")
    [numbered] = root.iter("ol")
    assert [child.tag for item in numbered for child in item] == ["p", "ul", "p", "p", "table", "p"]
    assert words(drawn("1、甲\n2、乙\n\n说明\n\n3、丙")) == "甲 乙 说明 丙"
    assert [ol.get("start") for ol in drawn("1、甲\n\n![](a.png)\n\n2、乙").iter("ol")] == [None, "2"]
    assert [ol.get("class") for ol in drawn("1. 甲\n1、乙").iter("ol")] == [None, "sop-numbers-comma"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("第一行\n第二行", "<p>第一行第二行</p>\n"),
        ("第一行，\n第二行", "<p>第一行，第二行</p>\n"),
        ("first\nsecond", "<p>first\nsecond</p>\n"),
        ("用 A\n型", "<p>用 A\n型</p>\n"),
        ("甲  \n乙", "<p>甲<br>\n乙</p>\n"),
        ("甲\n一、乙\n二、丙", "<p>甲<br>\n一、乙<br>\n二、丙</p>\n"),
        ("甲\n（一）乙", "<p>甲<br>\n（一）乙</p>\n"),
        ("甲\n① 乙", "<p>甲<br>\n① 乙</p>\n"),
        ("A. 甲\nB. 乙\n第二条 丙", "<p>A. 甲<br>\nB. 乙<br>\n第二条 丙</p>\n"),
        ("see step\n2.5 of this", "<p>see step\n2.5 of this</p>\n"),
        ("甲\n3. 乙", "<p>甲<br>\n3. 乙</p>\n"),
        ("**甲**\n乙", "<p><strong>甲</strong>乙</p>\n"),
    ],
)
def test_line_ends(text: str, html: str) -> None:
    assert drawn_html(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("600*400*300 和 2*3*4", "600*400*300 和 2*3*4"),
        ("10~20℃，周一~周五，30~40℃", "10~20℃，周一~周五，30~40℃"),
        ("~~删~~ ~删~", "<del>删</del> <del>删</del>"),
        ("**注意：**请先看", "<strong>注意：</strong>请先看"),
        ("请**“注意”**事项", "请<strong>“注意”</strong>事项"),
        ("**（重要）**的", "<strong>（重要）</strong>的"),
        ("**Note:**请", "<strong>Note:</strong>请"),
        ("这*是*的", "这<em>是</em>的"),
        (r"\\server\share\_共享 里", r"\\server\share\_共享 里"),
        (r"见\\192.168.1.5\质量部\#1。", r"见\\192.168.1.5\质量部\#1。"),
        (r"存 C:\temp\*.txt，D:\_资料\#表", r"存 C:\temp\*.txt，D:\_资料\#表"),
        (r"\*不是\* \\\\a\\b", r"*不是* \\a\b"),
        ("温度<5℃ 且 a<b", "温度&lt;5℃ 且 a&lt;b"),
        ("费用 $5 和 $6，$甲$", "费用 $5 和 $6，$甲$"),
        (
            "见 https://a.cn/b?c=d，及 www.b.cn。",
            '见 <a href="https://a.cn/b?c=d">https://a.cn/b?c=d</a>，及 <a href="http://www.b.cn">www.b.cn</a>。',
        ),
        ("发到 a.b@c.cn（甲）", '发到 <a href="mailto:a.b@c.cn">a.b@c.cn</a>（甲）'),
        ("(见 https://a.cn/x_(y).)", '(见 <a href="https://a.cn/x_(y)">https://a.cn/x_(y)</a>.)'),
        ("`https://a.cn` [https://a.cn](b)", '<code>https://a.cn</code> <a href="b">https://a.cn</a>'),
    ],
)
def test_chinese_text_is_read_as_a_person_reads_it(text: str, html: str) -> None:
    assert drawn_html(text) == f"<p>{html}</p>\n"


def test_formulas() -> None:
    root = drawn("能量 $E=mc^2$，\n\n$$\n\\frac{a}{b}\n$$\n\n$$x$$\n\n$\\frac{$")
    assert [math.get("display") for math in root.iter("math")] == ["inline", "block", "block"]
    assert [element.text for element in root.iter("mi")] == ["E", "m", "c", "a", "b", "x"]
    # What cannot be drawn is shown as it was written.
    assert [code.text for code in root.iter("code")] == ["\\frac{"]


def test_footnotes_stand_at_the_end_and_lead_back() -> None:
    root = drawn(
        "压力[^a]与[^b]，再[^a]。\n\n[^b]: 说明乙。\n[^a]: 说明甲。\n\n    第二段。\n[^c]: 无人提及。\n\n文[^d]\n"
    )
    marks = [link for link in root.iter("a") if link.get("class") == "footnote-ref"]
    assert [(mark.text, mark.get("href")) for mark in marks] == [
        ("1", "#fn-1"),
        ("2", "#fn-2"),
        ("1", "#fn-1"),
    ]
    [notes] = [e for e in root.iter("div") if e.get("class") == "footnote"]
    assert [(item.get("id"), words(item)) for item in notes.iter("li")] == [
        ("fn-1", "说明甲。 第二段。↩↩"),
        ("fn-2", "说明乙。↩"),
    ]
    backs = [link.get("href", "")[1:] for link in notes.iter("a")]
    ids = {element.get("id") for element in root.iter()}
    assert backs == ["fnref-1", "fnref-1-2", "fnref-2"]
    assert set(backs) <= ids
    # A mark without a note is text.
    assert "文[^d]" in words(root)


def test_a_footnote_can_mention_another() -> None:
    assert items(drawn("甲[^1]\n\n[^1]: 乙[^2]\n[^2]: 丙[^1]\n")) == ["乙2↩↩", "丙1↩"]


def test_formulas_as_a_forge_has_them_and_sizes_as_editors_write_them() -> None:
    assert "<msup>" in drawn_html("```math\nx^2\n```")
    assert drawn_html("$`x^2`$") == drawn_html("$x^2$")
    assert "<code>甲</code>" in drawn_html("$`甲`$")
    [wide] = drawn('<img src="a.png" style="zoom:1; width: 300px">').iter("img")
    [plain] = drawn('<img src="a.png" width="20" style="width:expression(1)">').iter("img")
    assert (wide.get("width"), plain.get("width"), plain.get("style")) == ("300", "20", None)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("续住客\n:   延长住宿的客人。", [("dt", "续住客"), ("dd", "延长住宿的客人。")]),
        ("甲\n: 一\n: 二", [("dt", "甲"), ("dd", "一"), ("dd", "二")]),
        ("甲\n乙\n: 一", [("dt", "甲"), ("dt", "乙"), ("dd", "一")]),
        ("甲\n\n:   一\n\n乙\n\n:   二", [("dt", "甲"), ("dd", "一"), ("dt", "乙"), ("dd", "二")]),
        ("甲\n:   一\n    续\n乙\n:   二", [("dt", "甲"), ("dd", "一续"), ("dt", "乙"), ("dd", "二")]),
        ("甲\n:   一\n\n    - 内\n", [("dt", "甲"), ("dd", "一 内")]),
    ],
)
def test_definition_lists(text: str, pairs: list[tuple[str, str]]) -> None:
    root = drawn(text)
    [found] = root.iter("dl")
    assert [(e.tag, words(e)) for e in found] == pairs


@pytest.mark.parametrize("text", ["比例\n:3", "甲：\n： 乙", ": 甲", "甲\n:\n"])
def test_a_colon_alone_defines_nothing(text: str) -> None:
    assert not list(drawn(text).iter("dl"))


def test_abbreviations_are_found_beside_chinese() -> None:
    root = drawn("VIP客人查房态表，VIPs 除外，`VIP`。\n\n*[VIP]: 贵宾\n*[房态]: 客房的状态\n")
    assert [(e.text, e.get("title")) for e in root.iter("abbr")] == [("VIP", "贵宾"), ("房态", "客房的状态")]


@pytest.mark.parametrize(
    ("kind", "look", "title"),
    [
        ("NOTE", "note", "说明"),
        ("TIP", "tip", "提示"),
        ("IMPORTANT", "info", "重要"),
        ("WARNING", "warning", "警告"),
        ("caution", "danger", "注意"),
    ],
)
def test_alerts(kind: str, look: str, title: str) -> None:
    root = drawn(f"> [!{kind}]\n> 甲\n>\n> - 乙\n")
    [box] = root.iter("div")
    assert box.get("class") == f"admonition {look}"
    assert [words(child) for child in box] == [title, "甲", "乙"]


def test_an_alert_in_english() -> None:
    assert words(drawn("> [!WARNING]\n> a", Drawing(Language.EN))) == "Warning a"


def test_boxes_hold_what_is_indented_below() -> None:
    root = drawn(
        '!!! warning "小心 **烫**"\n    甲\n\n    1. 乙\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n丙'
    )
    [box] = root.iter("div")
    assert [child.tag for child in box] == ["p", "p", "ol", "table"]
    assert words(box[0]) == "小心 烫"
    assert words(root).endswith("丙")
    assert "丙" not in words(box)


@pytest.mark.parametrize(
    ("written", "kind", "title"),
    [
        ("安全", "safety", "安全"),
        ("質量", "quality", "质量"),
        ("计量", "measurement", "计量"),
        ("故障", "fault", "故障"),
        ("fault", "fault", "故障"),
    ],
)
def test_boxes_of_the_kinds_that_procedures_need(written: str, kind: str, title: str) -> None:
    [box] = drawn(f"!!! {written}\n    先断电。\n").iter("div")
    assert (box.get("class"), [words(child) for child in box]) == (f"admonition {kind}", [title, "先断电。"])


def test_a_title_of_ones_own_does_not_hide_the_kind() -> None:
    [box] = drawn('!!! 故障 "断线"\n    回拨。\n').iter("div")
    assert words(box[0]) == "故障 · 断线"


def test_boxes_can_be_folded() -> None:
    [closed, opened] = drawn('??? note\n    甲\n\n???+ tip "乙"\n    丙').iter("details")
    assert [closed.get("open"), opened.get("open") is not None] == [None, True]
    assert [words(closed), words(opened)] == ["说明 甲", "乙 丙"]


def test_tasks_are_boxes_that_cannot_be_ticked() -> None:
    root = drawn("- [ ] 甲\n- [x] 乙\n- 丙")
    boxes = list(root.iter("input"))
    assert [(box.get("checked"), box.get("aria-label")) for box in boxes] == [
        (None, "未完成"),
        ("", "已完成"),
    ]
    assert all(box.get("disabled") is not None for box in boxes)
    assert items(root) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("打开<br>检查<BR/>关", "打开<br>检查<br>关"),
        ("H<sub>2</sub>O 与 m<sup>2</sup>", "H<sub>2</sub>O 与 m<sup>2</sup>"),
        (
            '<img src="a.png" width="300" height="20%" style="x">',
            '<img alt="" src="a.png" width="300" height="20%">',
        ),
        ("![图](a.png){width=300}", '<img src="a.png" alt="图" width="300">'),
        ("![图](a.png){: width=50% .x }", '<img src="a.png" alt="图" width="50%">'),
        ("![图](a.png){甲}", '<img src="a.png" alt="图">{甲}'),
        ('<font color="red">红</font><u>线</u>', "<span>红</span><u>线</u>"),
        ("a <b>粗", "a <b>粗</b>"),
        ("a </b> b", "a  b"),
        ("<kbd>Ctrl</kbd> <mark>亮</mark>", "<kbd>Ctrl</kbd> <mark>亮</mark>"),
        ("<widget>甲</widget>", "&lt;widget&gt;甲&lt;/widget&gt;"),
        ("a <!-- 注 --> b", "a  b"),
        ("a &nbsp;&lt;b&gt; &amp;", "a \xa0&lt;b&gt; &amp;"),
    ],
)
def test_a_safe_part_of_html_is_obeyed_and_the_rest_is_shown(text: str, html: str) -> None:
    found = drawn_html(text)
    assert found in (f"<p>{html}</p>\n", html)


def test_tables_of_html_keep_their_merged_cells() -> None:
    root = drawn(
        '<table border="1">\n<tr><th colspan="2">甲</th></tr>\n<tr><td rowspan="2" onclick="x">乙</td><td align="center">丙</td>'
        "</tr>\n<tr><td>丁<br>戊</td></tr>\n</table>\n"
    )
    [table] = root.iter("table")
    assert table.attrib == {}
    assert [cell.attrib for cell in root.iter("th")] == [{"colspan": "2"}]
    assert [(cell.attrib, words(cell)) for cell in root.iter("td")] == [
        ({"rowspan": "2"}, "乙"),
        ({"class": "sop-align-center"}, "丙"),
        ({}, "丁戊"),
    ]


def test_html_around_markdown() -> None:
    root = drawn(
        '<div align="center">\n\n![图](a.png)\n\n</div>\n\n<details>\n<summary>更多</summary>\n\n- 甲\n\n</details>\n\n后'
    )
    assert [child.tag for child in root] == ["div", "details", "p"]
    assert root[0].get("class") == "sop-align-center"
    assert [child.tag for child in root[1]] == ["summary", "ul"]


def test_html_that_is_never_closed_ends_with_its_block() -> None:
    root = drawn("- <b>甲\n- 乙\n\n<div>\n\n丙\n\n> </div>\n\n丁")
    assert [words(e) for e in root.iter("b")] == ["甲"]
    assert words(root) == "甲 乙 丙 丁"


def test_a_table_of_html_without_end_tags_is_a_table() -> None:
    root = drawn("<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>")
    assert [[words(cell) for cell in row] for row in root.iter("tr")] == [["甲", "乙"], ["丙", "丁"]]


def test_attributes_below_a_paragraph_name_it() -> None:
    [paragraph] = drawn("文字\n{: #note .important .sop-hidden onclick=x }\n").iter("p")
    assert paragraph.attrib == {"id": "note", "class": "important"}
    assert words(paragraph) == "文字"


def test_headings_have_their_number_and_both_addresses() -> None:
    headings = {0: HeadingMark("1", "c1", None), 2: HeadingMark("1.1", "c1-1", "answer")}
    [first, second] = [
        e
        for e in drawn("## 目的 ##\n\n### 接起 *电话* {#answer}\n", Drawing(headings=headings))
        if e.get("id")
    ]
    assert (first.get("id"), words(first)) == ("c1", "1 目的")
    assert (second.get("id"), words(second)) == ("answer", "1.1 接起 电话")
    assert second[0].attrib == {"id": "c1-1", "class": "sop-anchor"}


def test_an_id_that_is_none_is_text() -> None:
    root = drawn('### A {#"><script>alert(1)</script>}\n')
    assert words(root) == 'A {#"><script>alert(1)</script>}'


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ("见 [[HT-1]] 和 *乙*", (0, 2), "见 HT-1《甲*乙*》和 乙"),
        ("见[[HT-1]]，", (0, 1), "见HT-1《甲*乙*》，"),
        ("- 项\n  第二行 [[HT-1]]", (1, 6), "项第二行 HT-1《甲*乙*》"),
        ("| a | b |\n|---|---|\n| x | **[[HT-1|文]]** |", (2, 8), "a b x HT-1《甲*乙*》"),
        ("> - 引 [[HT-1]]", (0, 6), "引 HT-1《甲*乙*》"),
        ("<table><tr><td>[[HT-1]]</td></tr></table>", (0, 15), "HT-1《甲*乙*》"),
        ("文[^1]\n\n[^1]: 见 [[HT-1]]", (2, 8), "文1 见 HT-1《甲*乙*》↩"),
    ],
)
def test_references_are_drawn_where_they_stand(text: str, place: tuple[int, int], shown: str) -> None:
    root = drawn(text, Drawing(references={place: MARK}))
    assert words(root) == shown
    [link] = [e for e in root.iter("span") if e.get("class") == "sop-reference"]
    assert link.get("title") == MARK.title


@pytest.mark.parametrize(
    "text", ["`[[HT-1]]`", "\\[[HT-1]]", "[[1]](a.md)", "```\n[[HT-1]]\n```", "    [[HT-1]]"]
)
def test_what_is_no_reference(text: str) -> None:
    places = {(line, column): MARK for line in range(3) for column in range(12)}
    assert "sop-reference" not in drawn_html(text, Drawing(references=places))


def test_rows_have_the_names_that_they_are_given() -> None:
    root = drawn(
        "| 步骤 | 责任人 |\n| --- | --- |\n| 甲 | 乙 |\n| 丙 | 丁 |", Drawing(rows={2: "c1-s1", 3: "c1-s2"})
    )
    assert [row.get("id") for row in root.iter("tr")] == [None, "c1-s1", "c1-s2"]


def test_pictures_and_frames_from_elsewhere_are_links() -> None:
    root = drawn(
        '![图](https://x.cn/a.png) <img src="//x.cn/b.png" alt="乙"> <iframe src="https://x.cn"></iframe>'
    )
    assert not list(root.iter("img"))
    assert [(a.text, a.get("href")) for a in root.iter("a")] == [
        ("图", "https://x.cn/a.png"),
        ("乙", "//x.cn/b.png"),
    ]
    assert '<iframe src="https://x.cn">' in words(root)
