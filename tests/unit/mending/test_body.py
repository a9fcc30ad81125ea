"""What is mended of a text, and what is left as it is."""

from __future__ import annotations

import unicodedata

import pytest
from drawn_text import drawn_html
from each_case import each_case
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_structure import on_a_forge_html, structure

from sop_plugin.mending.body import MendedBody, mended_document, mended_page
from sop_plugin.mending.mends import Tidying
from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.rules import all_rules


def mended(text: str) -> MendedBody:
    return mended_document(text, 1, "接听电话", "HT-SOP-004")


def names(body: MendedBody) -> list[str]:
    return [f"{mend.line} {mend.name}" for mend in body.mends]


MENDED: list[tuple[str, str, list[str]]] = [
    # Numbers of headings, where they are those that are printed or nobody cites any.
    ("## 一、目的\n\n### 1.1 甲\n", "## 目的\n\n### 甲\n", ["1 SOP308", "3 SOP308"]),
    ("## 第二章 范围\n", "## 范围\n", ["1 SOP308"]),
    ("## 第一章　总则\n", "## 总则\n", ["1 SOP308"]),
    ("## 1目的\n\n## 2范围\n", "## 目的\n\n## 范围\n", ["1 SOP308", "3 SOP308"]),
    ("## **4.1  登记** {#a}\n", "## **登记** {#a}\n", ["1 SOP308"]),
    ("## （一）目的\n\n## ② 范围\n", "## 目的\n\n## 范围\n", ["1 SOP308", "3 SOP308"]),
    # The title once more.
    ("# 接听电话\n\n## 目的\n", "## 目的\n", ["1 SOP303"]),
    ("接听电话\n====\n\n## 目的\n", "## 目的\n", ["1 SOP303"]),
    ("# HT-SOP-004 接听电话\n## 目的\n", "## 目的\n", ["1 SOP303"]),
    ("甲\n# 接听电话\n乙\n", "甲\n\n乙\n", ["2 SOP303"]),
    ("甲\n# 接听电话\n---\n", "甲\n\n---\n", ["2 SOP303"]),
    # Levels of headings: chapters that begin too deep, or at the level of the title; and underlined ones.
    (
        "### 第一章 总则\n\n#### 甲\n\n### 第二章 职责\n",
        "## 总则\n\n### 甲\n\n## 职责\n",
        ["1 SOP302", "1 SOP308", "3 SOP302", "5 SOP302", "5 SOP308"],
    ),
    ("# 目的\n\n## 甲\n\n# 范围\n", "## 目的\n\n### 甲\n\n## 范围\n", ["1 SOP303", "3 SOP303", "5 SOP303"]),
    ("目的\n===\n\n## 范围\n", "## 目的\n\n## 范围\n", ["1 SOP306"]),
    # Blank lines.
    ("要准备：\n- 手套\n", "要准备：\n\n- 手套\n", ["2 blank-line-above"]),
    ("如下：\n| a | b |\n|---|---|\n", "如下：\n\n| a | b |\n|---|---|\n", ["2 blank-line-above"]),
    ("步骤：\n3. 丙\n4. 丁\n", "步骤：\n\n3. 丙\n4. 丁\n", ["2 SOP351"]),
    ("- 甲\n| a | b |\n|---|---|\n", "- 甲\n\n| a | b |\n|---|---|\n", ["2 SOP353"]),
    # Nested lists, with all that stands in them.
    (
        "1. 准备\n  - 手套\n\n    再说\n2. 清洗\n",
        "1. 准备\n   - 手套\n\n     再说\n2. 清洗\n",
        ["2 SOP363"],
    ),
    (
        "1. 准备\n  1. 手套\n  2. 口罩\n2. 清洗\n",
        "1. 准备\n   1. 手套\n   2. 口罩\n2. 清洗\n",
        ["2 SOP363", "3 SOP363"],
    ),
    ("10. 准备\n\t- 手套\n", "10. 准备\n\t- 手套\n", []),
    ("10. 准备\n   - 手套\n     - 左\n", "10. 准备\n    - 手套\n      - 左\n", ["2 SOP363"]),
    # Marks.
    ("＃＃ 目的\n", "## 目的\n", ["1 SOP351"]),
    ("##目的\n", "## 目的\n", ["1 SOP351"]),
    ("－ 手套\n－ 口罩\n", "- 手套\n- 口罩\n", ["1 SOP351", "2 SOP351"]),
    ("1.洗手\n2.戴手套\n", "1. 洗手\n2. 戴手套\n", ["1 SOP351", "2 SOP351"]),
    ("1)洗手\n2)擦干\n", "1) 洗手\n2) 擦干\n", ["1 SOP351", "2 SOP351"]),
    ("－　手套\n", "- 手套\n", ["1 SOP351"]),
    ("| a | b |\n|---|\n| 1 | 2 |\n", "| a | b |\n| --- | --- |\n| 1 | 2 |\n", ["1 SOP353"]),
    ("１．洗手\n   - 深\n", "1. 洗手\n    - 深\n", ["1 wide-number"]),
    ("１）洗手\n", "1) 洗手\n", ["1 wide-number"]),
    ("- １．洗手\n     再洗\n", "- 1. 洗手\n      再洗\n", ["1 wide-number"]),
    ("> １．洗手\n>    - 深\n", "> 1. 洗手\n>     - 深\n", ["1 wide-number"]),
    ("（１）洗手\n", "（1）洗手\n", ["1 wide-number"]),
    ("按 ＊＊要点＊＊ 做\n", "按 **要点** 做\n", ["1 SOP352"]),
    ("甲［^1］。\n\n［^1］：注\n", "甲[^1]。\n\n[^1]: 注\n", ["1 SOP351", "3 SOP351"]),
    ("术语\n：含义\n", "术语\n: 含义\n", ["2 SOP351"]),
    ("见 [甲] (a.md) 和【乙】(b.md)\n", "见 [甲](a.md) 和[乙](b.md)\n", ["1 SOP351"]),
    ("见［表］（a.md）和［图］（b.md）\n", "见[表](a.md)和[图](b.md)\n", ["1 SOP351"]),
    (
        "｜ 步骤 ｜ 人 ｜\n｜ —— ｜ ：－－ ｜\n｜ 开 ｜ 甲 ｜\n",
        "| 步骤 | 人 |\n| --- | :--- |\n| 开 | 甲 |\n",
        ["1 SOP353"],
    ),
    # Tables drawn with dashes and corners.
    (
        "步骤    责任人\n------  ------\n接起    文员\n复述\n\n完\n",
        "| 步骤 | 责任人 |\n| --- | --- |\n| 接起 | 文员 |\n| 复述 |  |\n\n完\n",
        ["1 SOP367"],
    ),
    (
        "甲\n+----+------+\n| a  | b    |\n+====+======+\n| 1  | 甲   |\n|    | 乙   |\n+----+------+\n",
        "甲\n\n| a | b |\n| --- | --- |\n| 1 | 甲乙 |\n",
        ["2 SOP367"],
    ),
    # Spacing.
    ("甲 \n\n乙\t\n", "甲\n\n乙\n", ["1 trailing-blanks", "3 trailing-blanks"]),
    ("甲  \n乙  \n", "甲  \n乙\n", ["2 trailing-blanks"]),
    # A bar in words would part them, and the last of them would not be shown.
    ("｜甲｜乙｜\n｜－｜－｜\n｜`a｜b`｜c｜\n", "｜甲｜乙｜\n｜－｜－｜\n｜`a｜b`｜c｜\n", []),
    ("甲\\ \n乙\\\t\n丙\n", "甲\\ \n乙\\\t\n丙\n", []),
    ("\u200b- 甲\u2060乙\n", "- 甲乙\n", ["1 SOP361"]),
]


@each_case("before, after, mends", MENDED)
def test_it_is_mended(before: str, after: str, mends: list[str]) -> None:
    body = mended(before)
    assert body.text == after
    assert names(body) == mends


def test_every_rule_that_says_so_is_mended() -> None:
    told = {name.split()[1] for _, _, mends in MENDED for name in mends}
    of_files = {"SOP002", "SOP008"}
    assert {rule.code for rule in all_rules().values() if rule.mendable} == (
        {name for name in told if name.startswith("SOP")} | of_files
    )
    assert {each.value for each in Tidying} == (
        {name for name in told if not name.startswith("SOP")} | {"last-line-end"}
    )


@each_case(
    "text",
    [
        "```\n－ x  \n1.洗手\n##目的\n\u200b\n```\n",
        "    －  x  \n",
        "<div>\n－ x  \n##目的\n</div>\n",
        "<!--\n- x \n-->\n",
        "$$\na  \n$$\n",
        "`a\u200bb`\n",
        "甲  \n乙\n",
        "👨\u200d👩\u200d👧\n",
        # Judgement: a year, a sloppy blank, another title, a title that is referred to, a way of numbering.
        "建于\n2024. 年\n",
        "- 甲\n - 乙\n",
        "# 别的题目\n\n## 目的\n",
        "## 目的\n\n#### 甲\n",
        "目的\n---\n",
        "# 接听电话 {#top}\n\n## 目的\n",
        "1、洗手\n2、擦干\n",
        "（1）洗手\n",
        "- 甲\n  - 乙\n- 丙\n",
        "## 24 小时服务\n",
        "## 1号楼\n",
        "| a | b |\n|---|\n| 1 | 2 | 3 |\n",
        "前\u200b<!-- x -->\n",
        "1. 甲\n- 乙\n2. 丙\n",
        # Deeper, the tab of the code would be another number of blanks.
        "1. 甲\n  - 乙\n\n    ```\n    \tx\n    ```\n",
    ],
)
def test_it_is_left_as_it_is(text: str) -> None:
    assert mended(text) == MendedBody(text, (), ())


def test_a_list_within_an_item_stays_close_to_its_words() -> None:
    """A blank line there would part the items of the outer list as well."""
    text = "- 甲\n  - 乙\n- 丙\n"
    assert mended(text).text == text


def test_a_number_that_is_not_the_printed_one_stays_where_the_text_cites_clauses() -> None:
    text = "## 一、目的\n\n见第三条。\n\n## 三、范围\n"
    body = mended(text)
    assert body.text == "## 目的\n\n见第三条。\n\n## 三、范围\n"
    [left] = body.left
    assert (left.rule.code, left.line) == ("SOP308", 5)
    assert mended("## 一、目的\n\n## 三、范围\n").left == ()


def test_a_page_has_headings_of_its_own() -> None:
    text = "# 接听电话\n\n## 一、目的\n\n##缺空格\n\n- 甲 \n"
    assert mended_page(text, 4).text == text.replace("甲 ", "甲")
    assert [mend.line for mend in mended_page(text, 4).mends] == [10]


PIECES = (
    [
        "- ",
        "* ",
        "1. ",
        "2. ",
        "3. ",
        "１．",
        "２．",
        "1.洗",
        "2.擦",
        "－ ",
        "•",
        "> ",
        "  ",
        "   ",
        "    ",
        "\t",
        " ",
    ]
    + ["\n"] * 6
    + ["\n\n"] * 3
    + [
        "  \n",
        " \n",
        "##目的\n",
        "＃ 题\n",
        "# 接听\n",
        "```\n",
        "｜ a ｜ b ｜\n",
        "｜ － ｜ － ｜\n",
        "| a | b |\n",
        "|---|---|\n",
    ]
    + [
        "字",
        "词。",
        "a",
        "\u200b",
        "\ufeff",
        "＊＊重＊＊",
        "［x］（a.md）",
        "《文》",
        "：\n",
        "<div>\n",
        "</div>\n\n",
        "`",
        "[r]: /u\n",
    ]
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


@settings(deadline=None, max_examples=250)
@given(TEXTS)
@example("1.洗\n2.擦\n\n- \n  \n  1. 字")
@example("- 字\n ＃ 题\n   - 字\n１．字\n  - 字")
def test_the_words_stay_code_stays_and_a_second_time_changes_nothing(text: str) -> None:
    once = mended(text)
    assert mended(once.text).text == once.text
    assert mended(once.text).mends == ()
    assert letters(once.text) == letters(text)
    assert verbatim(once.text) == verbatim(text)


def verbatim(text: str) -> list[str]:
    kinds = ("fence", "code_block", "html_block")
    return [token.content for token in parse(text).tokens if token.type in kinds]


@settings(deadline=None, max_examples=250)
@given(TEXTS.filter(lambda text: "［" not in text))
@example("- １．")
@example("> １．字")
def test_what_was_mended_shows_what_a_forge_shows(text: str) -> None:
    once = mended(text).text
    assert without_breaks(drawn_html(once)) == without_breaks(on_a_forge_html(once))


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_a_page_shows_the_same_lists_or_deeper_ones(text: str) -> None:
    once = mended_page(text, 1).text
    assert mended_page(once, 1).text == once
    assert letters(once) == letters(text)


def without_breaks(html: str) -> str:
    return "".join(piece for piece in structure(html) if piece != "<br>")


@pytest.mark.parametrize("line", ["1.洗手\n", "  - 甲\n1. 乙\n", "｜ a ｜\n", "\u200b字\n", "## 一、甲\n"])
def test_long_texts_take_no_quadratic_time(line: str) -> None:
    assert mended(line * 800).text
