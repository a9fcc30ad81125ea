"""Headings, clauses and references."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.document import ReferenceKind
from sop_plugin.reading.markdown.outline import read_body


def clauses(text: str) -> list[tuple[str, str, int, int]]:
    return [(c.key, c.title, c.line, c.end_line) for c in read_body(text, "a.md", 1).clauses]


def test_clauses_are_numbered_by_level_and_know_their_last_line() -> None:
    text = "## 目的\n甲\n## 工作程序\n### 接听\n乙\n### 转接\n#### 外线\n丙\n## 相关文件"
    assert clauses(text) == [
        ("1", "目的", 1, 2),
        ("2", "工作程序", 3, 8),
        ("2.1", "接听", 4, 5),
        ("2.2", "转接", 6, 8),
        ("2.2.1", "外线", 7, 8),
        ("3", "相关文件", 9, 9),
    ]


def test_a_jump_in_levels_counts_one_level_so_that_no_clause_is_zero() -> None:
    assert [key for key, *_ in clauses("## 甲\n#### 乙\n### 丙\n## 丁")] == ["1", "1.1", "1.2", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "```\n## no\n```",
        "~~~~ python\n## no\n~~~\n## no\n~~~~",
        "<!-- ## no\n## no\n-->",
        "    ## code by indentation",
        "`## no`",
    ],
)
def test_code_and_comments_hold_no_clauses(text: str) -> None:
    assert clauses(text) == []


def test_a_fence_inside_a_comment_and_a_comment_inside_a_fence_do_not_open() -> None:
    assert [c[1] for c in clauses("<!--\n```\n-->\n## 甲\n```\n<!--\n```\n## 乙")] == ["甲", "乙"]


def test_explicit_ids_and_closing_marks_are_not_part_of_the_title() -> None:
    body = read_body("## **响铃** 3 声 ## \n### 转接 {#transfer}", "a.md", 5)
    assert [(c.title, c.explicit_id, c.line) for c in body.clauses] == [
        ("响铃 3 声", None, 5),
        ("转接", "transfer", 6),
    ]
    assert body.clause_named("transfer") == body.clause_named("1.1")


def test_references_with_clause_text_and_columns() -> None:
    body = read_body("见 [[HT-SD-SOP-004#4.2|接听]] 和《客户档案表》、`[[no]]` 与 \\[[no]]", "docs/a.md", 10)
    found = [(r.kind, r.target, r.clause, r.text, str(r.place), r.end_column) for r in body.references]
    assert found == [
        (ReferenceKind.NUMBER, "HT-SD-SOP-004", "4.2", "接听", "docs/a.md:10:3", 27),
        (ReferenceKind.TITLE, "客户档案表", None, None, "docs/a.md:10:29", 36),
    ]


def test_an_unclosed_reference_is_kept_as_malformed() -> None:
    (reference,) = read_body("见 [[HT-SD-SOP-004 第 4 条", "a.md", 1).references
    assert reference.target.startswith("[[")


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("a `b` <!-- c -->\n```\nx\n```\n<!-- d\ne --> f", "a                \n   \n \n   \n      \n      f"),
        ("甲 ``a ` b`` 乙", "甲           乙"),
        ("- 项 `a\n  b` 乙\n\n      码", "- 项     \n     乙\n\n       "),
        ("| a | b |\n|---|---|\n| `x` | y |", "| a | b |\n|---|---|\n|     | y |"),
        ("甲 <b>乙</b> \\`丙\\`", "甲 <b>乙</b> \\`丙\\`"),
    ],
)
def test_prose_is_the_text_without_code_and_comments(text: str, prose: str) -> None:
    found = read_body(text, "a.md", 1).prose
    assert [line.rstrip() for line in found.split("\n")] == [line.rstrip() for line in prose.split("\n")]
    assert list(map(len, found.split("\n"))) == list(map(len, text.split("\n")))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("- 项\n  第二行 [[A]] 与\n  [[B]]", ["2:7", "3:3"]),
        ("> - 引 [[A]]\n>   [[B]]", ["1:7", "2:5"]),
        ("| a | [[A|x]] |\n|---|---|\n| x \\| y [[B]] | 《丙》 |", ["1:7", "3:10", "3:18"]),
        ("1、甲[[A]]\n   [[B]]", ["1:4", "2:4"]),
        ("术语\n:   见 [[A]]\n\n    [[B]]", ["2:7", "4:5"]),
        ("文[^1]\n\n[^1]: [[A]]\n    [[B]]", ["3:7", "4:5"]),
        ('!!! note "[[A]]"\n    [[B]]', ["1:11", "2:5"]),
        ("## 见 [[A]] ## {#x}", ["1:6"]),
        ("\t- 甲\n\n- [ ] [[A]]", ["3:7"]),
        ("<div>\n<b>[[A]]</b>\n</div>", ["2:4"]),
        ("*甲* **[[A]]**\n{: #x }", ["1:7"]),
        ("[文](b.md) 与 [[A]]", ["1:1", "1:13"]),
        ("甲\n===\n[[A]]", ["3:1"]),
    ],
)
def test_references_know_their_place_in_every_block(text: str, places: list[str]) -> None:
    found = read_body(text, "a.md", 1).references
    assert [f"{r.place.line}:{r.place.column}" for r in found] == places
    lines = text.split("\n")
    for reference in found:
        assert lines[reference.place.line - 1][reference.place.column - 1] in "[《"
        assert lines[reference.place.line - 1][reference.end_column - 2] in "])》"


def test_headings_are_those_that_are_drawn_as_such() -> None:
    text = "  ## 甲\n##乙\n\n丙\n---\n\n> ## 丁\n\n- ## 戊\n\n## `己` <b>庚</b> [辛](a.md) &amp; {#x .y}\n"
    found = read_body(text, "a.md", 1).headings
    assert [(h.title, h.line, h.underlined, h.explicit_id) for h in found] == [
        ("甲", 1, False, None),
        ("丙", 4, True, None),
        ("己 庚 辛 &", 11, False, "x"),
    ]


@pytest.mark.parametrize("written", ['{#"><script>}', "{#a b}", "{#}", "{}", "{onclick=x", "{#a/b}"])
def test_what_is_no_id_is_part_of_the_title(written: str) -> None:
    [heading] = read_body(f"## 甲 {written}", "a.md", 1).headings
    assert heading.explicit_id is None
    assert heading.title.startswith("甲 {")


def test_a_link_to_a_document_is_a_reference() -> None:
    body = read_body("[甲](b.md#c1), [乙][x], [丙](c.txt), [丁](https://x/d.md)\n\n[x]: ../e.md\n", "a.md", 1)
    assert [(r.kind, r.target, r.clause) for r in body.references] == [
        (ReferenceKind.LINK, "b.md", "c1"),
        (ReferenceKind.LINK, "../e.md", None),
    ]


@given(st.text(alphabet="#[]《》|`~<!->{}\\ \n甲a-=", max_size=200))
def test_any_text_has_an_outline(text: str) -> None:
    body = read_body(text, "a.md", 3)
    last = text.count("\n") + 3
    for clause in body.clauses:
        assert 3 <= clause.line <= clause.end_line <= last
        assert 0 not in clause.path
    assert len({c.path for c in body.clauses}) == len(body.clauses)
