"""What CommonMark with GitHub's additions would show is shown: held against another implementation."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_text import drawn, drawn_html
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_structure import on_a_forge_html, structure

ROOT = Path(__file__).parents[3]
CORPUS = sorted((ROOT / "tests" / "markdown_corpus").glob("*.md"))
# Pages of the guide show boxes and ids behind headings, which are additions of ours.
DOCUMENTS = sorted(path for path in (ROOT / "docs").glob("*/*.md") if path.parent.name != "guide")


def body(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") else text


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpus_shows_what_a_forge_shows(path: Path) -> None:
    text = body(path)
    assert structure(drawn_html(text)) == structure(on_a_forge_html(text))


def test_our_own_manual_shows_what_a_forge_shows() -> None:
    assert len(DOCUMENTS) > 100
    different = [
        path.name
        for path in DOCUMENTS
        if structure(drawn_html(body(path))) != structure(on_a_forge_html(body(path)))
    ]
    assert different == []


BLOCKS = (
    ["- ", "* ", "+ ", "1. ", "2) ", "10. ", "> ", "    ", "   ", "  ", "\t", " "]
    + ["\n"] * 4
    + ["\n\n"] * 3
    + ["  \n", "\\\n", "---\n", "===\n", "***\n", "# ", "## ", "```\n", "~~~\n", "a", "bc"]
    + ["|", "| a | b |\n", "|---|---|\n", "[r]", "\n\n[r]: /u\n\n", "- [ ] ", "- [x] ", "(x)", "](y)", "!["]
    + ["<br>", "\n\n<div>\n\n", "\n\n</div>\n\n", "<!-- c -->", "`", "\\|", "\\#", "\\*"]
)
# Between Chinese words emphasis is read otherwise on purpose, and between figures.
IN_LATIN = [*BLOCKS, "*", "**", "_", "``", "~~", "&amp;", "&lt;"]
IN_CHINESE = [*(piece for piece in BLOCKS if piece != "* "), "字", "词。", "1", "，", "“", "Ａ"]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(IN_LATIN), max_size=24).map("".join))
def test_whatever_is_written_shows_what_a_forge_shows(text: str) -> None:
    assert without_breaks(drawn_html(text)) == without_breaks(on_a_forge_html(text))


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(IN_CHINESE), max_size=24).map("".join))
def test_whatever_is_written_in_chinese_shows_what_a_forge_shows(text: str) -> None:
    assert without_breaks(drawn_html(text)) == without_breaks(on_a_forge_html(text))


def without_breaks(html: str) -> str:
    """We break a line before what begins like an item and is none; hard breaks have tests of their own."""
    return "".join(piece for piece in structure(html) if piece != "<br>")


@settings(deadline=None)
@given(st.text(alphabet="#[]《》|`~<!->{}\\ \n\t甲a1-=*_:&;()（）、?+$^\"'/.", max_size=200))
def test_any_text_is_drawn(text: str) -> None:
    drawn(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "![" * 10_000,
        "> " * 5_000 + "a",
        "- " * 5_000 + "a",
        "*a **b " * 5_000,
        "<b>" * 20_000,
        "a|b\n-|-\n" + "|`" * 50_000,
        "a\n: " * 5_000,
        "`" * 20_000 + "a",
        "《" * 20_000,
        "$" * 20_000,
        "\\\\a" * 20_000,
        "<!--" * 20_000,
        "[^1]" * 10_000 + "\n\n[^1]: a",
        "(1) " * 20_000,
        "www." * 20_000,
        "{: " * 20_000,
        "-" + " " * 100_000 + "x",
        "| a |\n|" + " " * 100_000 + "x",
    ],
    ids=lambda text: text[:12],
)
def test_long_texts_take_no_quadratic_time(text: str) -> None:
    drawn_html(text)
