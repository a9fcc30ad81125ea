"""Tables: by example, and in agreement with Python-Markdown."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from sop_plugin.reading.markdown.outline import read_body
from sop_plugin.reading.markdown.tables import Table, read_tables


def words(table: Table) -> list[list[str]]:
    """The rows as Python-Markdown shows them: as many cells as columns, and one empty row where there is none."""
    width = len(table.header)
    rows = [[cell.text for cell in row] for row in table.rows] or [[]]
    return [[cell.text for cell in table.header], *((row + [""] * width)[:width] for row in rows)]


class _Tables(Treeprocessor):
    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.found: list[list[list[str]]] = []

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            self.found.append([[(cell.text or "").strip() for cell in row] for row in table.iter("tr")])


class _Recorder(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:
        self.tables = _Tables(md)
        md.treeprocessors.register(self.tables, "recorder", 1000)  # before anything is done to the cells


def drawn(text: str) -> list[list[list[str]]]:
    """The tables that Python-Markdown makes of a text in which HTML is shown, as in controlled documents."""
    recorder = _Recorder()
    md = markdown.Markdown(extensions=["tables", recorder])
    md.preprocessors.deregister("html_block")
    md.convert(text)
    return recorder.tables.found


def one_blank(tables: list[list[list[str]]]) -> list[list[list[str]]]:
    return [[[" ".join(cell.split()) for cell in row] for row in table] for table in tables]


def test_cells_know_their_line_and_column() -> None:
    text = "前言\n\n| 步骤 |责任人|\n| --- | :-: |\n|  接起  | `a|b` |\n| 问候 |  |\n"
    [table] = read_tables(text, "docs/a.md", 10)
    assert (table.line, table.end_line) == (12, 15)
    assert [(c.text, str(c.place)) for c in table.header] == [
        ("步骤", "docs/a.md:12:3"),
        ("责任人", "docs/a.md:12:7"),
    ]
    assert [[(c.text, c.place.column) for c in row] for row in table.rows] == [
        [("接起", 4), ("`a|b`", 10)],
        [("问候", 3), ("", 8)],
    ]


def test_rows_keep_the_cells_that_were_written() -> None:
    [table] = read_tables("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n", "a.md", 1)
    assert [len(row) for row in table.rows] == [1, 3]


def test_bars_of_references_part_no_cells() -> None:
    text = "| a | b |\n|---|---|\n| [[HT-SD-SOP-004#2|接听]] | 《a|b》 |\n"
    body = read_body(text, "a.md", 1)
    [table] = read_tables(text, "a.md", 1, body.references)
    assert [cell.text for cell in table.rows[0]] == ["[[HT-SD-SOP-004#2|接听]]", "《a|b》"]


@pytest.mark.parametrize(
    "text",
    [
        "```\n| a | b |\n|---|---|\n```",
        "<!--\n| a | b |\n|---|---|\n-->",
        "    | a | b |\n    |---|---|",
        "\t| a | b |\n\t|---|---|",
        "文字\n| a | b |\n|---|---|",
        "| a | b |\n\n|---|---|",
        "| a | b |\n|---|",
        "| a | b",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert read_tables(text, "a.md", 1) == []


def test_comments_are_left_out_and_what_follows_keeps_its_column() -> None:
    text = "| a | b |\n|---|---|\n| <!-- | --> 甲 | 乙 |"
    [table] = read_tables(text, "a.md", 1)
    assert [(c.text, c.place.column) for c in table.rows[0]] == [("甲", 14), ("乙", 18)]


PIECES = ["|", "|", " ", "甲", "b", "\n", "\n\n", "---", "-|-", "|-|-|\n", "| a | b |\n", "| --- | --- |\n"]
PIECES += ["`", "``", "\\", "# ", "    ", "\t", "===", "***", ":"]


@given(st.lists(st.sampled_from(PIECES), max_size=18).map("".join))
def test_agrees_with_python_markdown(text: str) -> None:
    assert one_blank([words(table) for table in read_tables("\n" + text, "a.md", 1)]) == one_blank(
        drawn("\n" + text)
    )


ANYTHING = st.lists(
    st.sampled_from([*PIECES, "[[", "]]", "《", "》", "<!--", "-->", "```", "- ", "> "]) | st.text()
)


@given(ANYTHING.map("".join))
def test_every_cell_stands_where_it_says(text: str) -> None:
    body = read_body(text, "a.md", 3)
    lines = text.split("\n")
    for table in read_tables(text, "a.md", 3, body.references):
        for cells in (table.header, *table.rows):
            for cell in cells:
                line = lines[cell.place.line - 3]
                assert 1 <= cell.place.column <= len(line) + 1
                if "<!--" not in text:
                    assert line[cell.place.column - 1 :].startswith(cell.text)


def test_long_texts_take_no_quadratic_time() -> None:
    for text in ("# |\n|-|\n" * 40_000, "#\n" * 200_000, "|`" * 200_000, "|" + "\\" * 200_000, "-" * 300_000):
        read_tables("a|b\n-|-\n" + text, "a.md", 1)
