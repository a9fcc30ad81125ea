"""Markdown of comments: text of documents stays text, and what is too long says so."""

from __future__ import annotations

import pytest
from html_tree import parse
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sop_plugin.reporting.markdown import Block, code, limited, plain

FORGE = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])


def text_of(markdown: str) -> str:
    return "".join(parse(FORGE.render(markdown)).itertext()).strip()


@pytest.mark.parametrize(
    "text",
    [
        "接听电话（第 2 版）",
        "<script>alert(1)</script>",
        "a | b",
        "[点这里](https://evil.example)",
        "![x](y)",
        "*重要* _注意_ `code` ~~x~~",
        "# 标题",
        "1. 一",
        "- 一",
        "4.2 接起",
        "&lt;b&gt; &amp;",
        "$x$ ^1 a=b",
        "\\n \\",
        "HT-SD-SOP-004",
        "2026-11-21",
    ],
)
def test_text_reads_as_it_was_written(text: str) -> None:
    assert text_of(plain(text)) == text
    assert text_of(f"| a |\n| --- |\n| {plain(text)} |").split("\n")[-1].strip() == text


@given(st.text(max_size=60))
def test_no_text_makes_markup(text: str) -> None:
    html = FORGE.render(f"前 {plain(text)} 后").replace("<!-- -->", "")
    assert html.startswith("<p>前 ")
    assert html.count("<") == 2


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("@shen", "@<!-- -->shen"),
        ("见 #12", "见 \\#<!-- -->12"),
        ("!3", "\\!<!-- -->3"),
        ("https://evil.example", "https://<!-- -->evil.example"),
        ("www.evil.example", "www.<!-- -->evil.example"),
        ("3da1363515127ca2", "3da136<!-- -->3515127ca2"),
        ("20261121", "20261121"),
    ],
)
def test_nobody_is_called_and_nothing_linked(text: str, broken: str) -> None:
    assert plain(text) == broken


@pytest.mark.parametrize("text", ["docs/a b.md", "a`b", "``", "`x`", "a\nb", "x\u202ey"])
def test_code_is_one_span(text: str) -> None:
    html = FORGE.render(code(text))
    assert html.count("<code>") == 1
    assert text_of(code(text)) == " ".join(text.replace("\u202e", " ").split())


def test_code_in_a_table_keeps_its_cell() -> None:
    table = f"| a |\n| --- |\n| {code('a|b', in_table=True)} |"
    assert text_of(table).split("\n")[-1].strip() == "a|b"


def test_what_is_too_long_is_counted() -> None:
    blocks = [
        Block("# 题"),
        Block("## 甲", tuple(f"- {n}" + "字" * 50 for n in range(20))),
        Block("## 乙", ("- x",)),
    ]
    whole = limited(blocks, 10_000, "略去 {count} 项")
    assert "略去" not in whole
    assert whole.endswith("- x\n")
    short = limited(blocks, 500, "略去 {count} 项")
    assert len(short) <= 500
    kept = short.count("字" * 50)
    assert 0 < kept < 20
    assert short.endswith(f"略去 {21 - kept} 项\n")
    assert "乙" not in short
