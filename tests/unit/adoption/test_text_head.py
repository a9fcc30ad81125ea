"""The head of a foreign text: which of its words are facts of the document, and which are its text."""

from __future__ import annotations

from sop_plugin.adoption.text_head import read_head

PAIRS = """# 记录控制

| 文件编号 | QP-09 | 版本 | A/0 |
|---|---|---|---|
| 生效日期 | 2026年3月1日 | 状态 | 受控 |
| 编制 | 唐一宁 | 公司 | 云岭 |

## 目的
"""
LINES = """# Record control

**Document Number:** SOP-009
**Version**: 2.0 | **Owner:** Sales
Retained by: nobody knows

- Effective Date: 1 March 2026

## Purpose

**Version:** 9
"""


def test_effective_alone_is_the_day() -> None:
    head = read_head(
        "| Document Number | SOP-002 | Effective | 1 March 2026 |\n|---|---|---|---|\n\n## Purpose\n"
    )
    assert head.values("effective") == ("1 March 2026",)


def test_a_table_of_labels_beside_their_values() -> None:
    head = read_head(PAIRS)
    assert (head.title, list(head.title_lines), sorted(head.gone)) == ("记录控制", [0], [2, 3, 4, 5])
    assert {name: head.values(name) for name in ("number", "revision", "effective", "status")} == {
        "number": ("QP-09",),
        "revision": ("A/0",),
        "effective": ("2026年3月1日",),
        "status": ("受控",),
    }
    assert [(f.label, f.value) for f in head.facts if f.meaning is None] == [("公司", "云岭")]


def test_a_table_of_labels_above_their_values_and_one_with_a_head() -> None:
    above = read_head("| 编号 | 名称 | 版次 |\n|--|--|--|\n| X-1 | 甲 | 2 |\n")
    assert (above.values("number"), above.values("title"), above.values("revision")) == (
        ("X-1",),
        ("甲",),
        ("2",),
    )
    headed = read_head("| 项目 | 内容 |\n|--|--|\n| 文件编号 | X-1 |\n| ![标](a.png) | 名称：甲 |\n")
    assert (headed.values("number"), headed.values("title")) == (("X-1",), ("甲",))
    assert headed.pictures == ("![标](a.png)",)


def test_lines_of_labels_and_one_that_nobody_knows_stays() -> None:
    head = read_head(LINES)
    assert sorted(head.gone) == [2, 3, 6]
    assert head.values("revision") == ("2.0",)  # and not what a chapter says
    assert head.values("department") == ("Sales",)
    assert head.values("effective") == ("1 March 2026",)


def test_a_single_line_behind_other_facts_is_one() -> None:
    table = "| 文件编号 | QA-SOP-011 |\n|---|---|\n| 版本 | 2 |\n\n"
    assert read_head(f"# 甲\n\n{table}**关键词：** 清洁、消毒\n\n## 目的\n").values("keywords") == (
        "清洁、消毒",
    )
    assert read_head("# 甲\n\n**关键词：** 清洁、消毒\n\n## 目的\n").facts == ()


def test_tables_and_lines_of_the_text_are_no_facts() -> None:
    for body in (
        "# 甲\n\n| 步骤 | 操作 | 版本 |\n|--|--|--|\n| 1 | 接 | 2 |\n",
        "# 甲\n\n| 版本 | 日期 | 修订内容 |\n|--|--|--|\n| 1.0 | 2020-01-01 | 首次发布 |\n",
        "# 甲\n\n版本：见下\n\n正文。\n",
        "# 甲\n\n## 目的\n\n| 文件编号 | X-1 |\n|--|--|\n| 版本 | 2 |\n",
    ):
        head = read_head(body)
        assert (head.title, head.facts, head.gone) == ("甲", (), frozenset()), body


def test_what_is_no_title() -> None:
    assert read_head("# 目的\n\n甲\n\n# 范围\n").title == ""
    assert read_head("## 甲\n\n## 乙\n").title == ""
    assert read_head("## 甲\n\n### 乙\n").title == "甲"
    linked = read_head("# 甲 {#a}\n")
    assert (linked.title, list(linked.title_lines)) == ("甲", [])


def test_labels_in_a_quotation_and_behind_each_other() -> None:
    head = read_head("記錄\n===\n\n> **編號**：`X-1`  \n> **審核**：[陸](x.md)\n\n> [!NOTE]\n> 注意：版本\n")
    assert (head.title, head.values("number"), sorted(head.gone)) == ("記錄", ("X-1",), [3, 4])
    in_one = read_head("# 甲\n\n文件编号：X-1 版本：2 生效日期：2024-01-02\n")
    assert [fact.value for fact in in_one.facts] == ["X-1", "2", "2024-01-02"]


def test_a_chapter_in_which_a_document_speaks_of_itself() -> None:
    body = "# 甲\n\n## 1. 文档信息\n\n| 字段 | 内容 |\n|--|--|\n| **文档编号** | `X-1` |\n| **版本** | v1.0 |\n\n---\n\n## 2. 目的\n\n乙。\n"
    head = read_head(body)
    assert (head.values("number"), head.values("revision")) == (("X-1",), ("v1.0",))
    assert [line for index, line in enumerate(body.split("\n")) if index not in head.gone] == [
        *("# 甲", "", "## 2. 目的", "", "乙。", "")
    ]
    kept = read_head(
        "# 甲\n\n## Metadata\n\n**Document Number:** X-1\n\n**Domain:** a\n\n**Owner ID:** b\n\n## Purpose\n"
    )
    assert (kept.values("number"), sorted(kept.gone)) == (
        ("X-1",),
        [4],
    )  # somebody must see what the others say


def test_a_head_of_html_with_merged_cells() -> None:
    text = (
        "<table>\n<tr><td rowspan=2><img src='logo.png'></td><td>文件编号</td><td>QP-09</td><td>版次</td><td>1</td></tr>\n"
        "<tr><td>生效日期</td><td>2026年3月1日</td><td>复审周期</td><td>两年</td></tr>\n"
        "<tr><td>编制</td><td colspan=2>唐一宁</td><td>公司</td><td>云岭</td></tr>\n</table>\n\n**记录控制规定**\n\n## 目的\n"
    )
    head = read_head(text)
    assert (head.title, head.title_lines) == ("记录控制规定", range(6, 7))
    assert [(name, head.values(name)) for name in ("number", "revision", "effective", "review.every")] == [
        ("number", ("QP-09",)),
        ("revision", ("1",)),
        ("effective", ("2026年3月1日",)),
        ("review.every", ("两年",)),
    ]
    assert head.gone == frozenset(range(5))


def test_a_bold_line_names_the_text_only_where_no_heading_does() -> None:
    assert read_head("**记录控制规定**\n\n### 目的\n").title == "记录控制规定"
    assert read_head("# 记录控制\n\n**注意**\n\n## 目的\n").title == "记录控制"
    for text in ("**目的**\n\n甲\n", "前言\n\n**记录控制规定**\n", "**编号：** QP-09\n", "**甲** 乙\n"):
        assert read_head(text).title == ""
