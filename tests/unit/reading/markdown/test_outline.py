"""Headings, clauses and references: by example, and in agreement with Python-Markdown."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from sop_plugin.model.document import ReferenceKind
from sop_plugin.reading.markdown.outline import mask, read_body


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


def test_masked_lines_keep_their_length() -> None:
    text = "a `b` <!-- c -->\n```\nx\n```\n<!-- d\ne --> f"
    masked = mask(text)
    assert [len(line) for line in masked.lines] == [len(line) for line in text.split("\n")]
    assert masked.lines[-1] == "      f"
    assert masked.comments == [(0, 6, 16), (4, 0, 6), (5, 0, 5)]


class _Collect(Extension):
    """Python-Markdown's own view: level and text of each heading at the margin."""

    def __init__(self, found: list[tuple[int, str]]) -> None:
        super().__init__()
        self.found = found

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        found = self.found

        class Processor(Treeprocessor):
            def run(self, root: Element) -> None:
                for element in root.iter():
                    if re.fullmatch("h[1-6]", element.tag):
                        found.append((int(element.tag[1]), "".join(element.itertext()).strip()))

        md.treeprocessors.register(Processor(md), "collect", 0)


_LINES = st.sampled_from(
    [
        "## 甲",
        "### 乙",
        "#### 丙 ####",
        "###### 丁",
        "##",
        "##戊",
        "文字",
        "",
        "",
        "- 项",
        "| a | b |",
        "> 引",
        "```",
        "~~~",
    ]
)


@given(st.lists(_LINES, max_size=14))
def test_agrees_with_python_markdown_about_headings(lines: list[str]) -> None:
    text = "\n".join(lines)
    theirs: list[tuple[int, str]] = []
    markdown.markdown(text, extensions=["pymdownx.superfences", "tables", _Collect(theirs)])
    ours = [(h.level, h.title) for h in read_body(text, "a.md", 1).headings]
    assert ours == theirs


@given(st.text(alphabet="#[]《》|`~<!->{}\\ \n甲a-=", max_size=200))
def test_any_text_has_an_outline(text: str) -> None:
    body = read_body(text, "a.md", 3)
    last = text.count("\n") + 3
    for clause in body.clauses:
        assert 3 <= clause.line <= clause.end_line <= last
        assert 0 not in clause.path
    assert len({c.path for c in body.clauses}) == len(body.clauses)
